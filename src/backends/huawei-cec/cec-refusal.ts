import { CcError, type ErrorCode } from '../../model/error.js';
import { success } from './cec-codes.js';
import type { CecAnswer } from './cec-gate.js';

/** The answer is yes. */
export function isSuccess(answer: CecAnswer): boolean {
  return answer.code === success;
}

/** An answer that is no, as an error. What the service says in words stays there. */
export function refusal(call: string, answer: CecAnswer, code: ErrorCode = 'backend-refused'): CcError {
  return new CcError(code, `${call} was answered with code ${answer.code.slice(0, 20) || '(none)'}`, {
    context: { call, code: answer.code.slice(0, 20) },
  });
}

/** Passes a yes through. Throws `backend-refused`, or `code`, for anything else. */
export function expectSuccess(call: string, answer: CecAnswer, code?: ErrorCode): CecAnswer {
  if (!isSuccess(answer)) throw refusal(call, answer, code);
  return answer;
}

/** What this family of calls does not have. */
export function missing(call: string): Promise<never> {
  return Promise.reject(new CcError('backend-refused', `this family of calls has no ${call}`, { context: { call } }));
}
