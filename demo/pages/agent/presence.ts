import type { AgentState } from 'contact-center-widgets';
import { colleagues, type Colleague } from './colleagues.js';

type Notice = { readonly extension: string; readonly agentState: AgentState } | { readonly asks: string };

const lockOf = (extension: string): string => `demo desk ${extension}`;

/** Takes a desk for as long as this page lives; false if another tab of this browser has it. */
async function take(extension: string): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  return new Promise((resolve) => {
    void navigator.locks.request(lockOf(extension), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

/** Whose desk this is: the one the address names, else the first that no other tab of this browser has. */
export async function takeDesk(wanted: string | null): Promise<{ readonly self: Colleague; readonly alone: boolean }> {
  const named = colleagues.find(({ extension }) => extension === wanted);
  if (named) return { self: named, alone: await take(named.extension) };
  for (const self of colleagues) if (await take(self.extension)) return { self, alone: true };
  return { self: colleagues[0] as Colleague, alone: false };
}

/** What the desks in the other tabs of this browser say they are doing. Only those that are open are known. */
export class Presence {
  readonly #channel = new BroadcastChannel('demo desks');
  readonly #self: string;
  readonly #states = new Map<string, AgentState>();
  readonly #onChange: () => void;
  #own: AgentState = 'offline';

  constructor(self: Colleague, onChange: () => void) {
    this.#self = self.extension;
    this.#onChange = onChange;
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Notice>) => this.#hear(data));
    addEventListener('pagehide', () => this.#send({ extension: this.#self, agentState: 'offline' }));
    addEventListener('pageshow', () => this.tell(this.#own));
    this.#send({ asks: this.#self });
  }

  stateOf({ extension }: Colleague): AgentState {
    return this.#states.get(extension) ?? 'offline';
  }

  /** Tells the other desks what this one does. */
  tell(agentState: AgentState): void {
    this.#own = agentState;
    this.#send({ extension: this.#self, agentState });
  }

  #hear(notice: Notice): void {
    if ('asks' in notice) return this.tell(this.#own);
    this.#states.set(notice.extension, notice.agentState);
    this.#onChange();
  }

  #send(notice: Notice): void {
    this.#channel.postMessage(notice);
  }
}
