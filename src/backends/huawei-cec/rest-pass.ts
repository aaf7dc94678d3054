import type { HuaweiCecCredential } from '../../contracts/credential-source.js';
import { CcError, toCcError } from '../../model/error.js';
import type { CecMemory } from './cec-memory.js';
import type { CecPass, ObtainPass } from './cec-pass.js';
import { textOf } from './wire-value.js';

/** What a credential is asked for with. */
export interface CredentialRequest {
  readonly signal?: AbortSignal;
  /** Of an earlier credential: gives the same visitor again. */
  readonly resume?: string;
  /** As the visitor said, before they were known to the service. */
  readonly visitorName?: string;
  /** `zh_CN`, `en_US` */
  readonly locale?: string;
  /** The channel that the page is for. */
  readonly channelId?: string;
}

/** How a page obtains a credential; every `CredentialSource<HuaweiCecCredential>` is one. Rejects with `credential-rejected` or `backend-unreachable`. */
export type HuaweiCecCredentialSource = (request: CredentialRequest) => Promise<HuaweiCecCredential>;

/** What a pass of the REST family is made of. */
export interface RestPassOptions {
  readonly source: HuaweiCecCredential | HuaweiCecCredentialSource | undefined;
  /** In place of the credential's own. */
  readonly baseUrl: string | undefined;
  readonly memory: CecMemory;
  readonly channelId: string | undefined;
  readonly nickname: () => string | undefined;
  readonly locale: string;
}

/** Passes of the REST family: three headers, of which one may be replaced by any answer. */
export function restPasses(options: RestPassOptions): ObtainPass {
  const { source, memory, nickname, locale, channelId } = options;
  return async ({ signal, previous }) => {
    if (source === undefined) {
      throw new CcError('credential-rejected', 'neither credential nor credentialUrl was given', { recoverable: false });
    }
    if (typeof source !== 'function') {
      if (previous) throw new CcError('credential-expired', 'the credential cannot be renewed', { recoverable: false });
      return new RestPass(source, options.baseUrl);
    }
    const [resume, visitorName] = [memory.load().resume, nickname()];
    const wanted = { locale, ...(resume && { resume }), ...(visitorName && { visitorName }), ...(channelId && { channelId }) };
    const credential = await source({ signal, ...wanted }).catch((cause: unknown) => {
      throw signal.aborted ? signal.reason : toCcError(cause, 'backend-unreachable');
    });
    const pass = new RestPass(credential, options.baseUrl);
    memory.save({ visitorId: pass.visitorId, resume: textOf(credential.resume) });
    return pass;
  };
}

class RestPass implements CecPass {
  readonly visitorId: string;
  readonly channelId: string;
  readonly base: string;
  readonly credentials = 'same-origin';
  readonly expiresAt: number | undefined;
  readonly #fixed: Readonly<Record<string, string>>;
  #token: string;

  constructor(credential: HuaweiCecCredential, baseUrl: string | undefined) {
    const { appKey, accessToken, token, channelId, visitorId } = credential ?? {};
    if (![appKey, accessToken, token, channelId, visitorId].every(fitsHeader)) {
      throw new CcError('credential-rejected', 'a credential needs appKey, accessToken, token, channelId and visitorId', {
        recoverable: false,
      });
    }
    this.visitorId = visitorId;
    this.channelId = channelId;
    this.base = baseOf(baseUrl ?? credential.baseUrl ?? '');
    this.#fixed = { 'x-app-key': appKey, authorization: `Bearer ${accessToken}` };
    this.#token = token;
    const ends = [credential.accessTokenExpiresAt, credential.tokenExpiresAt]
      .map((end) => Date.parse(end))
      .filter((end) => !Number.isNaN(end));
    this.expiresAt = ends.length > 0 ? Math.min(...ends) : undefined;
  }

  get headers(): Readonly<Record<string, string>> {
    return { ...this.#fixed, 'ccmessaging-token': this.#token };
  }

  rollOver(response: Response): boolean {
    // some answers wrap the token in quotation marks of its own
    const newer = response.headers.get('ccmessaging-token')?.replace(/^"(.*)"$/, '$1');
    if (!newer || newer === this.#token || !fitsHeader(newer)) return false;
    this.#token = newer;
    return true;
  }
}

/** Text that can go into a header without being anything else there. */
function fitsHeader(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/**
 * Where the service is reached, without a slash at the end.
 *
 * @throws CcError `backend-unreachable` for what is neither http(s) nor a path of this page's origin.
 */
export function baseOf(text: string): string {
  const base = text.trim().replace(/\/+$/, '');
  const isPath = base === '' || /^\/(?![/\\])/.test(base);
  if (isPath || (/^https?:\/\//i.test(base) && URL.canParse(base))) return base;
  throw new CcError('backend-unreachable', 'baseUrl is an http(s) address, or a path', { recoverable: false });
}
