import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Chat } from '../../context/contexts.js';
import { MessageSendRequestEvent, TypingRequestEvent } from '../../events/chat-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { isPoppedOut } from '../chat-window/pop-out.js';
import type { WindowMemory } from '../chat-window/window-memory.js';

/** Where is written. */
export interface UnsentHost extends ReactiveControllerHost, HTMLElement {
  readonly memory: WindowMemory;
  /** The chat, if it is there. */
  readonly source: Chat | undefined;
}

/** What is being written, and what was sent and no chat keeps yet, in order. */
type Unsent = readonly [draft: string, ...sent: readonly string[]];

/** Keeps in this tab what was written while the chat was still on its way, and goes on with it after a reload in that moment. */
export class UnsentController implements ReactiveController {
  readonly #host: UnsentHost;
  // what a window of its own has of this is a copy: it is sent where it was written
  #hasRecalled = isPoppedOut();

  constructor(host: UnsentHost) {
    this.#host = host;
    host.addController(this);
  }

  // not before one can write: what is asked first is asked first
  hostUpdated(): void {
    const composer = this.#host.shadowRoot?.querySelector('cc-message-composer');
    if (this.#hasRecalled || !composer) return;
    this.#hasRecalled = true;
    const [draft, ...sent] = this.#kept;
    this.#keep([draft]);
    for (const text of sent) this.#host.dispatchEvent(new MessageSendRequestEvent(text));
    if (draft) composer.restore(draft);
  }

  /** A request is to be carried out. A chat whose back end is there keeps what it is given. */
  take(request: RequestEvent): void {
    const [draft, ...sent] = this.#kept;
    const isKept = this.#host.source?.state.abilities;
    if (request instanceof TypingRequestEvent) this.#keep([isKept ? '' : request.text, ...sent]);
    else if (request instanceof MessageSendRequestEvent && !isKept) this.#keep([draft, ...sent, request.text]);
  }

  /** It was: the chat has the text now, or it is in the composer again. */
  settle(request: RequestEvent): void {
    const [draft, ...sent] = this.#kept;
    const at = request instanceof MessageSendRequestEvent ? sent.indexOf(request.text) : -1;
    if (at >= 0) this.#keep([draft, ...sent.toSpliced(at, 1)]);
  }

  // nothing, where it is not as it was written here
  get #kept(): Unsent {
    try {
      const kept = JSON.parse(this.#host.memory.get('unsent') ?? '') as Unsent;
      if (kept.length > 0 && kept.every((text) => typeof text === 'string')) return kept;
    } catch {
      // nothing was kept, or somebody else's
    }
    return [''];
  }

  #keep(unsent: Unsent): void {
    this.#host.memory.set('unsent', unsent.some(Boolean) ? JSON.stringify(unsent) : undefined);
  }
}
