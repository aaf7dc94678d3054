import type { PhoneFactory } from '../../contracts/click-to-call-backend.js';
import type { HuaweiCecCredential } from '../../contracts/credential-source.js';
import type { Clock } from '../../kit/clock.js';
import type { HuaweiCecLog } from './cec-log.js';
import type { CecStorage } from './cec-memory.js';
import type { HuaweiCecCredentialSource } from './rest-pass.js';

/** What both families of calls have in common. */
interface CommonOptions {
  /** Where the service is reached: an address, or a path. Default: what the credential says, else the page's own origin, by reverse proxy. */
  readonly baseUrl?: string | undefined;
  /** Makes the phone that calls. Without one there is no click-to-call. */
  readonly phone?: PhoneFactory | undefined;
  /** The tenant has a queue for video calls. Default true. */
  readonly video?: boolean | undefined;
  /** A call belongs to a conversation, which is opened for it where none is. Default true, as the vendor's reference wants it. */
  readonly clickToCallConnects?: boolean | undefined;
  /** Language of the visitor (BCP 47), for the bot and the centre's own words. Default: the browser's. */
  readonly locale?: string | undefined;
  /** Endings that may be sent, lower case, without dot. Default: those that the vendor lists. */
  readonly fileTypes?: readonly string[] | undefined;
  /** Told of what goes wrong on the wire, without secrets and without message texts. */
  readonly log?: HuaweiCecLog | undefined;
  readonly clock?: Clock | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** A number from 0 up to 1. */
  readonly random?: (() => number) | undefined;
  /** Keeps who the visitor is over reloads; never a token. Default: localStorage; `undefined` in a browser that denies it. */
  readonly storage?: CecStorage | undefined;
  /** Where `online` and `pagehide` are heard. Default: the window. */
  readonly page?: EventTarget | undefined;
}

/** The REST calls of the API Fabric, with a credential that the page's own server issues. One of `credential` and `credentialUrl` is needed. */
export interface HuaweiCecRestOptions extends CommonOptions {
  readonly family?: 'rest' | undefined;
  /** Channel configuration ID, for keeping conversations of several channels apart; the credential's own counts on the wire. */
  readonly channelId?: string | undefined;
  readonly credential?: HuaweiCecCredential | HuaweiCecCredentialSource | undefined;
  /** Where the page's own server issues a HuaweiCecCredential, by POST. */
  readonly credentialUrl?: string | undefined;
}

/** The calls of the vendor's page script, with a cookie: for a tenant without the API Fabric. */
export interface HuaweiCecPageOptions extends CommonOptions {
  readonly family: 'page';
  /** `token`: the enterprise is asked who the visitor is; `authorization`: the page's own server signs. */
  readonly mode: 'token' | 'authorization';
  readonly channelId: string;
  readonly tenantSpaceId: string;
  /** Token mode: by what the enterprise's validation service knows the visitor; opaque. */
  readonly thirdUserToken?: string | undefined;
  /** Token mode: where the page's own server issues a HuaweiCecVisitorToken, by POST, in place of `thirdUserToken`. */
  readonly credentialUrl?: string | undefined;
  /** Who the visitor is. Default: an id of this browser's own, and the name that they give. */
  readonly user?: { readonly id: string; readonly name: string } | undefined;
  /** Authorization mode: where the page's own server signs, by POST. */
  readonly authorizationUrl?: string | undefined;
  readonly mapService?: 'tencent' | 'google' | undefined;
  /** Offers no chat and no call of ours, but the vendor's own widget: see VendorUi. Default false. */
  readonly vendorUi?: boolean | undefined;
}

/** How a Huawei CEC back end is set up. */
export type HuaweiCecOptions = HuaweiCecRestOptions | HuaweiCecPageOptions;
