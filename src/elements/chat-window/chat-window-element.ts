import { ContextConsumer } from '@lit/context';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { type Chat, chatContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';
import { wantedContext } from '../../context/wanted-context.js';
import type { Clock } from '../../kit/clock.js';
import { launcherBook } from '../../locales/books/launcher-book.js';
import type { VisitorProfile } from '../../model/conversation.js';
import type { FormField } from '../form-field/form-field.js';
import { icon } from '../icons/icon.js';
import { messageCircleIcon } from '../icons/message-circle.js';
import type { ChatGreeting } from './chat-greeting.js';
import type { ChatWatch } from './chat-watch.js';
import { chatWindowStyles } from './chat-window-element.css.js';
import type { ChatWindowFrame } from './chat-window-frame.js';
import { isPoppedOut } from './pop-out.js';
import { WindowMemory } from './window-memory.js';

/** What a launcher loads when it is wanted. */
export interface LateParts {
  readonly frame: ChatWindowFrame;
  readonly watch: ChatWatch;
  readonly greeting: ChatGreeting;
}

/**
 * A chat on a page: a round button in the corner with what is unread, and the
 * window that it opens; or, `embedded`, the window alone in its place.
 *
 * Takes its chat from its property, else from the nearest desk. At rest it is
 * the button and nothing more: the window, the chat and its back end are loaded
 * when somebody points at the button or this browser has a conversation to go on
 * with, and never before the visitor's consent where the page declares one.
 * In a tab it stays as the visitor left it.
 *
 * @fires cc-conversation-open-request - A conversation is to begin, with what the form before it asked.
 * @fires cc-message-send-request - A text is to be sent.
 * @fires cc-file-send-request - Files are to be sent.
 * @fires cc-message-retry-request - A failed message is to be sent after all.
 * @fires cc-message-discard-request - A failed message, or an upload, is given up.
 * @fires cc-typing-request - What is being written is another now.
 * @fires cc-older-messages-request - What came before is to be read.
 * @fires cc-file-open-request - A file is to be seen or kept.
 * @fires cc-feedback-request - A bot's answer is rated.
 * @fires cc-agent-request - A person is wanted in place of the bot.
 * @fires cc-conversation-close-request - The conversation is to end, and that was confirmed.
 * @fires cc-evaluation-request - The service is rated.
 * @fires cc-leave-message-request - A message is left, since nobody is there.
 * @fires cc-transcript-request - What was written is to be kept.
 * @fires cc-click-to-call-request - A call is wanted.
 * @fires cc-conversation-state-change - The conversation went on. Only with `chat` set; else the desk tells.
 * @fires cc-message-received - Somebody else's message arrived. Likewise.
 * @fires cc-message-status-change - An own message went on. Likewise.
 * @fires cc-unread-change - Another number of messages is unseen. Likewise.
 * @fires cc-error - An operation failed. Likewise.
 * @slot consent - What the visitor has to agree to, with links. Wins over `consent`.
 * @slot pre-chat - Plain controls of HTML that are asked before the chat.
 * @slot welcome - Stands above the first message.
 * @slot launcher - What the round button shows in place of its icon.
 * @csspart launcher - The round button.
 * @csspart badge - How many messages are unseen.
 * @csspart greeting - The bubble beside the button.
 * @csspart window - What opens.
 * @cssprop [--cc-color-brand=#2f5fe0] - The one colour of the page's brand.
 * @cssprop [--cc-color-scheme=light dark] - `light`, `dark`, or what the reader's system says.
 * @cssprop [--cc-font-family=system-ui] - Font.
 * @cssprop [--cc-font-size=0.875rem] - Size of plain text; everything follows it.
 * @cssprop [--cc-radius=8px] - Corners of surfaces.
 * @cssprop [--cc-chat-inset=20px] - Distance of button and window from the corner of the page.
 * @cssprop [--cc-chat-width=400px] - Width of the window.
 * @cssprop [--cc-chat-height=680px] - Height of the window, where there is room.
 * @cssprop [--cc-chat-layer=1000] - `z-index` of button and window.
 */
export class ChatWindowElement extends LitElement {
  static readonly tagName = 'cc-chat-window';
  static override styles: CSSResultGroup = chatWindowStyles;
  /** How it loads what it is not at rest. Set where the tag is defined. @internal */
  static late:
    { readonly [Name in keyof LateParts]: () => Promise<{ readonly create: (host: ChatWindowElement) => LateParts[Name] }> } | undefined;

  /** Whether the window is open. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** Fills the place where it stands, without a button. */
  @property({ type: Boolean, reflect: true }) embedded = false;
  /** What the window is called before somebody attends. Default: words of the language. */
  @property() heading = '';
  /** The centre has the first word: a conversation begins when the visitor opens the window, so that a bot greets and the queue begins. Without it, it begins when the visitor begins to write. */
  @property({ type: Boolean, attribute: 'center-greets' }) centerGreets = false;
  /** A line in a bubble beside the button, until it is put away. */
  @property() greeting = '';
  /** What the visitor has to agree to before anything is loaded, stored or sent. */
  @property() consent = '';
  /** Where more about that stands. */
  @property({ attribute: 'consent-url' }) consentUrl = '';
  /** What is asked before the chat. */
  @property({ attribute: false }) fields: readonly FormField[] = [];
  /** Who the visitor is, as the page knows. */
  @property({ attribute: false }) profile: VisitorProfile | undefined;
  /** Where places are shown: `tencent` or `google`. Without it a place is text. */
  @property({ attribute: 'map-service' }) mapService: 'tencent' | 'google' | undefined;
  /** Origins from which avatars may be loaded, separated by spaces. */
  @property({ attribute: 'image-origins' }) imageOrigins = '';
  /** The page that "Open in its own window" shows; it has to hold a chat window, too. Default: this page. `none`: not offered. */
  @property({ attribute: 'pop-out-url' }) popOutUrl = '';
  /** What time it is. Default: the clock on the wall. */
  @property({ attribute: false }) clock: Clock | undefined;
  /** What it remembers. Default: this browser's storage. */
  @property({ attribute: false }) memory: WindowMemory = new WindowMemory();

  readonly #locale = new LocaleController(this, launcherBook);
  readonly #chat = new StoreController(this, chatContext, { onSource: (chat) => this.#onChat(chat) });
  readonly #wanted = new ContextConsumer(this, {
    context: wantedContext,
    subscribe: true,
    callback: () => this.#isWanted && void this.wantChat(),
  });
  #ownChat: Chat | undefined;
  #stopHearing: () => void = () => {};
  readonly #parts: { -readonly [Name in keyof LateParts]?: LateParts[Name] } = {};
  readonly #loading: Partial<Record<keyof LateParts, Promise<void>>> = {};
  #hasFailed = false;
  #isWanted = false;
  #isExpected = false;

  /** The chat to use, whatever the desk offers. Its facts are dispatched here. */
  @property({ attribute: false })
  get chat(): Chat | undefined {
    return this.#ownChat;
  }
  set chat(chat: Chat | undefined) {
    this.#ownChat = chat;
    this.#chat.use(chat);
    this.#parts.watch?.changed();
  }

  /** The chat in use. @internal */
  get source(): Chat | undefined {
    return this.#chat.source;
  }

  /** @internal */
  get isShown(): boolean {
    return this.open || this.embedded;
  }

  /** Whether the visitor has agreed, or need not. @internal */
  get agreed(): boolean {
    return this.#terms === '' || this.memory.get('consent') === this.#terms;
  }

  /** Opens the window and puts the focus into it. */
  async show(): Promise<void> {
    this.#setOpen(true);
    await this.#prepare();
    await this.updateComplete;
    await this.#parts.frame?.enter();
  }

  /** Closes the window and puts the focus onto the button. The conversation goes on. */
  async hide(): Promise<void> {
    const had = this.shadowRoot?.activeElement != null;
    this.#setOpen(false);
    await this.updateComplete;
    if (had) this.shadowRoot?.querySelector<HTMLElement>('.launcher')?.focus();
  }

  /** The visitor agrees to what the page declares. @internal */
  agree(): void {
    this.memory.set('consent', this.#terms);
    this.#setOpen(this.open);
    this.prepare();
    this.#resume();
    this.requestUpdate();
  }

  /** There is a conversation to go on with, or the centre speaks first: nobody has to write before the chat is brought. @internal */
  get expectsChat(): boolean {
    return this.#isExpected;
  }

  /** The visitor is about to write. Resolves when the chat is there, or cannot be had. @internal */
  readonly wantChat = async (): Promise<void> => {
    if (!this.agreed) return;
    this.#isWanted = true;
    await this.#wanted.value?.want('chat');
  };

  /** Loads the window when it is about to be used, and the chat where the centre greets. @internal */
  readonly prepare = (): void => void this.#prepare();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopHearing = this.memory.onChange('conversation', () => this.#resume());
    this.ownerDocument.addEventListener('cc-chat-open-request', this.#onAsked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopHearing();
    this.ownerDocument.removeEventListener('cc-chat-open-request', this.#onAsked);
  }

  protected override firstUpdated(): void {
    this.#resume();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && (this.memory.get('open') === 'true' || isPoppedOut())) this.open = true;
    if (this.hasUpdated ? this.isShown && (changed.has('open') || changed.has('embedded')) : this.isShown || this.memory.get('unsent'))
      this.prepare();
    if (this.source) void this.#load('watch');
    if (this.greeting && this.memory.get('greeting') !== this.greeting) void this.#load('greeting');
  }

  // shown means that what is in it is there
  protected override async getUpdateComplete(): Promise<boolean> {
    const result = await super.getUpdateComplete();
    await Promise.all(Object.values(this.#loading));
    return (await super.getUpdateComplete()) && result;
  }

  override render(): TemplateResult {
    return html`${this.embedded ? nothing : this.#renderLauncher()} ${this.#parts.frame?.render() ?? nothing}`;
  }

  /** What has to be agreed to; empty when nothing has. */
  get #terms(): string {
    const slotted = [...this.children].find(({ slot }) => slot === 'consent')?.textContent.trim();
    return slotted || this.consent;
  }

  #renderLauncher(): TemplateResult {
    const { text, language } = this.#locale;
    const unread = this.#chat.value?.conversation?.unread ?? 0;
    const news = unread > 0 ? text('launcher.unread', { count: unread }) : '';
    const label = [text('launcher.open'), news].filter(Boolean).join(', ');
    return html`
      <div class="corner" ?hidden=${this.open} lang=${language}>
        ${this.#hasFailed ? html`<p class="failed" part="greeting">${text('launcher.failed')}</p>` : (this.#parts.greeting?.render() ?? nothing)}
        <button
          class="launcher primary"
          part="launcher"
          type="button"
          aria-label=${label}
          title=${text('launcher.open')}
          aria-expanded=${this.open}
          aria-haspopup="dialog"
          aria-busy=${this.open && !this.#parts.frame}
          @pointerenter=${this.prepare}
          @focus=${this.prepare}
          @click=${() => void this.show()}
        >
          <slot name="launcher">${icon(messageCircleIcon)}</slot>
          ${this.#parts.watch && unread > 0 ? html`<span class="badge numbers" part="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
        </button>
        <span class="visually-hidden" role="status">${this.#hasFailed ? text('launcher.failed') : news}</span>
      </div>
    `;
  }

  #setOpen(open: boolean): void {
    this.open = open;
    if (this.agreed) this.memory.set('open', open ? 'true' : undefined);
  }

  async #prepare(): Promise<void> {
    if (this.centerGreets && !this.embedded) this.#expect();
    await this.#load('frame');
    this.#hasFailed = !this.#parts.frame;
    if (!this.#hasFailed) return;
    this.open = false;
    this.requestUpdate();
  }

  /** Loads a part once. What could not be loaded is tried again at the next occasion. */
  #load<Name extends keyof LateParts>(name: Name): Promise<void> {
    return (this.#loading[name] ??= (async () => {
      try {
        const part = await ChatWindowElement.late?.[name]();
        if (part) this.#parts[name] = part.create(this);
        this.requestUpdate();
      } catch {
        delete this.#loading[name];
      }
    })());
  }

  /** Brings the chat without the visitor's doing. */
  #expect(): void {
    if (!this.agreed) return;
    this.#isExpected = true;
    void this.wantChat();
  }

  // another widget of the same desk would rather have the visitor write
  readonly #onAsked = (event: Event): void => {
    const [asking] = event.composedPath();
    queueMicrotask(() => {
      if (event.defaultPrevented || !(asking instanceof Element) || asking.closest('cc-desk') !== this.closest('cc-desk')) return;
      void this.show();
    });
  };

  #onChat(chat: Chat | undefined): void {
    if (chat) this.#resume();
  }

  /** Goes on with this browser's conversation, if it has one and the visitor has agreed. */
  #resume(): void {
    if (!this.hasUpdated || !this.agreed || this.memory.get('conversation') === undefined) return;
    this.#expect();
    // what fails is in the chat's state, and shown from there
    this.#chat.source?.resume().then(
      (goesOn) => !goesOn && this.memory.set('conversation', undefined),
      () => {},
    );
  }
}
