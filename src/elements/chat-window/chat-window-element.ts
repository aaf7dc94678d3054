import { ContextConsumer } from '@lit/context';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { type Chat, chatContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';
import { wantedContext } from '../../context/wanted-context.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { launcherBook } from '../../locales/books/launcher-book.js';
import { isOpen, type VisitorProfile } from '../../model/conversation.js';
import { dispatchChatFacts } from '../facts/chat-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import type { FormField } from '../form-field/form-field.js';
import { icon } from '../icons/icon.js';
import { messageCircleIcon } from '../icons/message-circle.js';
import { xIcon } from '../icons/x.js';
import { bring } from '../late-part/late-part.js';
import type { Attention } from './attention.js';
import { chatWindowStyles } from './chat-window-element.css.js';
import { isPoppedOut } from './pop-out.js';
import { WindowMemory } from './window-memory.js';

const panelTag = 'cc-chat-panel';

/** What the window needs of the panel that it loads. */
type Panel = HTMLElement & { readonly updateComplete: Promise<boolean>; begin(): void };

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

  /** Whether the window is open. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** Fills the place where it stands, without a button. */
  @property({ type: Boolean, reflect: true }) embedded = false;
  /** What the window is called before somebody attends. Default: words of the language. */
  @property() heading = '';
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
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;
  /** What it remembers. Default: this browser's storage. */
  @property({ attribute: false }) memory: WindowMemory = new WindowMemory();

  readonly #locale = new LocaleController(this, launcherBook);
  readonly #chat = new StoreController(this, chatContext, { onSource: (chat) => this.#onChat(chat) });
  readonly #wanted = new ContextConsumer(this, { context: wantedContext, subscribe: true, callback: () => this.#tellWanted() });
  #ownChat: Chat | undefined;
  #endFacts = new AbortController();
  #stopHearing: () => void = () => {};
  #loading: Promise<void> | undefined;
  #state: 'waiting' | 'loaded' | 'failed' = 'waiting';
  #isWanted = false;
  #hadConversation = false;
  #attention: Promise<Attention> | undefined;

  /** The chat to use, whatever the desk offers. Its facts are dispatched here. */
  @property({ attribute: false })
  get chat(): Chat | undefined {
    return this.#ownChat;
  }
  set chat(chat: Chat | undefined) {
    this.#ownChat = chat;
    this.#chat.use(chat);
    this.#tellFacts();
  }

  /** Opens the window and puts the focus into it. */
  async show(): Promise<void> {
    this.#setOpen(true);
    await this.#load();
    await this.updateComplete;
    this.#panel?.begin();
    await this.#panel?.updateComplete;
    this.#panel?.focus();
  }

  /** Closes the window and puts the focus onto the button. The conversation goes on. */
  async hide(): Promise<void> {
    const had = this.shadowRoot?.activeElement != null;
    this.#setOpen(false);
    await this.updateComplete;
    if (had) this.shadowRoot?.querySelector<HTMLElement>('.launcher')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopHearing = this.memory.onChange('conversation', () => this.#resume());
    this.ownerDocument.addEventListener('cc-chat-open-request', this.#onAsked);
    this.#tellFacts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopHearing();
    this.ownerDocument.removeEventListener('cc-chat-open-request', this.#onAsked);
    this.#endFacts.abort();
  }

  protected override firstUpdated(): void {
    this.#resume();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && (this.memory.get('open') === 'true' || isPoppedOut())) this.open = true;
    if ((!this.hasUpdated || changed.has('open') || changed.has('embedded')) && this.#isShown) void this.#load();
    this.#keepTrack();
  }

  // shown means that what is in it is there
  protected override async getUpdateComplete(): Promise<boolean> {
    const result = await super.getUpdateComplete();
    if (!this.#loading) return result;
    await this.#loading;
    return super.getUpdateComplete();
  }

  override render(): TemplateResult {
    return html`${this.embedded ? nothing : this.#renderLauncher()} ${this.#renderWindow()}`;
  }

  get #isShown(): boolean {
    return this.open || this.embedded;
  }

  get #panel(): Panel | null | undefined {
    return this.shadowRoot?.querySelector<Panel>(panelTag);
  }

  /** What has to be agreed to; empty when nothing has. */
  get #terms(): string {
    const slotted = [...this.children].find(({ slot }) => slot === 'consent')?.textContent.trim();
    return slotted || this.consent;
  }

  get #agreed(): boolean {
    return this.#terms === '' || this.memory.get('consent') === this.#terms;
  }

  #renderLauncher(): TemplateResult {
    const { text, language } = this.#locale;
    const unread = this.#chat.value?.conversation?.unread ?? 0;
    const news = unread > 0 ? text('launcher.unread', { count: unread }) : '';
    const label = [text('launcher.open'), news].filter(Boolean).join(', ');
    return html`
      <div class="corner" ?hidden=${this.open} lang=${language}>
        ${this.#renderGreeting(unread)}
        <button
          class="launcher primary"
          part="launcher"
          type="button"
          aria-label=${label}
          title=${text('launcher.open')}
          aria-expanded=${this.open}
          aria-haspopup="dialog"
          aria-busy=${this.open && this.#state === 'waiting'}
          @pointerenter=${this.#prepare}
          @focus=${this.#prepare}
          @click=${() => void this.show()}
        >
          <slot name="launcher">${icon(messageCircleIcon)}</slot>
          ${unread > 0 ? html`<span class="badge numbers" part="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
        </button>
        <span class="visually-hidden" role="status">${this.#state === 'failed' ? text('launcher.failed') : news}</span>
        ${this.#state === 'failed' ? html`<p class="greeting failed" part="greeting">${text('launcher.failed')}</p>` : nothing}
      </div>
    `;
  }

  #renderGreeting(unread: number): TemplateResult | typeof nothing {
    const isSeen = this.memory.get('greeting') === this.greeting || isOpen(this.#chat.value?.conversation);
    if (this.greeting === '' || isSeen || unread > 0 || this.#state === 'failed') return nothing;
    const label = this.#locale.text('launcher.dismiss');
    return html`
      <div class="greeting" part="greeting">
        <button class="greet" type="button" @pointerenter=${this.#prepare} @click=${() => void this.show()}><span dir="auto">${this.greeting}</span></button>
        <button class="icon-only dismiss" type="button" aria-label=${label} title=${label} @click=${this.#dismissGreeting}>${icon(xIcon)}</button>
      </div>
    `;
  }

  #renderWindow(): TemplateResult | typeof nothing {
    if (this.#state !== 'loaded') return nothing;
    return html`
        <cc-chat-panel
          part="window"
          exportparts="header, body, footer, banner, menu"
          .chat=${this.#ownChat}
          .heading=${this.heading}
          .termsUrl=${this.consentUrl}
          ?agreed=${this.#agreed}
          .onAgree=${this.#agree}
          .onLeave=${this.#leave}
          .fields=${this.fields}
          .profile=${this.profile}
          .mapService=${this.mapService}
          .imageOrigins=${this.imageOrigins}
          .popOutUrl=${this.popOutUrl}
          .clock=${this.clock}
          .memory=${this.memory}
          ?embedded=${this.embedded}
          ?shown=${this.#isShown}
          ?hidden=${!this.#isShown}
          ?data-popped-out=${isPoppedOut()}
        >
          <slot name="consent" slot="consent"><p dir="auto">${this.consent}</p></slot>
          <slot name="pre-chat" slot="pre-chat"></slot>
          <slot name="welcome" slot="welcome"></slot>
        </cc-chat-panel>
    `;
  }

  #setOpen(open: boolean): void {
    this.open = open;
    if (this.#agreed) this.memory.set('open', open ? 'true' : undefined);
  }

  /** Loads the window when it is about to be used, and says that its chat will be. */
  readonly #prepare = (): void => void this.#load();

  #load(): Promise<void> {
    this.#want();
    this.#loading ??= bring(panelTag).then(
      () => this.#become('loaded'),
      () => {
        this.#loading = undefined; // the next press tries again
        this.open = false;
        this.#become('failed');
      },
    );
    return this.#loading;
  }

  #become(state: 'loaded' | 'failed'): void {
    this.#state = state;
    this.requestUpdate();
  }

  #want(): void {
    if (!this.#agreed) return;
    this.#isWanted = true;
    this.#tellWanted();
  }

  #tellWanted(): void {
    if (this.#isWanted) this.#wanted.value?.want('chat');
  }

  readonly #agree = (): void => {
    this.memory.set('consent', this.#terms);
    this.#setOpen(this.open);
    this.#want();
    this.requestUpdate();
  };

  // another widget of the same desk would rather have the visitor write
  readonly #onAsked = (event: Event): void => {
    const [asking] = event.composedPath();
    queueMicrotask(() => {
      if (event.defaultPrevented || !(asking instanceof Element) || asking.closest('cc-desk') !== this.closest('cc-desk')) return;
      void this.show();
    });
  };

  readonly #leave = (): void => void this.hide();

  readonly #dismissGreeting = (): void => {
    this.memory.set('greeting', this.greeting);
    this.requestUpdate();
    this.shadowRoot?.querySelector<HTMLElement>('.launcher')?.focus();
  };

  #onChat(chat: Chat | undefined): void {
    if (chat) this.#resume();
  }

  /** Goes on with this browser's conversation, if it has one and the visitor has agreed. */
  #resume(): void {
    if (!this.hasUpdated || !this.#agreed || this.memory.get('conversation') === undefined) return;
    this.#want();
    // what fails is in the chat's state, and shown from there
    this.#chat.source?.resume().then(
      (goesOn) => !goesOn && this.memory.set('conversation', undefined),
      () => {},
    );
  }

  // remembered by whoever has it, so that a page without it need not ask the back end
  #keepTrack(): void {
    const conversation = this.#chat.value?.conversation;
    if (conversation) {
      if (!this.#hadConversation) this.memory.set('conversation', 'true');
    } else if (this.#hadConversation) this.memory.wipe();
    this.#hadConversation = conversation !== undefined;
    if (conversation) void this.#draw();
  }

  // loaded when there is something to draw attention to
  async #draw(): Promise<void> {
    this.#attention ??= import('./attention.js').then(
      (module) =>
        new module.Attention(this, {
          memory: () => this.memory,
          clock: () => this.clock,
          isOpen: () => this.#isShown,
          open: () => void this.show(),
        }),
    );
    try {
      (await this.#attention).follow(this.#chat.source);
    } catch {
      this.#attention = undefined; // not to be loaded now; the next message tries again
    }
  }

  #tellFacts(): void {
    this.#endFacts.abort();
    const chat = this.#ownChat;
    if (!chat || !this.isConnected) return;
    const end = (this.#endFacts = new AbortController());
    dispatchChatFacts(chat, this, end.signal);
    dispatchErrors([chat], this, end.signal);
  }
}
