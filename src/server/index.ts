export { ApiFabric, type AccessToken, type ApiFabricOptions } from './api-fabric.js';
export { cecPagePath, cecVisitorRequest, type CecVisitor } from './cec-visitor.js';
export type { Clock } from './clock.js';
export { createCecAuthorization } from './create-cec-authorization.js';
export { createCecToken, type CecTokenRequest } from './create-cec-token.js';
export type { HuaweiCecAuthorization, HuaweiCecCredential, SipCredential } from './credentials.js';
export { IssueError, type IssueErrorCode, type IssueErrorDetail } from './issue-error.js';
export { signRequest, type AuthV2Deviation, type AuthV2Key, type SignableRequest } from './sign-request.js';
export { RequestVerifier, type AuthV2Verdict } from './verify-request.js';
