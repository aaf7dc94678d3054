/** A message as the centre keeps it. */
export interface CenterMessage {
  readonly id: string;
  readonly at: number;
  readonly from: 'CUSTOMER' | 'AGENT' | 'ROBOT' | 'SYSTEM';
  readonly name: string;
  readonly avatar?: string | null;
  readonly mediaType: string | null;
  readonly content: string | null;
  readonly mediaFileType?: string | null;
}

/** Somebody who waits. */
export interface WaitingVisitor {
  readonly callId: string;
  readonly visitor: string;
  readonly userId: string;
  readonly locale: string;
  readonly last: string;
  /** Its media type; `null` when nothing was said. */
  readonly lastType: string | null;
  readonly fields: unknown;
  readonly since: number;
}

export interface CenterConversation extends Omit<WaitingVisitor, 'since'> {
  readonly phase: string;
  readonly ending: string | null;
  readonly startedAt: number;
  readonly writing: boolean;
  readonly unread: number;
  readonly evaluation: { readonly evaluation: string; readonly comment: string } | null;
  readonly messages: readonly CenterMessage[];
}

export interface CenterCall {
  readonly id: string;
  readonly visitor: string;
  readonly stage: 'requested' | 'queued' | 'offered' | 'talking';
  readonly video: boolean;
  readonly mine: boolean;
}

/** Everything that an agent sees at one moment. */
export interface InboxView {
  readonly version: number;
  readonly colleagues: readonly { readonly extension: string; readonly name: string }[];
  readonly waiting: readonly WaitingVisitor[];
  readonly conversations: readonly CenterConversation[];
  readonly calls: readonly CenterCall[];
}

const path = '/admin/cec/inbox';
const pause = 2000;

/** The inbox of the demo centre, over its own REST calls. Looking at it is signing in. */
export class CenterInbox {
  readonly #extension: string;

  constructor(extension: string) {
    this.#extension = extension;
  }

  /** Shows every new state, until the page is left. */
  async follow(show: (view: InboxView) => void, onTrouble: (trouble: boolean) => void): Promise<never> {
    let version = 0;
    for (;;) {
      try {
        const response = await fetch(`${path}?extension=${this.#extension}&version=${String(version)}`);
        if (!response.ok) throw new Error(String(response.status));
        const view = (await response.json()) as InboxView;
        version = view.version;
        onTrouble(false);
        show(view);
      } catch {
        onTrouble(true);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  /** Does something in a conversation; `false` if that is not possible any more. */
  async act(callId: string, action: string, body: object = {}): Promise<boolean> {
    const response = await fetch(`${path}/${encodeURIComponent(callId)}/${action}`, { method: 'POST', body: JSON.stringify(body) });
    return response.ok;
  }

  take(callId: string): Promise<boolean> {
    return this.act(callId, 'take', { extension: this.#extension });
  }

  async sendFile(callId: string, file: File): Promise<boolean> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return this.act(callId, 'file', { name: file.name, bytes: btoa(text) });
  }

  /** Nobody waits for somebody who has gone home. */
  leave(): void {
    void fetch(`${path}/${this.#extension}`, { method: 'DELETE', keepalive: true });
  }
}
