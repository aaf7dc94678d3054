import { IssueError } from './issue-error.js';
import { Refusal } from './refusal.js';

/** JSON that nobody keeps. */
export function answer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers } });
}

/** The answer to a request that failed: one word for the caller, the rest for the log. */
export function failure(
  error: unknown,
  headers: Readonly<Record<string, string>>,
  report: ((error: unknown) => void) | undefined,
): Response {
  if (error instanceof Refusal) return answer(error.status, { error: error.message }, { ...headers, ...error.headers });
  report?.(error);
  if (!(error instanceof IssueError)) return answer(500, { error: 'internal' }, headers);
  if (error.code === 'backend-unreachable') return answer(503, { error: error.code }, { ...headers, 'retry-after': '5' });
  return answer(502, { error: error.code }, headers);
}
