import type { Message } from 'contact-center-widgets';

/** Something hostile that a server, an agent or a visitor may send. */
export type Payload = {
  /** Unique; says what is tried. */
  readonly about: string;
  readonly message: Message;
  /** What its file is said to hold, and what it holds. */
  readonly bytes?: { readonly mediaType: string; readonly text: string };
};

type Change = Partial<Omit<Message, 'id'>>;

/** What a payload that works would do, written in each of the languages that it may land in. */
export const canary = 'globalThis.canary=1';

/** When a payload is said whose time is not what is hostile. */
export const ordinaryTime: number = Date.UTC(2026, 10, 21, 9);

let count = 0;

/** A payload that is a message; what is not said is as an agent's would be. */
export function payload(about: string, change: Change, bytes?: Payload['bytes']): Payload {
  count++;
  const message: Message = {
    id: `hostile-${count}`,
    author: 'agent',
    name: 'Mia',
    at: ordinaryTime,
    status: 'received',
    content: { type: 'text', text: 'Hello' },
    ...change,
  };
  return { about, message, ...(bytes && { bytes }) };
}

/** One for each text, numbered within its family. */
export function family(about: string, texts: readonly string[], change: (text: string) => Change): readonly Payload[] {
  return texts.map((text, index) => payload(`${about} ${index + 1}`, change(text)));
}

/** Payloads as JSON, halves of letters and numbers that it cannot say included. */
export function written(payloads: readonly Payload[]): string {
  return JSON.stringify(payloads, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
  );
}
