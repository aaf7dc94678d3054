import { isPrivateUrl } from './checked-url.js';
import type { TencentTcccToken } from './credentials.js';
import { IssueError } from './issue-error.js';
import type { TencentCloud } from './tencent-cloud.js';

/** The error codes that Tencent documents for `CreateSDKLoginToken`, as `resultCode` of an {@link IssueError}. */
export type TencentTokenErrorCode =
  | 'InternalError'
  | 'InternalError.DBError'
  | 'InvalidParameter.InstanceNotExist'
  | 'InvalidParameterValue.AccountNotExist'
  | 'InvalidParameterValue.InstanceNotExist'
  | 'OperationDenied.UinDisabled';

/** Whom a token is for. */
export interface TencentTokenRequest {
  /** Number of the contact-centre application, which begins with 140 as a rule. */
  readonly sdkAppId: number;
  /** The agent's account, an e-mail address as a rule. */
  readonly seatUserId: string;
  /** The token is taken once. Default: true, since an address that somebody else sees is worth nothing then. */
  readonly onlyOnce?: boolean;
}

/**
 * Obtains the address of the script by which one agent's browser starts
 * Tencent's SDK. It is good for ten minutes and once, so it is asked for when a
 * page starts and not before. Source: Tencent Cloud API, CreateSDKLoginToken.
 *
 * Rejects with an {@link IssueError}: `credential-rejected` when the key, the
 * application or the agent is not taken, `backend-unreachable` when Tencent
 * cannot be asked or says that it failed, `backend-refused` for the rest.
 */
export async function createTcccToken(
  cloud: TencentCloud,
  { sdkAppId, seatUserId, onlyOnce = true }: TencentTokenRequest,
): Promise<TencentTcccToken> {
  const answer = await cloud.call('CreateSDKLoginToken', { SdkAppId: sdkAppId, SeatUserId: seatUserId, OnlyOnce: onlyOnce });
  // a page runs what is there with all its rights, so it comes encrypted or from this machine
  const { Token: token, SdkURL: url, ExpiredTime: expiry } = answer;
  if (typeof url !== 'string' || !isPrivateUrl(url) || typeof expiry !== 'number' || !(expiry > 0)) {
    throw new IssueError('backend-refused', 'CreateSDKLoginToken gave no address');
  }
  return { SdkURL: url, expiresAt: new Date(expiry * 1000).toISOString(), ...(typeof token === 'string' && { token }) };
}
