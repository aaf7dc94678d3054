import type { JSONObject } from './json.js';
import type { Visitor } from './visitor.js';

/** Who asks for a credential, and for what. */
export interface CredentialRequest {
  readonly visitor: Visitor;
  /** What the browser comes back with; absent for visitors whom the site knows. */
  readonly resume: string | undefined;
  readonly body: JSONObject;
  /** What the browser says the channel is. */
  readonly channelId: unknown;
  readonly request: Request;
  /** ms since 1970. */
  readonly now: number;
}

/** Gives a credential, or throws a `Refusal` or an `IssueError`. */
export type Route = (request: CredentialRequest) => Promise<object>;

/** Routes by the end of their path. */
export type Routes = ReadonlyMap<string, Route>;
