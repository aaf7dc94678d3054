import { IssueError, type IssueErrorCode } from './issue-error.js';

/** What itniotech says is wrong. */
export type ItniotechProblem =
  /** -1, -2: key or signature is not taken. */
  | 'signature'
  /** -16: the clock of this server is wrong, or the request took too long. */
  | 'timestamp'
  /** -18: the service is out of order. */
  | 'service'
  /** -22: a parameter makes no sense to it. */
  | 'parameter'
  /** -24: there is no such account. */
  | 'account'
  /** Any other code. */
  | 'other';

const known: Readonly<Record<string, readonly [ItniotechProblem, IssueErrorCode]>> = {
  '-1': ['signature', 'credential-rejected'],
  '-2': ['signature', 'credential-rejected'],
  '-16': ['timestamp', 'credential-rejected'],
  '-18': ['service', 'backend-unreachable'],
  '-22': ['parameter', 'backend-refused'],
  '-24': ['account', 'backend-refused'],
};

const other: readonly [ItniotechProblem, IssueErrorCode] = ['other', 'backend-refused'];

/**
 * Itniotech answers that it gives no credential. `problem` is its status code as
 * a word, `resultCode` the code itself. Source: itniotech API, generating SDK
 * credentials.
 */
export class ItniotechError extends IssueError {
  readonly problem: ItniotechProblem;

  /** `resultCode` is the `status` of the answer, as text. */
  constructor(path: string, resultCode: string) {
    const [problem, code] = Object.hasOwn(known, resultCode) ? (known[resultCode] ?? other) : other;
    super(code, `${path}: ${problem}`, { status: 200, resultCode });
    this.problem = problem;
  }
}
