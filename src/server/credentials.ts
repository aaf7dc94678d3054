/** What a browser needs to speak to a SIP server. */
export interface SipCredential {
  /** `wss://…` or `ws://…` (loopback only). */
  readonly server?: string;
  /** Address of record: `sip:1001@example.com`. */
  readonly address: string;
  /** Digest user (RFC 3261 §22). */
  readonly username: string;
  readonly password: string;
  readonly displayName?: string;
  /** STUN and TURN servers for this credential. */
  readonly iceServers?: readonly RTCIceServer[];
  /** ISO 8601. */
  readonly expiresAt?: string;
}

/** What a browser needs to speak to Huawei CEC by its REST interface (Huawei CEC API, tokenByAkSk, applyToken). */
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
  /** ISO 8601. */
  readonly tokenExpiresAt: string;
  /** Channel configuration ID: 18 or 19 digits. */
  readonly channelId: string;
  /** At most 24 letters and digits. */
  readonly visitorId: string;
  readonly visitorName: string;
  /** Gives the same visitor again when it is sent with the next request; opaque. Absent for visitors whom `identify` names. */
  readonly resume?: string;
}

/** What a browser needs to fetch Huawei's page script in the mode without validation (CEC 2.5 Web Lightweight Client Integration). */
export interface HuaweiCecAuthorization {
  /** `auth-v2/…`. */
  readonly thirdPartAuthorization: string;
  /** ISO 8601 with milliseconds, as it stands in the signature. */
  readonly timestamp: string;
  /** These four are what was signed, and what the browser has to send. */
  readonly thirdUserName: string;
  readonly thirdUserId: string;
  readonly tenantSpaceId: string;
  readonly channelConfigId: string;
  readonly resume?: string;
}

/** What a browser needs to fetch Huawei's page script in the mode with validation (CEC 2.5 Web Lightweight Client Integration). */
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

/** What a browser needs to start Tencent's SDK (Tencent Cloud API, CreateSDKLoginToken). Good once. */
export interface TencentTcccCredential {
  /** Address of a script; spelled as Tencent and the pages written for it do. */
  readonly SdkURL: string;
  /** ISO 8601. Ten minutes after it was made. */
  readonly expiresAt: string;
}

/** The same with the token that is in the address, for those who want it on the server. */
export interface TencentTcccToken extends TencentTcccCredential {
  readonly token?: string;
}
