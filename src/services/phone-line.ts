import type { TabChannel } from '../contracts/tabs.js';
import { among, number, object, optional, read, type Shape, text, variant } from '../kit/shape.js';
import type { CcError } from '../model/error.js';
import type { AgentSessionState } from './agent-session.js';
import type { PhoneState } from './phone.js';
import { fromPhoneText, phoneText } from './phone-text.js';

/** What is asked of, the phone or the agent session. */
export type SharedService = 'phone' | 'agent';

/** What the one tab that has the phone tells the others: all of it, each time. */
export interface SharedState {
  readonly phone: PhoneState;
  readonly agent: AgentSessionState;
  /** What is kept of the agent, for the tab that goes on. */
  readonly kept?: string;
}

/** What the tabs that share a phone tell each other. `owner` names the one that has it, and begins with its rank; `count` orders what it tells. */
export type PhoneLineMessage =
  /** A tab is new here. */
  | { readonly kind: 'hello' }
  | { readonly kind: 'state'; readonly owner: string; readonly count: number; readonly state: SharedState }
  | {
      readonly kind: 'request';
      readonly requestId: string;
      readonly service: SharedService;
      readonly verb: string;
      readonly parameters: readonly unknown[];
    }
  /** The one that has the phone has begun with it. */
  | { readonly kind: 'begun'; readonly requestId: string; readonly owner: string }
  /** What became of it. */
  | { readonly kind: 'reply'; readonly requestId: string; readonly value?: unknown; readonly error?: CcError };

/** An owner's place in the row of owners, by its name: the higher one has the phone. */
export function rankOf(owner: string = ''): number {
  return Number(/^\d{1,9}(?= )/.exec(owner)?.[0] ?? 0);
}

/** Another version speaks another language, and is not listened to. */
const version = 1;

interface Envelope {
  readonly version: typeof version;
  readonly text: string;
}

const envelopeShape: Shape<Envelope> = object<Envelope>({ version: among(version), text });

type KindOf<Kind extends PhoneLineMessage['kind']> = Extract<PhoneLineMessage, { kind: Kind }>;

// a page of the same origin sent it, in the same version: enough is read to be sure that it is a state
const anything = <T>(value: unknown): T => value as T;
const list: Shape<never> = (value) => {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value as never;
};
const absentCall: object = { activeCallId: undefined, error: undefined };
const phoneShape: Shape<PhoneState> = (value) => {
  object<{ calls: readonly unknown[]; registration: { state: string } }>({ calls: list, registration: object({ state: text }) })(value);
  return { ...absentCall, ...(value as PhoneState) };
};
// a text says nothing of what is undefined
const absent: object = { reason: undefined, wrapUpEndsAt: undefined, wrapUpMayEndAt: undefined, next: undefined, error: undefined };
const agentShape: Shape<AgentSessionState> = (value) => {
  object<{ agentState: string; since: number }>({ agentState: text, since: number })(value);
  return { ...absent, ...(value as AgentSessionState) };
};

const messageShape: Shape<PhoneLineMessage> = variant<PhoneLineMessage>('kind', {
  hello: object<KindOf<'hello'>>({ kind: among('hello') }),
  state: object<KindOf<'state'>>({
    kind: among('state'),
    owner: text,
    count: number,
    state: object<SharedState>({ phone: phoneShape, agent: agentShape, kept: optional(text) }),
  }),
  request: object<KindOf<'request'>>({
    kind: among('request'),
    requestId: text,
    service: among('phone', 'agent'),
    verb: text,
    parameters: list,
  }),
  begun: object<KindOf<'begun'>>({ kind: among('begun'), requestId: text, owner: text }),
  reply: (value) =>
    anything<KindOf<'reply'>>(object<{ kind: string; requestId: string }>({ kind: among('reply'), requestId: text })(value) && value),
} satisfies Record<PhoneLineMessage['kind'], Shape<PhoneLineMessage>>);

/** The line between the tabs that share a phone. What it does not understand it does not hear. */
export class PhoneLine {
  readonly #channel: TabChannel;
  readonly #stopHearing: () => void;

  constructor(channel: TabChannel, onMessage: (message: PhoneLineMessage) => void) {
    this.#channel = channel;
    this.#stopHearing = channel.hear((heard) => {
      const envelope = read(envelopeShape, heard);
      const message = envelope && read(messageShape, fromPhoneText(envelope.text));
      if (message) onMessage(message);
    });
  }

  post(message: PhoneLineMessage): void {
    this.#channel.post({ version, text: phoneText(message) } satisfies Envelope);
  }

  close(): void {
    this.#stopHearing();
    this.#channel.close();
  }
}
