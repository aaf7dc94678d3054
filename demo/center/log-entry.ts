import type { ParseProblem } from './sip/parse.js';

/** Something worth knowing that happened in the center. Carries no secret and no message text. */
export type LogEntry =
  | { readonly type: 'sip-connected'; readonly connection: string }
  | { readonly type: 'sip-disconnected'; readonly connection: string }
  | { readonly type: 'sip-refused'; readonly why: 'origin' | 'host' | 'subprotocol' | 'too-many' | 'fault' }
  | { readonly type: 'sip-malformed'; readonly connection: string; readonly problem: ParseProblem }
  | { readonly type: 'sip-flood'; readonly connection: string }
  | { readonly type: 'sip-socket-error'; readonly connection: string; readonly message: string }
  | { readonly type: 'failure'; readonly where: string; readonly message: string };

export type Log = (entry: LogEntry) => void;
