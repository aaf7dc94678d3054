export type { HuaweiCecAuthorization, HuaweiCecCredential, SipCredential } from './credentials.js';
