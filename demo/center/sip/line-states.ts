/** What a line does, as its dialogs say (RFC 4235 §3.7). */
export type LineState = 'idle' | 'early' | 'confirmed';

/** One call, by its Call-ID. */
type KnownCall = {
  readonly caller: string | undefined;
  readonly ringing: Set<string>;
  answered: string | undefined;
};

const remembered = 2000;

/** Which account is in a call, from the INVITEs that pass. */
export class LineStates {
  readonly #calls = new Map<string, KnownCall>();
  readonly #onChange: (usernames: readonly string[]) => void;

  constructor(onChange: (usernames: readonly string[]) => void) {
    this.#onChange = onChange;
  }

  stateOf(username: string): { readonly state: LineState; readonly direction: 'initiator' | 'recipient' } {
    let early: 'initiator' | 'recipient' | undefined;
    for (const { caller, ringing, answered } of this.#calls.values()) {
      if (answered !== undefined && (answered === username || caller === username))
        return { state: 'confirmed', direction: caller === username ? 'initiator' : 'recipient' };
      if (answered === undefined && ringing.has(username)) early = 'recipient';
      else if (answered === undefined && ringing.size > 0 && caller === username) early ??= 'initiator';
    }
    return { state: early === undefined ? 'idle' : 'early', direction: early ?? 'recipient' };
  }

  rings(callID: string, caller: string | undefined, username: string | undefined): void {
    const call = this.#calls.get(callID) ?? { caller, ringing: new Set<string>(), answered: undefined };
    if (call.answered !== undefined || username === undefined || call.ringing.has(username)) return;
    call.ringing.add(username);
    this.#calls.set(callID, call);
    if (this.#calls.size > remembered) this.#calls.delete(this.#calls.keys().next().value ?? '');
    this.#tell([username, caller]);
  }

  answered(callID: string, caller: string | undefined, username: string | undefined): void {
    const before = this.#calls.get(callID);
    if (before?.answered !== undefined) return;
    this.#calls.set(callID, { caller, ringing: new Set(), answered: username ?? '' });
    this.#tell([...(before?.ringing ?? []), username, caller]);
  }

  ended(callID: string): void {
    const call = this.#calls.get(callID);
    if (!this.#calls.delete(callID) || call === undefined) return;
    this.#tell([...call.ringing, call.answered, call.caller]);
  }

  /** Somebody is gone for good; their calls are over as far as lamps are concerned. */
  gone(username: string): void {
    for (const [callID, { caller, answered }] of [...this.#calls]) if (caller === username || answered === username) this.ended(callID);
  }

  #tell(usernames: readonly (string | undefined)[]): void {
    this.#onChange([...new Set(usernames.flatMap((username) => username ?? []))]);
  }
}
