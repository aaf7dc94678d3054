/** A request that is answered with an error that the caller can understand. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** `code` is the one word that the caller gets. */
  constructor(status: number, code: string, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.status = status;
    this.headers = headers;
  }
}
