export type { DialPlan, PhoneFactory } from '../../contracts/click-to-call-backend.js';
export type { CredentialSource, SipCredential } from '../../contracts/credential-source.js';
export { anonymousSip } from './anonymous-sip.js';
export type { AnonymousSipOptions } from './anonymous-sip-options.js';
export { sip, type SipBackend } from './sip-backend.js';
export type { IdentityHeader } from './caller-identity.js';
export type { RedirectPolicy } from './further-tries.js';
export type { SipLog, SipLogEntry, SipLogEvent } from './sip-log.js';
export type { SipOptions } from './sip-options.js';
