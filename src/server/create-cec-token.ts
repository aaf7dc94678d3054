import { refuseStatus, type AccessToken, type ApiFabric } from './api-fabric.js';
import type { HuaweiCecCredential } from './credentials.js';
import { IssueError } from './issue-error.js';
import type { JSONObject } from './json.js';

/** Whom a chat token is for. */
export interface CecTokenRequest {
  /** 1 to 32 characters; 24 letters and digits are safe everywhere. */
  readonly visitorId: string;
  readonly visitorName: string;
  /** Channel configuration ID. */
  readonly channelId: string;
  /** `zh`, `zh_CN`, `en`, `en_US`, … */
  readonly locale: string;
}

const path = '/apiaccess/ccmessaging/applyToken';
/** A chat token is good for an hour, says the documentation; its answer says nothing. */
const lifetime = 3_600_000;

/** Some services wrap the token into a second pair of quotes. */
function bareToken({ token }: JSONObject): string | undefined {
  const bare = typeof token === 'string' ? token.replace(/^"|"$/g, '') : '';
  return bare === '' ? undefined : bare;
}

/**
 * Obtains what a browser needs to speak to Huawei CEC in the name of one
 * visitor: an access token of the API Fabric, which all visitors share, and a
 * chat token for this one. Source: Huawei CEC API, tokenByAkSk, applyToken.
 *
 * `now` is the time in ms since 1970, from which the chat token's hour is
 * counted. A refused access token (401, 403) is renewed once.
 *
 * Rejects with an {@link IssueError}: `credential-rejected` when the key is not
 * taken, `backend-refused` when the service fails, `backend-unreachable` when it
 * cannot be asked.
 */
export async function createCecToken(
  fabric: ApiFabric,
  { visitorId, visitorName, channelId, locale }: CecTokenRequest,
  now: number,
): Promise<Omit<HuaweiCecCredential, 'baseUrl' | 'resume'>> {
  const ask = async (accessToken: AccessToken): Promise<{ status: number; answer: JSONObject }> =>
    fabric.post(
      path,
      { userId: visitorId, userName: visitorName, channelId, locale },
      { 'x-app-key': fabric.appKey, authorization: `Bearer ${accessToken.value}` },
    );

  let accessToken = await fabric.accessToken();
  let { status, answer } = await ask(accessToken);
  if (status === 401 || status === 403) {
    accessToken = await fabric.renewed(accessToken);
    ({ status, answer } = await ask(accessToken));
  }
  refuseStatus(path, status);
  const token = bareToken(answer);
  const resultCode = answer['resultCode'];
  // documented as text, and compared as text, whatever it is
  const code = typeof resultCode === 'string' || typeof resultCode === 'number' ? String(resultCode) : undefined;
  if (code !== '0' || token === undefined) {
    throw new IssueError('backend-refused', `${path} gave no token`, { status, ...(code !== undefined && { resultCode: code }) });
  }
  return {
    appKey: fabric.appKey,
    accessToken: accessToken.value,
    accessTokenExpiresAt: new Date(accessToken.expiresAt).toISOString(),
    token,
    tokenExpiresAt: new Date(now + lifetime).toISOString(),
    channelId,
    visitorId,
    visitorName,
  };
}
