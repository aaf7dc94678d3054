/** What happened, by one name each. */
export type HuaweiCecLogEvent =
  /** HTTP says no. */
  | 'refused'
  /** A result code that is not 0; often no failure. */
  | 'result'
  | 'unreachable'
  | 'malformed'
  | 'credential-obtained'
  | 'credential-renewed'
  | 'token-rolled-over'
  | 'poll-failed'
  | 'poll-recovered'
  | 'call-event';

/** One line for a log. Never holds a token, a key or what somebody wrote. */
export interface HuaweiCecLogEntry {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly event: HuaweiCecLogEvent;
  /** The call to the service that is spoken of: `poll`. */
  readonly call?: string;
  /** HTTP status, where one was answered. */
  readonly status?: number;
  /** `resultCode`, `eventId` or `causeId`, where one was given. */
  readonly code?: string;
}

/** Takes the entries. */
export type HuaweiCecLog = (entry: HuaweiCecLogEntry) => void;

/** Writes an entry with the time of now. */
export type LogCec = (event: HuaweiCecLogEvent, facts?: Omit<HuaweiCecLogEntry, 'time' | 'event'>) => void;
