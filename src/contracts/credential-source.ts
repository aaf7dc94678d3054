/** What a browser needs to speak to a SIP server. Issued by the page's own server, short-lived where possible. */
export interface SipCredential {
  /** `wss://…` or `ws://…` (loopback only). Default: the back end's own `server`. */
  readonly server?: string;
  /** Address of record: `sip:1001@example.com`. */
  readonly address: string;
  /** Digest user (RFC 3261 §22). */
  readonly username: string;
  readonly password: string;
  readonly displayName?: string;
  /** STUN and TURN servers for this credential. */
  readonly iceServers?: readonly RTCIceServer[];
  /** ISO 8601. Asked for anew shortly before. Default: never. */
  readonly expiresAt?: string;
}

/**
 * How a page obtains and renews a credential.
 *
 * Rejects with `credential-rejected` when the page's server says no (401, 403),
 * with `backend-unreachable` when it cannot be asked.
 */
export type CredentialSource<Credential> = (options: { readonly signal?: AbortSignal }) => Promise<Credential>;

/**
 * What a browser needs to speak to Huawei CEC by its REST interface: the key
 * and token of the API Fabric, and a token that stands for one visitor. The
 * app secret stays on the server. Source: Huawei CEC API, tokenByAkSk,
 * applyToken.
 */
export interface HuaweiCecCredential {
  /** Where `/apiaccess` is reached, without a slash at the end. Default: the page's own origin, by reverse proxy. */
  readonly baseUrl?: string;
  /** Goes into the header `x-app-key`. */
  readonly appKey: string;
  /** Goes into the header `Authorization`, after `Bearer `. */
  readonly accessToken: string;
  /** ISO 8601. */
  readonly accessTokenExpiresAt: string;
  /** Goes into the header `ccmessaging-token`, letter by letter as it is. */
  readonly token: string;
  /** ISO 8601. Before it, the service may hand out a newer token in a response header. */
  readonly tokenExpiresAt: string;
  /** Channel configuration ID: 18 or 19 digits. */
  readonly channelId: string;
  /** At most 24 letters and digits; chosen by the server. */
  readonly visitorId: string;
  readonly visitorName: string;
  /**
   * Sent with the next request for a credential, it gives the same visitor
   * again; opaque. Absent where the page's server knows its visitors by itself.
   */
  readonly resume?: string;
}

/**
 * What a browser needs to fetch Huawei's page script in the mode without
 * validation. What is sent to `newThirdPartyClient.js` are these values and no
 * others, since they are what was signed: the visitor may be another than the
 * one asked for. Source: CEC 2.5 Web Lightweight Client Integration.
 */
export interface HuaweiCecAuthorization {
  /** `auth-v2/…`, for the field of the same name (spelled without the y). */
  readonly thirdPartAuthorization: string;
  /** ISO 8601 with milliseconds, as it stands in the signature. The server refuses it a few minutes later. */
  readonly timestamp: string;
  readonly thirdUserName: string;
  readonly thirdUserId: string;
  readonly tenantSpaceId: string;
  readonly channelConfigId: string;
  /** As in {@link HuaweiCecCredential}. */
  readonly resume?: string;
}

/**
 * What a browser needs to fetch Huawei's page script in the mode in which the
 * service asks the page's server whether the visitor is who they say. The token
 * vouches for these values and no others. Source: CEC 2.5 Web Lightweight Client
 * Integration.
 */
export interface HuaweiCecVisitorToken {
  /** Opaque to the browser and to Huawei CEC, which brings it back to be validated. */
  readonly thirdUserToken: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly thirdUserName: string;
  readonly thirdUserId: string;
  readonly tenantSpaceId: string;
  readonly channelConfigId: string;
  /** As in {@link HuaweiCecCredential}. */
  readonly resume?: string;
}
