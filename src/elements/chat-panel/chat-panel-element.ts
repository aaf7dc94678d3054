import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import {
  AgentRequestEvent,
  ConversationOpenRequestEvent,
  EvaluationRequestEvent,
  FileSendRequestEvent,
  LeaveMessageRequestEvent,
  MessageSendRequestEvent,
  TranscriptRequestEvent,
  type TypingRequestEvent,
} from '../../events/chat-requests.js';
import type { RequestEvent } from '../../events/request-event.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { type Conversation, isOpen } from '../../model/conversation.js';
import { isPoppedOut } from '../chat-window/pop-out.js';
import { LateController, type LateLoad } from '../late-part/late-controller.js';
import { bring } from '../late-part/late-part.js';
import type { MessageComposerElement } from '../message-composer/message-composer-element.js';
import { bannerList } from './banner-list.js';
import { bannersOf } from './banners.js';
import type { CallsHost, ChatCalls } from './chat-calls.js';
import { chatHeader } from './chat-header.js';
import { chatPanelStyles } from './chat-panel-element.css.js';
import type { ChatViews, ViewsHost } from './chat-views.js';
import { conversationPane } from './conversation-pane.js';
import { DropController } from './drop-controller.js';
import { menuButton } from './menu-button.js';
import type { MenuItem } from './menu-controller.js';
import { endedNote, loadingNote } from './notes.js';
import { NewsController } from './news-controller.js';
import { OpeningController } from './opening-controller.js';
import { type Pane, paneOf } from './pane.js';
import { PanelSubject } from './panel-subject.js';
import { bringForm } from './pane-form.js';
import { PopOutController } from './pop-out-controller.js';
import { RequestController } from './request-controller.js';
import { SuggestionController } from './suggestion-controller.js';

/** How long a page may take to bring its chat before it is missed, in ms. */
const patience = 5000;

// in place of the conversation
type View = 'evaluation' | 'settings';

/** What a panel loads when it is wanted. */
export interface LateViews {
  readonly calls: LateLoad<CallsHost, ChatCalls>;
  readonly views: LateLoad<ViewsHost, ChatViews>;
  readonly transcript: () => Promise<Pick<typeof import('./transcript-file.js'), 'saveTranscript'>>;
}

/**
 * An open chat window: who is there, and one subject at a time below. Loaded by `cc-chat-window`, which a page uses.
 *
 * @fires cc-conversation-open-request - A conversation is to begin. The window tells of the rest.
 * @slot consent - What the visitor has to agree to.
 * @slot pre-chat - Plain controls of HTML that are asked before the chat.
 * @slot welcome - Stands above the first message.
 * @csspart header - Who is there, and the menu.
 * @csspart banner - Something that is wrong or otherwise than usual.
 * @csspart body - The subject.
 * @csspart footer - Where is written, or what to do after the end.
 * @csspart menu - The menu.
 */
export class ChatPanelElement extends PanelSubject {
  static readonly tagName = 'cc-chat-panel';
  static override styles: CSSResultGroup = chatPanelStyles;
  /** How it loads what few visitors use. Set where the tag is defined. @internal */
  static late: LateViews | undefined;

  @state() private view: View | undefined;
  @state() private overdue = false;
  @state() private leavesMessage = false;
  @state() private messageLeft = false;

  /** Its words. @internal */
  readonly locale: LocaleController = new LocaleController(this, chatBook);
  readonly #requests = new RequestController(this, {
    chat: () => this.source,
    profile: () => this.#opening.profile,
    saveTranscript: async (format) => (await ChatPanelElement.late?.transcript())?.saveTranscript(this.conversation, format, this.locale),
    onDone: (request) => this.#onDone(request),
    onFailed: (request) => this.#onFailed(request),
  });
  readonly #views = new LateController<ViewsHost, ChatViews>(this, () => ChatPanelElement.late?.views);
  readonly #calls = new LateController<CallsHost, ChatCalls>(this, () => ChatPanelElement.late?.calls);
  readonly #opening = new OpeningController(this, {
    chat: () => this.chatState,
    pane: () => this.#pane,
    profile: () => this.profile,
    isOpening: () => this.#isOpening,
  });
  readonly #news = new NewsController(this, this.locale);
  readonly #popOut = new PopOutController(this, { clock: () => this.clock, url: () => this.popOutUrl });
  readonly #suggestions = new SuggestionController(this, () => this.source);
  readonly #drop = new DropController(this, {
    takes: () => this.#pane === 'conversation' && !this.view && this.canSendFiles,
    take: (files) => this.#composer?.addFiles(files),
  });
  #stopWaiting: () => void = () => {};
  #hasTyped = false;
  readonly #update = (): void => this.requestUpdate();
  #draft = '';
  #form = Promise.resolve();

  /** Puts the focus where the next thing is done: into the composer, or the first field. */
  override focus(): void {
    void this.#focusSoon();
  }

  /** Begins a conversation as soon as that can be done: called when the visitor opens the window. */
  begin(): void {
    this.#opening.begin();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('visibilitychange', this.#update);
    this.#stopWaiting = this.clock.after(patience, () => (this.overdue = true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('visibilitychange', this.#update);
    this.#stopWaiting();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.shown) this.prepareCalls();
    if (this.hasCalls) void (changed.has('shown') ? this.#calls.bring() : this.#calls.want());
    if (this.conversation?.state === 'queued') bring('cc-queue-notice').catch(() => {}); // its next change tries again
    if (this.#wantsViews) this.#views.want();
    this.#news.hear(this.chatState);
    this.#form = bringForm(this.view === 'evaluation' ? this.view : this.#pane);
    // what was begun before a reload
    if (!this.#hasTyped) this.#draft = this.source?.draft ?? '';
  }

  protected override updated(): void {
    if (this.#isSeen && (this.conversation?.unread ?? 0) > 0) this.source?.markRead();
  }

  override render(): TemplateResult {
    const { language } = this.locale;
    const views = this.#views.part;
    return html`
      <section
        class="panel"
        role=${this.embedded ? 'region' : 'dialog'}
        aria-labelledby="title"
        lang=${language}
        @keydown=${this.#onKeydown}
        @cc-typing-request=${this.#onTyping}
      >
        <div class="front" ?inert=${views?.ending.asks}>
          ${this.view && views ? this.#renderView(this.view, views) : this.#renderPane(this.#pane)}
        </div>
        ${views?.ending.render() ?? nothing} ${this.#drop.render(this.locale.text('composer.drop'))} ${this.#news.render()}
      </section>
    `;
  }

  get #pane(): Pane {
    return paneOf({
      chat: this.chatState,
      agreed: this.agreed,
      elsewhere: this.#popOut.whereabouts === 'elsewhere',
      overdue: this.overdue,
      asks: this.asks && !this.#opening.isAnswered,
      leavesMessage: this.leavesMessage,
    });
  }

  get #isSeen(): boolean {
    return this.shown && !this.view && this.#pane === 'conversation' && this.ownerDocument.visibilityState === 'visible';
  }

  get #composer(): MessageComposerElement | null | undefined {
    return this.shadowRoot?.querySelector('cc-message-composer');
  }

  /** Something is to be shown that does not belong to every conversation. */
  get #wantsViews(): boolean {
    const pane = this.#pane;
    return pane === 'conversation' ? this.conversation?.state === 'ended' : pane !== 'loading';
  }

  #renderView(view: View, { backHeader, settings, evaluation }: ChatViews): TemplateResult {
    const header = backHeader(this.locale, this.locale.text(view === 'settings' ? 'chat.settings' : 'chat.rate'), this.#closeView);
    return html`${header}${view === 'settings' ? settings.render(this.hasTranscript, this.#keep) : evaluation.render(this.#requests.isBusy(EvaluationRequestEvent), this.#closeView)}`;
  }

  #renderPane(pane: Pane): TemplateResult {
    return html`
      ${this.#renderHeader(pane)}
      ${bannerList(
        bannersOf({
          chat: this.chatState,
          pane,
          locale: this.locale,
          blocked: this.#popOut.whereabouts === 'blocked',
          incomplete: this.#views.failed,
          onLoad: () => void this.#views.bring(),
          onRetry: () => this.#opening.open(),
          onDismiss: () => this.source?.dismissError(),
          onLeaveMessage: () => (this.leavesMessage = true),
          onSeen: this.#popOut.dismiss,
        }),
      )}
      ${this.isCalling && this.#calls.part ? html`<div class="call">${this.#calls.part.render()}</div>` : nothing} ${this.#renderBody(pane)}
    `;
  }

  #renderHeader(pane: Pane): TemplateResult {
    const isTalking = pane === 'conversation' || pane === 'closed';
    return chatHeader({
      locale: this.locale,
      conversation: pane === 'conversation' || isOpen(this.conversation) ? this.conversation : undefined,
      isLater: pane === 'closed' && !isOpen(this.conversation),
      heading: this.heading,
      imageOrigins: this.origins,
      calls: this.#calls.part?.renderButtons(this.locale, this.offeredCalls) ?? nothing,
      canHide: !this.embedded && !isPoppedOut(),
      menu: isTalking ? this.#renderMenu() : nothing,
      onHide: this.onLeave,
    });
  }

  #renderMenu(): TemplateResult {
    const views = this.#views.part;
    return menuButton({
      label: this.locale.text('chat.more'),
      busy: this.#views.loading,
      menu: views?.menu,
      items: () => (views ? this.#menuItems(views) : []),
      onPress: () => void this.#views.bring().then((brought) => brought?.menu.toggle()),
    });
  }

  #menuItems({ menuItems, settings, ending }: ChatViews): readonly MenuItem[] {
    return menuItems({
      locale: this.locale,
      calls: this.#calls.part?.menuItems(this.locale, this.offeredCalls) ?? [],
      canRate: this.canRate,
      hasTranscript: this.hasTranscript,
      sound: settings.sound,
      canPopOut: this.popOutUrl !== 'none' && !isPoppedOut(),
      canEnd: isOpen(this.conversation),
      onRate: () => void this.#openView('evaluation'),
      onTranscript: () => this.#keep('html'),
      onSound: settings.setSound,
      onSettings: () => void this.#openView('settings'),
      onPopOut: this.#popOut.open,
      onEnd: () => ending.ask(),
    });
  }

  #renderBody(pane: Pane): TemplateResult {
    if (pane === 'conversation') return this.#renderConversation();
    const views = this.#views.part;
    if (pane === 'loading' || !views) return loadingNote(this.locale);
    switch (pane) {
      case 'elsewhere':
        return views.elsewhereNote(this.locale, this.#popOut);
      case 'consent':
        return views.consentNote(this.locale, { url: this.termsUrl, onAgree: this.#agree, onDecline: this.#decline });
      case 'missing':
        return views.missingNote(this.locale);
      case 'pre-chat':
        return views.preChatPane(this.fields, this.profile, this.#isOpening);
      case 'closed':
        return this.#renderClosed(views);
    }
  }

  #renderClosed({ closedPane }: ChatViews): TemplateResult {
    const isSending = this.#requests.isBusy(LeaveMessageRequestEvent);
    return closedPane(this.locale, {
      reason: this.chatState?.closed,
      state: this.messageLeft ? 'sent' : !this.canLeaveMessage ? 'unable' : isSending ? 'sending' : 'open',
      isOpen: isOpen(this.conversation),
      isOpening: this.#isOpening,
      onBack: this.#backFromMessage,
    });
  }

  #renderConversation(): TemplateResult {
    const { conversation } = this;
    return conversationPane({
      locale: this.locale,
      chat: this.chatState,
      heading: this.heading,
      files: this.fileOf,
      mapService: this.mapService,
      imageOrigins: this.origins,
      clock: this.clock,
      draft: this.#draft,
      suggestions: this.#suggestions.value,
      opening: this.#isOpening,
      asking: this.#requests.isBusy(AgentRequestEvent),
      onAgent: this.#askForAgent,
      ended: () => (conversation ? this.#renderEnded(conversation) : nothing),
    });
  }

  #renderEnded(conversation: Conversation): TemplateResult {
    if (!this.#views.part) return endedNote(this.locale, conversation);
    return this.#views.part.endedNotice({
      locale: this.locale,
      conversation,
      canRate: this.canRate,
      canLeaveMessage: this.canLeaveMessage,
      busy: this.#isOpening,
      onNew: () => this.#opening.open(),
      onRate: () => void this.#openView('evaluation'),
      onLeaveMessage: () => (this.leavesMessage = true),
    });
  }

  get #isOpening(): boolean {
    return this.#requests.isBusy(ConversationOpenRequestEvent);
  }

  get #decline(): (() => void) | undefined {
    return this.embedded ? undefined : this.onLeave;
  }

  readonly #agree = (): void => {
    this.onAgree();
    if (!this.embedded) this.begin();
    void this.#focusSoon();
  };

  readonly #askForAgent = (): void => {
    if (!this.#requests.isBusy(AgentRequestEvent)) this.dispatchEvent(new AgentRequestEvent());
  };

  readonly #backFromMessage = (): void => {
    if (!isOpen(this.conversation)) return this.#opening.open();
    this.leavesMessage = this.messageLeft = false;
    void this.#focusSoon();
  };

  async #openView(view: View): Promise<void> {
    this.view = view;
    void this.#focusSoon('.back');
    if (view === 'settings') return;
    await this.#views.part?.evaluation.begin();
    if (this.view === view) void this.#focusSoon('cc-evaluation-form');
  }

  readonly #closeView = (): void => {
    this.view = undefined;
    void this.updateComplete.then(() => (this.#composer ? this.#views.part?.menu.focus() : this.focus()));
  };

  async #focusSoon(selector = '[data-focus]'): Promise<void> {
    await this.updateComplete;
    const target = this.shadowRoot?.querySelector<HTMLElement>(selector);
    await this.#form;
    if (target && 'updateComplete' in target) await target.updateComplete;
    target?.focus();
  }

  readonly #keep = (format: 'text' | 'html'): void => void this.dispatchEvent(new TranscriptRequestEvent(format));

  #onDone(request: RequestEvent): void {
    if (request instanceof EvaluationRequestEvent) this.#views.part?.evaluation.done();
    else if (request instanceof LeaveMessageRequestEvent) this.messageLeft = true;
    else if (request instanceof ConversationOpenRequestEvent) {
      this.leavesMessage = this.messageLeft = false;
      this.#opening.done(request.profile);
      void this.#focusSoon();
    }
  }

  // what a visitor wrote is never lost
  #onFailed(request: RequestEvent): void {
    if (request instanceof MessageSendRequestEvent) this.#composer?.restore(request.text);
    else if (request instanceof FileSendRequestEvent) this.#composer?.addFiles(request.files);
  }

  #onTyping({ text }: TypingRequestEvent): void {
    [this.#hasTyped, this.#draft] = [true, text];
    this.#suggestions.follow(text);
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (this.view) this.#closeView();
    else if (!this.embedded && !isPoppedOut()) this.onLeave();
    else return;
    event.preventDefault();
  }
}
