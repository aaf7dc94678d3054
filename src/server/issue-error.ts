/** Why no credential could be issued; the words are those of the package's error codes. */
export type IssueErrorCode =
  /** The contact centre refuses our key or what we ask for; asking again does not help. */
  | 'credential-rejected'
  /** The contact centre cannot be reached, is too slow or out of order; asking again later may help. */
  | 'backend-unreachable'
  /** The contact centre answers something else than what is documented, or says that it failed. */
  | 'backend-refused';

/** What of an answer helps to find out why; nothing of it is a secret. */
export interface IssueErrorDetail {
  readonly cause?: unknown;
  /** HTTP status of the contact centre's answer. */
  readonly status?: number;
  /** `resultCode` of the contact centre's answer; of Tencent's the error code. */
  readonly resultCode?: string;
  /** By which the contact centre finds the request in its own log. */
  readonly requestId?: string;
}

/** No credential could be issued. `message` names the request that failed, and never a secret. */
export class IssueError extends Error {
  override readonly name = 'IssueError';
  readonly code: IssueErrorCode;
  readonly status: number | undefined;
  readonly resultCode: string | undefined;
  readonly requestId: string | undefined;

  constructor(code: IssueErrorCode, message: string, { cause, status, resultCode, requestId }: IssueErrorDetail = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.resultCode = resultCode;
    this.requestId = requestId;
  }
}
