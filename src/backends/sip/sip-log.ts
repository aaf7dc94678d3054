/** What happened, by one name each. */
export type SipLogEvent =
  | 'connected'
  | 'disconnected'
  | 'connect-failed'
  | 'ping-missed'
  | 'woke-up'
  | 'registered'
  | 'register-refused'
  | 'unregistered'
  | 'credential-renewed'
  | 'message-dropped'
  | 'message-failed'
  | 'call-started'
  | 'server-left'
  | 'call-tried-anew'
  | 'call-ended'
  | 'transfer-asked'
  | 'transfer-followed'
  | 'far-end-replaced'
  | 'renegotiation-retried'
  | 'ice-restart'
  | 'media-missing';

/** One line for a log. Never holds a secret, a header or a body. */
export interface SipLogEntry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly event: SipLogEvent;
  /** SIP status, where one was answered. */
  readonly status?: number;
  /** Leg id, where a call is concerned. */
  readonly callId?: string;
  readonly detail?: string;
}

/** Takes the entries. */
export type SipLog = (entry: SipLogEntry) => void;

/** Writes an entry with the time of now. */
export type LogSip = (event: SipLogEvent, facts?: Omit<SipLogEntry, 'time' | 'event'>) => void;
