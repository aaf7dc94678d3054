export type { DialPlan, PhoneFactory } from '../../contracts/click-to-call-backend.js';
export type { HuaweiCecAuthorization, HuaweiCecCredential } from '../../contracts/credential-source.js';
export type { HuaweiCecLog, HuaweiCecLogEntry, HuaweiCecLogEvent } from './cec-log.js';
export { type HuaweiCecBackend, huaweiCec } from './huawei-cec.js';
export type { HuaweiCecOptions, HuaweiCecPageOptions, HuaweiCecRestOptions } from './huawei-cec-options.js';
export type { CredentialRequest, HuaweiCecCredentialSource } from './rest-pass.js';
export type { VendorUi } from './vendor-ui.js';
