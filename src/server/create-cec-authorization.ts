import { cecVisitorRequest, type CecVisitor } from './cec-visitor.js';
import type { HuaweiCecAuthorization } from './credentials.js';
import { signRequest } from './sign-request.js';

/**
 * Signs a visitor for the mode of Huawei's page script that asks nobody whether
 * the visitor is who they say. Whoever gets it may chat under that name, so the
 * page's server chooses name and ID itself.
 *
 * `authenticationKey` is the channel's third-party authentication key, at most
 * 43 letters and digits. `timestamp` is when it is signed; the service is
 * expected to take it for a few minutes only.
 */
export async function createCecAuthorization(
  { thirdUserName, thirdUserId, tenantSpaceId, channelConfigId }: CecVisitor,
  { authenticationKey, timestamp }: { readonly authenticationKey: string; readonly timestamp: Date },
): Promise<HuaweiCecAuthorization> {
  const visitor = { thirdUserName, thirdUserId, tenantSpaceId, channelConfigId };
  const key = { accessKey: channelConfigId, secretKey: authenticationKey };
  return {
    thirdPartAuthorization: await signRequest(cecVisitorRequest(visitor), key, timestamp),
    timestamp: timestamp.toISOString(),
    ...visitor,
  };
}
