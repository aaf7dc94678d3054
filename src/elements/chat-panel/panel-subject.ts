import { ContextConsumer } from '@lit/context';
import { property } from 'lit/decorators.js';
import { type Chat, chatContext, type ChatState, type ClickToCall, clickToCallContext } from '../../context/contexts.js';
import { StoreController } from '../../context/store-controller.js';
import { type ServiceWanter, wantedContext } from '../../context/wanted-context.js';
import type { Conversation } from '../../model/conversation.js';
import { CcError } from '../../model/error.js';
import type { FileView } from '../message-bubble/file-view.js';
import { FocusController } from '../softphone/focus-controller.js';
import type { OfferedCalls } from './chat-header.js';
import { PanelProperties } from './panel-properties.js';
import { ViewportController } from './viewport-controller.js';

const noCalls: OfferedCalls = { voice: false, video: false };

/** What the panel is about: its chat and its calls, how they stand, and what can be done with them. */
export abstract class PanelSubject extends PanelProperties {
  readonly #chat = new StoreController(this, chatContext);
  readonly #clickToCall = new StoreController(this, clickToCallContext);
  readonly #wanted = new ContextConsumer(this, { context: wantedContext, subscribe: true, callback: () => this.requestUpdate() });
  #asked: ServiceWanter | undefined;
  #prepared: ClickToCall | undefined;
  #ownChat: Chat | undefined;
  #origins: { readonly key: string; readonly value: readonly string[] } = { key: '', value: [] };

  constructor() {
    super();
    new ViewportController(this, () => this.shown && !this.embedded);
    new FocusController(this, () => (this.shadowRoot?.activeElement ? undefined : this.next));
  }

  /** The chat to use, whatever the desk offers. */
  @property({ attribute: false })
  get chat(): Chat | undefined {
    return this.#ownChat;
  }
  set chat(chat: Chat | undefined) {
    this.#ownChat = chat;
    this.#chat.use(chat);
  }

  /** Where the next thing is done. */
  protected get next(): HTMLElement | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>('[data-focus]') ?? undefined;
  }

  /** Its chat: the one that it was given, else the desk's. @internal */
  get source(): Chat | undefined {
    return this.#chat.source;
  }

  protected get chatState(): ChatState | undefined {
    return this.#chat.value;
  }

  protected get conversation(): Conversation | undefined {
    return this.#chat.value?.conversation;
  }

  /** Its calls: those of the desk. @internal */
  get clickToCall(): ClickToCall | undefined {
    return this.#clickToCall.source;
  }

  /** Asks whether calls are offered: once the window is open, and not before the visitor has agreed. */
  protected prepareCalls(): void {
    if (!this.agreed) return;
    if (this.#wanted.value !== this.#asked) void (this.#asked = this.#wanted.value)?.want('click-to-call');
    if (this.#prepared === this.clickToCall) return;
    this.#prepared = this.clickToCall;
    void this.#prepared?.prepare();
  }

  protected get isCalling(): boolean {
    return (this.#clickToCall.value?.stage ?? 'idle') !== 'idle';
  }

  /** A call is made, or could be. */
  protected get hasCalls(): boolean {
    const { voice, video } = this.offeredCalls;
    return this.isCalling || voice || video;
  }

  protected get offeredCalls(): OfferedCalls {
    const { abilities, stage } = this.#clickToCall.value ?? {};
    return abilities && stage === 'idle' ? abilities : noCalls;
  }

  protected get canLeaveMessage(): boolean {
    return this.chatState?.abilities?.leaveMessage ?? false;
  }

  /** They can be sent, or nobody knows yet. */
  protected get canSendFiles(): boolean {
    return this.chatState?.abilities?.files ?? true;
  }

  /** @internal */
  get hasTranscript(): boolean {
    return (this.conversation?.messages.length ?? 0) > 0;
  }

  protected get canRate(): boolean {
    return (this.chatState?.abilities?.evaluation ?? false) && this.hasTranscript;
  }

  /** The page wants to know something first. */
  protected get asks(): boolean {
    const slots = [...this.children].filter(({ slot }) => slot === 'pre-chat');
    const filled = slots.some((slot) => !(slot instanceof HTMLSlotElement) || slot.assignedElements({ flatten: true }).length > 0);
    return filled || this.fields.length > 0;
  }

  /** The same array as long as it says the same, so that parts are not rendered again. */
  protected get origins(): readonly string[] {
    if (this.#origins.key !== this.imageOrigins)
      this.#origins = { key: this.imageOrigins, value: this.imageOrigins.split(/\s+/).filter(Boolean) };
    return this.#origins.value;
  }

  protected readonly fileOf: FileView = (messageId) => this.source?.file(messageId) ?? Promise.reject(new CcError('disposed'));
}
