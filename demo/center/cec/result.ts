/** What an operation came to, as the wire says it. */
export interface Result {
  readonly resultCode: string;
  readonly resultDesc: string;
}

export function result(resultCode: string, resultDesc = ''): Result {
  return { resultCode, resultDesc };
}
