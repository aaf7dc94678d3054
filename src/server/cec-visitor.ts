import type { SignableRequest } from './sign-request.js';

/** Who is to chat, in the fields that Huawei's page script takes: those four that are signed. */
export interface CecVisitor {
  readonly thirdUserName: string;
  /** 1 to 24 characters are safe everywhere. */
  readonly thirdUserId: string;
  /** Tenant ID. */
  readonly tenantSpaceId: string;
  /** Channel configuration ID, which is the access key, too. */
  readonly channelConfigId: string;
}

/** Where Huawei's page script is fetched for a visitor. */
export const cecPagePath = '/service-cloud/webclient/chat_client/js/newThirdPartyClient.js';

/**
 * The request as it is signed, which is not the one that is sent: of the body
 * only four fields, in this order, as compact JSON, and its length is counted.
 * The real body carries the signature and cannot be signed.
 */
export function cecVisitorRequest({ thirdUserName, thirdUserId, tenantSpaceId, channelConfigId }: CecVisitor): SignableRequest {
  return { path: cecPagePath, payload: JSON.stringify({ thirdUserName, thirdUserId, tenantSpaceId, channelConfigId }) };
}
