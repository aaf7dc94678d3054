import { CcError } from '../../model/error.js';
import { askOwnServer } from './credential-from-url.js';
import type { VisitorFields } from './page-script.js';
import { parseJson, recordOf, textOf, type WireRecord } from './wire-value.js';

/** Where the page's own server vouches for its visitors. */
export interface VoucherOptions {
  readonly authorizationUrl: string | undefined;
  readonly credentialUrl: string | undefined;
  readonly fetch: typeof fetch;
}

/** The fields that the page's own server has vouched for, and what gives the same visitor again. */
export interface Voucher {
  readonly fields: VisitorFields;
  readonly resume: string | undefined;
}

type AskVoucher = (fields: VisitorFields, options: VoucherOptions, resume: string | undefined, signal: AbortSignal) => Promise<Voucher>;

/**
 * Authorization mode: lets the page's own server sign the visitor. It answers
 * the signature, as the vendor's sample has it, or a HuaweiCecAuthorization
 * with the fields that were signed: then these are sent.
 */
export const authorize: AskVoucher = async (fields, { authorizationUrl, fetch: ask }, resume, signal) => {
  if (!authorizationUrl) throw new CcError('credential-rejected', 'no authorizationUrl was given', { recoverable: false });
  const response = await askOwnServer(authorizationUrl, { ...fields, ...(resume && { resume }) }, ask, signal);
  const text = (await response.text()).trim();
  const answer = parseJson(text);
  const signed = recordOf(answer);
  const signature = textOf(signed['thirdPartAuthorization']) ?? textOf(answer) ?? text;
  if (!/^[\x21-\x7e]+$/.test(signature) || signature.startsWith('{')) {
    throw new CcError('credential-rejected', 'the authorization endpoint gave no signature');
  }
  return {
    fields: { ...fields, ...vouchedFields(signed, 'timestamp'), thirdPartAuthorization: signature },
    resume: textOf(signed['resume']),
  };
};

/** Token mode: lets the page's own server issue a HuaweiCecVisitorToken, unless the page has a token already. */
export const vouchFor: AskVoucher = async (fields, { credentialUrl, fetch: ask }, resume, signal) => {
  if (!credentialUrl) {
    if (fields.thirdUserToken !== undefined) return { fields, resume };
    throw new CcError('credential-rejected', 'neither thirdUserToken nor credentialUrl was given', { recoverable: false });
  }
  const response = await askOwnServer(credentialUrl, { ...fields, ...(resume && { resume }) }, ask, signal);
  const vouched = recordOf(parseJson(await response.text()));
  const thirdUserToken = textOf(vouched['thirdUserToken']);
  if (thirdUserToken === undefined) throw new CcError('credential-rejected', 'the credential endpoint gave no thirdUserToken');
  return { fields: { thirdUserToken, ...fields, ...vouchedFields(vouched) }, resume: textOf(vouched['resume']) };
};

function vouchedFields(answer: WireRecord, ...more: readonly string[]): Readonly<Record<string, string>> {
  const names = ['thirdUserName', 'thirdUserId', 'tenantSpaceId', 'channelConfigId', ...more];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = textOf(answer[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
