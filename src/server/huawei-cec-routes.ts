import { ApiFabric, type ApiFabricOptions } from './api-fabric.js';
import type { CecVisitor } from './cec-visitor.js';
import type { Clock } from './clock.js';
import { createCecAuthorization } from './create-cec-authorization.js';
import { createCecToken } from './create-cec-token.js';
import type { HuaweiCecAuthorization, HuaweiCecCredential, HuaweiCecVisitorToken } from './credentials.js';
import { cecLocale } from './locale.js';
import { Refusal } from './refusal.js';
import type { CredentialRequest, Routes } from './routes.js';
import { createVisitorToken } from './visitor-token.js';

/** What `…/huawei-cec` needs. */
export interface HuaweiCecOptions extends Omit<ApiFabricOptions, 'clock'> {
  /** Channel configuration ID. */
  readonly channelId: string;
  /** Channels that a page may ask for instead. */
  readonly otherChannels?: readonly string[];
  /** Where browsers reach the contact centre, if not by a reverse proxy on the page's own origin. */
  readonly browserUrl?: string;
  /** For browsers that name no language; `en` unless told otherwise. */
  readonly locale?: string;
}

/** What `…/huawei-cec/authorization` and `…/huawei-cec/visitor-token` need. */
export interface HuaweiCecPageOptions {
  /** Channel configuration ID. */
  readonly channelId: string;
  readonly tenantSpaceId: string;
  /** The channel's third-party authentication key. */
  readonly authenticationKey: string;
  /** Channels that a page may ask for instead, and their third-party authentication keys. */
  readonly otherChannels?: Readonly<Record<string, string>>;
  /** ms for which a visitor token is good; an hour unless told otherwise. */
  readonly visitorTokenLifetime?: number;
}

function refuseOther(channelId: unknown, channels: readonly string[]): asserts channelId is string {
  if (!channels.some((channel) => channel === channelId)) throw new Refusal(403, 'other-channel');
}

const kept = (resume: string | undefined): { readonly resume?: string } => (resume === undefined ? {} : { resume });

/** Credentials for the REST interface. */
export function huaweiCecRoutes(options: HuaweiCecOptions, clock: Clock | undefined): Routes {
  const { browserUrl, locale: usual = 'en', otherChannels = [] } = options;
  if (!options.channelId) throw new TypeError('channelId must not be empty');
  const fabric = new ApiFabric({ ...options, ...(clock && { clock }) });
  const issue = async (asked: CredentialRequest): Promise<HuaweiCecCredential> => {
    const { visitor, resume, body, channelId = options.channelId, now } = asked;
    refuseOther(channelId, [options.channelId, ...otherChannels]);
    const locale = cecLocale(body['locale']) ?? usual;
    const credential = await createCecToken(fabric, { visitorId: visitor.id, visitorName: visitor.name, channelId, locale }, now);
    return { ...credential, ...(browserUrl !== undefined && { baseUrl: browserUrl }), ...kept(resume) };
  };
  return new Map([['/huawei-cec', issue]]);
}

/** Credentials for the page script. */
export function huaweiCecPageRoutes(options: HuaweiCecPageOptions, secret: string): Routes {
  const { tenantSpaceId, authenticationKey, visitorTokenLifetime = 3_600_000 } = options;
  const keys = new Map([[options.channelId, authenticationKey], ...Object.entries(options.otherChannels ?? {})]);
  for (const [channel, key] of keys) if (!channel || !key) throw new TypeError('channelId and authenticationKey must not be empty');
  const visitorOf = ({ visitor, body, channelId = options.channelId }: CredentialRequest): CecVisitor => {
    refuseOther(channelId, [...keys.keys()]);
    if ((body['tenantSpaceId'] ?? tenantSpaceId) !== tenantSpaceId) throw new Refusal(403, 'other-channel');
    return { thirdUserName: visitor.name, thirdUserId: visitor.id, tenantSpaceId, channelConfigId: channelId };
  };
  const authorize = async (asked: CredentialRequest): Promise<HuaweiCecAuthorization> => {
    const visitor = visitorOf(asked);
    const key = keys.get(visitor.channelConfigId) ?? authenticationKey;
    const authorization = await createCecAuthorization(visitor, { authenticationKey: key, timestamp: new Date(asked.now) });
    return { ...authorization, ...kept(asked.resume) };
  };
  const vouch = async (asked: CredentialRequest): Promise<HuaweiCecVisitorToken> => {
    const visitor = visitorOf(asked);
    const { thirdUserId: userId, thirdUserName: userName } = visitor;
    const options = { secret, lifetime: visitorTokenLifetime, now: asked.now };
    return {
      thirdUserToken: await createVisitorToken({ userId, userName, tenantSpaceId }, options),
      expiresAt: new Date(asked.now + visitorTokenLifetime).toISOString(),
      ...visitor,
      ...kept(asked.resume),
    };
  };
  return new Map<string, (asked: CredentialRequest) => Promise<object>>([
    ['/huawei-cec/authorization', authorize],
    ['/huawei-cec/visitor-token', vouch],
  ]);
}
