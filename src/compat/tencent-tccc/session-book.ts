/** Which call a page means by a `sessionId`, and the other way round. */
export class SessionBook {
  readonly #newId: () => string;
  readonly #sessions = new Map<string, string>();
  readonly #calls = new Map<string, string>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** The session of a call: a new one the first time. */
  sessionOf(callId: string): string {
    const known = this.#sessions.get(callId);
    if (known !== undefined) return known;
    const sessionId = this.#newId();
    this.#sessions.set(callId, sessionId);
    this.#calls.set(sessionId, callId);
    return sessionId;
  }

  callOf(sessionId: string): string | undefined {
    return this.#calls.get(sessionId);
  }

  forget(callId: string): void {
    const sessionId = this.#sessions.get(callId);
    this.#sessions.delete(callId);
    if (sessionId !== undefined) this.#calls.delete(sessionId);
  }
}
