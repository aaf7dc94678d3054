import { answer } from './answer.js';
import { Door } from './door.js';
import type { Endpoint, EndpointOptions } from './endpoint.js';
import { Refusal } from './refusal.js';
import type { JSONObject } from './json.js';
import type { VouchedVisitor } from './visitor-token.js';

/** What Huawei CEC asks about: whether this token was given to this visitor. */
export interface ValidationRequest extends VouchedVisitor {
  readonly token: string;
}

/** What {@link validationEndpoint} is made from. */
export interface ValidationEndpointOptions extends EndpointOptions {
  /** Whether the page's server gave this token to this visitor; {@link verifyVisitorToken} is made for it. */
  readonly validate: (request: ValidationRequest) => boolean | Promise<boolean>;
}

const longest = 2048;

function asked(body: JSONObject): ValidationRequest {
  const { Token: token, userId, userName, tenantSpaceId } = body;
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= longest;
  if (!isText(token) || !isText(userId) || !isText(userName) || !isText(tenantSpaceId)) throw new Refusal(400, 'malformed request');
  return { token, userId, userName, tenantSpaceId };
}

/**
 * Answers Huawei CEC's question whether a visitor of the page script is who the
 * page says: `POST …/chatThirdPartyValidate` with `{Token, userName, userId,
 * tenantSpaceId}`, answered by `{retCode, message}`; 0 means yes. Source: CEC 2.5
 * Web Lightweight Client Integration, validation interface.
 *
 * A browser has no business here and gets 403. CEC asks for all visitors from
 * few addresses: 600 requests at once and 1200 a minute are taken from each
 * unless `rate` says otherwise.
 */
export function validationEndpoint({ validate, ...options }: ValidationEndpointOptions): Endpoint {
  const door = new Door(options, { burst: 600, perMinute: 1200, addresses: 10_000 });
  return async (request, caller) => {
    try {
      door.checkMethod(request);
      if (request.headers.has('sec-fetch-site') || request.headers.has('origin')) throw new Refusal(403, 'not for browsers');
      door.count(caller);
      const isValid = await validate(asked(await door.read(request)));
      return answer(200, isValid ? { retCode: 0, message: 'validate success' } : { retCode: 1, message: 'validate failed' });
    } catch (error) {
      if (error instanceof Refusal) return answer(error.status, { retCode: 1, message: error.message }, error.headers);
      options.report?.(error);
      return answer(500, { retCode: 1, message: 'out of order' });
    }
  };
}
