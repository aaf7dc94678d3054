export { ApiFabric, type AccessToken, type ApiFabricOptions } from './api-fabric.js';
export { cecPagePath, cecVisitorRequest, type CecVisitor } from './cec-visitor.js';
export type { Clock } from './clock.js';
export { createAuthEndpoint, type CreateAuthOptions } from './create-auth-endpoint.js';
export { createCecAuthorization } from './create-cec-authorization.js';
export { createCecToken, type CecTokenRequest } from './create-cec-token.js';
export { createTcccToken, type TencentTokenErrorCode, type TencentTokenRequest } from './create-tccc-token.js';
export {
  createSdkAuthentication,
  type ItniotechOptions,
  type SdkAuthentication,
  type SdkAuthenticationRequest,
} from './create-sdk-authentication.js';
export { createSipCredential, createTurnCredential } from './create-sip-credential.js';
export { credentialEndpoint, type CredentialEndpointOptions } from './credential-endpoint.js';
export type {
  HuaweiCecAuthorization,
  HuaweiCecCredential,
  HuaweiCecVisitorToken,
  SipCredential,
  TencentTcccCredential,
  TencentTcccToken,
} from './credentials.js';
export type { Caller, Endpoint, EndpointOptions } from './endpoint.js';
export type { HuaweiCecOptions, HuaweiCecPageOptions } from './huawei-cec-routes.js';
export { IssueError, type IssueErrorCode, type IssueErrorDetail } from './issue-error.js';
export type { PushAuthorization } from './push-authority.js';
export { ItniotechError, type ItniotechProblem } from './itniotech-error.js';
export { itniotechSignature, type ItniotechKey } from './itniotech-signature.js';
export type { Rate } from './rate-limit.js';
export { createSdkToken, verifySdkToken } from './sdk-token.js';
export { signRequest, type AuthV2Deviation, type AuthV2Key, type SignableRequest } from './sign-request.js';
export type { TcccCallRecord, TcccCallType, TcccParticipant, TcccRecordAgent } from './tccc-call-record.js';
export { TencentCloud, type TencentCloudOptions } from './tencent-cloud.js';
export { tencentPushEndpoint, type TencentPushEndpointOptions } from './tencent-push-endpoint.js';
export { signTencentRequest, type TencentKey, type TencentRequest } from './tencent-signature.js';
export { tencentTcccEndpoint, type TencentTcccEndpointOptions } from './tencent-tccc-endpoint.js';
export { toNodeHandler, type NodeRequest, type NodeResponse } from './to-node-handler.js';
export { validationEndpoint, type ValidationEndpointOptions, type ValidationRequest } from './validation-endpoint.js';
export { RequestVerifier, type AuthV2Verdict } from './verify-request.js';
export type { Identified, VisitorBookOptions } from './visitor-book.js';
export { createVisitorToken, verifyVisitorToken, type VouchedVisitor } from './visitor-token.js';
export type { Visitor } from './visitor.js';
