import type { TabChannel } from '../contracts/tabs.js';
import { among, flag, number, object, optional, read, type Shape, text, variant } from '../kit/shape.js';
import type { ConversationEvent } from '../model/conversation-event.js';
import type { ConversationRecord } from '../model/conversation-record.js';
import type { CcError } from '../model/error.js';
import { type ChatRequest, requestShape } from './chat-request.js';
import type { ChatStanding } from './chat-standing.js';
import { asText, errorShape, eventShape, fromText, recordShape } from './conversation-shape.js';

/** What the tabs of a visitor tell each other. `worker` names the one that works, `count` orders what it tells. */
export type LineMessage =
  /** A tab is new here, or has missed something. */
  | { readonly kind: 'hello' }
  | {
      readonly kind: 'snapshot';
      readonly worker: string;
      readonly count: number;
      readonly record: ConversationRecord;
      readonly standing: ChatStanding;
    }
  | { readonly kind: 'event'; readonly worker: string; readonly count: number; readonly event: ConversationEvent }
  | { readonly kind: 'standing'; readonly worker: string; readonly count: number; readonly standing: ChatStanding }
  | { readonly kind: 'request'; readonly requestId: string; readonly request: ChatRequest }
  /** What became of it. */
  | { readonly kind: 'reply'; readonly requestId: string; readonly error?: CcError }
  /** The visitor is forgotten. */
  | { readonly kind: 'forgotten' };

/** Another version speaks another language, and is not listened to. */
const version = 1;

interface Envelope {
  readonly version: typeof version;
  readonly text: string;
}

const envelopeShape: Shape<Envelope> = object<Envelope>({ version: among(version), text });

const standingShape: Shape<ChatStanding> = (value) => {
  const { closed, ...rest } = standingFields(value);
  return { ...rest, closed };
};

interface StandingFields {
  readonly connection: ChatStanding['connection'];
  readonly closed?: 'outside-hours' | 'no-agents';
  readonly loadingOlder: boolean;
}

const standingFields: Shape<StandingFields> = object<StandingFields>({
  connection: among('idle', 'connecting', 'online', 'reconnecting'),
  closed: optional(among('outside-hours', 'no-agents')),
  loadingOlder: flag,
});

type KindOf<Kind extends LineMessage['kind']> = Extract<LineMessage, { kind: Kind }>;

const messageShape: Shape<LineMessage> = variant<LineMessage>('kind', {
  hello: object<KindOf<'hello'>>({ kind: among('hello') }),
  snapshot: object<KindOf<'snapshot'>>({
    kind: among('snapshot'),
    worker: text,
    count: number,
    record: recordShape,
    standing: standingShape,
  }),
  event: object<KindOf<'event'>>({ kind: among('event'), worker: text, count: number, event: eventShape }),
  standing: object<KindOf<'standing'>>({ kind: among('standing'), worker: text, count: number, standing: standingShape }),
  request: object<KindOf<'request'>>({ kind: among('request'), requestId: text, request: requestShape }),
  reply: object<KindOf<'reply'>>({ kind: among('reply'), requestId: text, error: optional(errorShape) }),
  forgotten: object<KindOf<'forgotten'>>({ kind: among('forgotten') }),
} satisfies Record<LineMessage['kind'], Shape<LineMessage>>);

/** The line between the tabs of a visitor. What it does not understand it does not hear. */
export class ChatLine {
  readonly #channel: TabChannel;

  constructor(channel: TabChannel, hear: (message: LineMessage, file: Blob | undefined) => void) {
    this.#channel = channel;
    channel.hear((posted) => {
      const envelope = read(envelopeShape, posted);
      const message = envelope && read(messageShape, fromText(envelope.text));
      const file = (posted as { readonly file?: unknown } | undefined | null)?.file;
      if (message) hear(message, file instanceof Blob ? file : undefined);
    });
  }

  /** Tells the other tabs; a file goes along as it is. */
  post(message: LineMessage, file?: Blob): void {
    this.#channel.post({ version, text: asText(message), ...(file && { file }) });
  }

  close(): void {
    this.#channel.close();
  }
}
