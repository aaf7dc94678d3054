import type * as browser from '../../src/contracts/credential-source.js';
import type * as server from '../../src/server/index.js';

/** True where two types can be put in each other's place. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/**
 * What the server entry issues is what a back end takes. The types are written
 * twice, so that neither entry's declarations name the other; compiling this
 * file proves that the two have not drifted apart. A field that one side lacks
 * would still be assignable while it is optional, so its name counts, too.
 */
type Twins<A, B> = Same<A, B> extends true ? Same<keyof A, keyof B> : false;

export const twins: readonly [
  Twins<browser.SipCredential, server.SipCredential>,
  Twins<browser.HuaweiCecCredential, server.HuaweiCecCredential>,
  Twins<browser.HuaweiCecAuthorization, server.HuaweiCecAuthorization>,
  Twins<browser.HuaweiCecVisitorToken, server.HuaweiCecVisitorToken>,
] = [true, true, true, true];
