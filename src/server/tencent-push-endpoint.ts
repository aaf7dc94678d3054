import { answer } from './answer.js';
import { boundedText } from './bounded-text.js';
import { Door } from './door.js';
import type { Caller, Endpoint, EndpointOptions } from './endpoint.js';
import { jsonObject } from './json.js';
import { PushAuthority, type PushAuthorization } from './push-authority.js';
import { Refusal } from './refusal.js';
import { tcccCallRecord, type TcccCallRecord } from './tccc-call-record.js';

/** What {@link tencentPushEndpoint} is made from. */
export interface TencentPushEndpointOptions extends EndpointOptions {
  /** As in the console under Data Push. */
  readonly authorization: PushAuthorization;
  /**
   * Keeps a record. Called once for each SessionId that it kept: when it
   * rejects, Tencent is asked to push again. After a restart, or when more than
   * `memory` records came meanwhile, the same one may come again.
   */
  readonly onCall: (record: TcccCallRecord) => void | Promise<void>;
  /** Only of these applications. Default: of any. */
  readonly sdkAppIds?: readonly number[];
  /** Longest body in bytes; 262,144 unless told otherwise. */
  readonly bodyLimit?: number;
  /** How many records are remembered as kept; 10,000 unless told otherwise. */
  readonly memory?: number;
}

/** The last ones that were kept, or are being kept. */
class Kept {
  readonly #size: number;
  readonly #records = new Map<string, Promise<void>>();

  constructor(size: number) {
    this.#size = size;
  }

  /** Keeps one once, also when it comes twice at the same time; forgets it when that failed. */
  async once(id: string, keep: () => void | Promise<void>): Promise<void> {
    const known = this.#records.get(id);
    if (known) return known;
    const keeping = (async () => keep())();
    this.#records.set(id, keeping);
    if (this.#records.size > this.#size) {
      const [oldest] = this.#records.keys();
      if (oldest !== undefined) this.#records.delete(oldest);
    }
    try {
      await keeping;
    } catch (cause) {
      this.#records.delete(id);
      throw cause;
    }
  }
}

/**
 * Takes the call records that Tencent pushes: `POST …?action=cdr&version=1`,
 * answered by `{"ErrCode": 0}`; every other number makes Tencent push again, at
 * most three times. With `oauth2`, `POST …/token` issues the tokens. Source:
 * TCCC Data Push.
 *
 * Errors: 400 for what is no call record, 401, 404 for another action, 405,
 * 413, 429, and 500 when the record could not be kept. 600 requests at once and
 * 1200 a minute are taken of one address unless `rate` says otherwise.
 *
 * @throws TypeError when the options make no sense.
 */
export function tencentPushEndpoint({ authorization, onCall, sdkAppIds, ...options }: TencentPushEndpointOptions): Endpoint {
  const { bodyLimit = 262_144, memory = 10_000, report } = options;
  const authority = new PushAuthority(authorization);
  const door = new Door(options, { burst: 600, perMinute: 1200, addresses: 10_000 });
  const kept = new Kept(memory);

  const read = async (request: Request): Promise<string> => {
    const length = Number(request.headers.get('content-length') ?? '0');
    const text = length > bodyLimit ? undefined : await boundedText(request, bodyLimit);
    if (text === undefined) throw new Refusal(413, 'body-too-large');
    return text;
  };

  const recordIn = (text: string): TcccCallRecord => {
    const body = jsonObject(text);
    if (!body) throw new Refusal(400, 'malformed-body');
    try {
      return tcccCallRecord(body);
    } catch (cause) {
      if (cause instanceof TypeError) throw new Refusal(400, `malformed ${cause.message}`);
      throw cause;
    }
  };

  const respond = async (request: Request, caller: Caller | undefined): Promise<object> => {
    door.checkMethod(request);
    door.count(caller);
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith('/token')) return authority.issue(request, new URLSearchParams(await read(request)), door.now());
    await authority.check(request, door.now());
    if (searchParams.get('action') !== 'cdr' || searchParams.get('version') !== '1') throw new Refusal(404, 'another action');
    const record = recordIn(await read(request));
    if (sdkAppIds && !sdkAppIds.includes(record.sdkAppId)) throw new Refusal(400, 'another application');
    await kept.once(`${String(record.sdkAppId)} ${record.sessionId}`, () => onCall(record));
    return { ErrCode: 0, ErrMsg: '' };
  };

  return async (request, caller) => {
    try {
      return answer(200, await respond(request, caller));
    } catch (error) {
      if (error instanceof Refusal) return answer(error.status, { ErrCode: error.status, ErrMsg: error.message }, error.headers);
      report?.(error);
      return answer(500, { ErrCode: 500, ErrMsg: 'not kept' });
    }
  };
}
