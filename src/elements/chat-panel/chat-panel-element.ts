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
import { LateController } from '../late-part/late-controller.js';
import { bring } from '../late-part/late-part.js';
import type { MessageComposerElement } from '../message-composer/message-composer-element.js';
import { ArrivalController } from './arrival-controller.js';
import { type Banner, bannerList, incomplete } from './banner-list.js';
import type { CallsHost, ChatCalls } from './chat-calls.js';
import { chatHeader } from './chat-header.js';
import { chatPanelStyles } from './chat-panel-element.css.js';
import type { ChatViews, ViewsHost } from './chat-views.js';
import { conversationPane } from './conversation-pane.js';
import { DropController } from './drop-controller.js';
import { menuButton } from './menu-button.js';
import type { MenuItem } from './menu-controller.js';
import type { LateViews } from './late-views.js';
import { loadingNote } from './notes.js';
import { OpeningController } from './opening-controller.js';
import { needsViews, type Pane, paneOf, patience } from './pane.js';
import { PanelSubject } from './panel-subject.js';
import { bringForm } from './pane-form.js';
import { PopOutController } from './pop-out-controller.js';
import { RequestController } from './request-controller.js';
import type { SideView } from './side-view-controller.js';
import { UnsentController } from './unsent-controller.js';

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

  @state() private overdue = false;
  @state() private leavesMessage = false;
  @state() private messageLeft = false;

  /** Its words. @internal */
  readonly locale: LocaleController = new LocaleController(this, chatBook);
  readonly #arrival = new ArrivalController(this, {
    chat: () => this.source,
    want: () => this.onWant(),
    load: () => ChatPanelElement.late?.conversation,
    begin: () => this.begin(),
  });
  readonly #requests = new RequestController(this, {
    chat: () => this.source,
    canShow: () => this.#arrival.part !== undefined,
    bring: this.#arrival.bring,
    profile: () => this.#opening.profile,
    keeper: new UnsentController(this),
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
  readonly #popOut = new PopOutController(this, { clock: () => this.clock, url: () => this.popOutUrl });
  readonly #drop = new DropController(this, {
    takes: () => this.#pane === 'conversation' && !this.#sideView && this.canSendFiles,
    take: (files) => {
      this.#arrival.onIntent();
      this.#composer?.addFiles(files);
    },
  });
  #stopWaiting: () => void = () => {};
  #hasTyped = false;
  readonly #update = (): void => this.requestUpdate();
  #draft = '';
  #form = Promise.resolve();

  /** Puts the focus where the next thing is done: into the composer, or the first field. */
  override focus(): void {
    void this.focusSoon();
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
    if (this.conversation?.state === 'queued') bring('cc-queue-notice').catch(() => {}); // in plain words meanwhile
    if (needsViews(this.#pane, this.conversation)) this.#views.want();
    if (this.expected || this.conversation) this.#arrival.show();
    this.#arrival.part?.news.hear(this.chatState);
    this.#form = bringForm(this.#sideView === 'evaluation' ? 'evaluation' : this.#pane);
    // what was begun before a reload
    if (!this.#hasTyped) this.#draft = this.source?.draft ?? '';
  }

  protected override updated(): void {
    if (this.#isSeen && (this.conversation?.unread ?? 0) > 0) this.source?.markRead();
  }

  override render(): TemplateResult {
    const views = this.#views.part;
    const sideView = this.#sideView;
    return html`
      <section
        class="panel"
        role=${this.embedded ? 'region' : 'dialog'}
        aria-labelledby="title"
        lang=${this.locale.language}
        @keydown=${this.#onKeydown}
        @input=${this.#arrival.onIntent}
        @cc-typing-request=${this.#onTyping}
      >
        <div class="front" ?inert=${views?.ending.asks}>
          ${sideView ? views?.side.render(sideView) : this.#renderPane(this.#pane)}
        </div>
        ${views?.ending.render() ?? nothing} ${this.#drop.render(this.locale.text('composer.drop'))} ${this.#arrival.part?.news.render() ?? nothing}
      </section>
    `;
  }

  get #pane(): Pane {
    return paneOf({
      chat: this.chatState,
      agreed: this.agreed,
      elsewhere: this.#popOut.whereabouts === 'elsewhere',
      expected: this.expected,
      overdue: this.overdue,
      asks: this.asks && !this.#opening.isAnswered,
      leavesMessage: this.leavesMessage,
    });
  }

  get #isSeen(): boolean {
    return this.shown && !this.#sideView && this.#pane === 'conversation' && this.ownerDocument.visibilityState === 'visible';
  }

  get #sideView(): SideView | undefined {
    return this.#views.part?.side.shown;
  }

  get #composer(): MessageComposerElement | null | undefined {
    return this.shadowRoot?.querySelector('cc-message-composer');
  }

  #renderPane(pane: Pane): TemplateResult {
    return html`
      ${this.#renderHeader(pane)}
      ${bannerList(this.#banners(pane))}
      ${this.isCalling && this.#calls.part ? html`<div class="call">${this.#calls.part.render()}</div>` : nothing} ${this.#renderBody(pane)}
    `;
  }

  #banners(pane: Pane): readonly Banner[] {
    const more = this.#arrival.part?.bannersOf({
      chat: this.chatState,
      pane,
      locale: this.locale,
      blocked: this.#popOut.whereabouts === 'blocked',
      onRetry: () => this.#opening.open(),
      onDismiss: () => this.source?.dismissError(),
      onLeaveMessage: () => (this.leavesMessage = true),
      onSeen: this.#popOut.dismiss,
    });
    return [...(this.#missing.length > 0 ? [incomplete(this.locale, this.#bring)] : []), ...(more ?? [])];
  }

  #renderHeader(pane: Pane): TemplateResult {
    const { conversation } = this;
    const shown = pane === 'conversation' || isOpen(conversation) ? conversation : undefined;
    const isTalking = pane === 'conversation' || pane === 'closed';
    return chatHeader({
      locale: this.locale,
      attendant: shown && this.#arrival.part?.shownAttendant(shown, this.locale, this.origins),
      isLater: pane === 'closed' && !isOpen(conversation),
      heading: this.heading,
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

  #menuItems({ menuItems, settings, ending, side }: ChatViews): readonly MenuItem[] {
    return menuItems({
      locale: this.locale,
      calls: this.#calls.part?.menuItems(this.locale, this.offeredCalls) ?? [],
      canRate: this.canRate,
      hasTranscript: this.hasTranscript,
      sound: settings.sound,
      canPopOut: this.popOutUrl !== 'none' && !isPoppedOut(),
      canEnd: isOpen(this.conversation),
      onRate: () => void side.open('evaluation'),
      onTranscript: () => this.keep('html'),
      onSound: settings.setSound,
      onSettings: () => void side.open('settings'),
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
        return views.consentNote(this.locale, {
          url: this.termsUrl,
          onAgree: this.#agree,
          onDecline: this.embedded ? undefined : this.onLeave,
        });
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
      chat: this.chatState,
      state: this.messageLeft ? 'sent' : !this.canLeaveMessage ? 'unable' : isSending ? 'sending' : 'open',
      draft: this.#draft,
      isOpening: this.#isOpening,
      onBack: this.#backFromMessage,
    });
  }

  #renderConversation(): TemplateResult {
    const { conversation, clock, chatState: chat, mapService } = this;
    const { part } = this.#arrival;
    return conversationPane({
      locale: this.locale,
      chat,
      heading: this.heading,
      queue: part?.queue(this.locale, { conversation, clock }) ?? nothing,
      messages: part?.messages({ chat, files: this.fileOf, mapService, imageOrigins: this.origins, clock }),
      waiting: this.#requests.waiting,
      failed: this.#arrival.failed,
      draft: this.#draft,
      suggestions: part?.suggestions.value ?? [],
      opening: this.#isOpening,
      asking: this.#requests.isBusy(AgentRequestEvent),
      onAgent: this.#askForAgent,
      onIntent: this.#arrival.onIntent,
      ended: () => (conversation ? this.#renderEnded(conversation) : nothing),
    });
  }

  #renderEnded(conversation: Conversation): TemplateResult | typeof nothing {
    const views = this.#views.part;
    if (!views) return this.#arrival.part?.endedNote(this.locale, conversation) ?? nothing;
    return views.endedNotice({
      locale: this.locale,
      conversation,
      canRate: this.canRate,
      canLeaveMessage: this.canLeaveMessage,
      busy: this.#isOpening,
      onNew: () => this.#opening.open(),
      onRate: () => void views.side.open('evaluation'),
      onLeaveMessage: () => (this.leavesMessage = true),
    });
  }

  /** The service is being rated. @internal */
  get isRating(): boolean {
    return this.#requests.isBusy(EvaluationRequestEvent);
  }

  get #isOpening(): boolean {
    return this.#requests.isBusy(ConversationOpenRequestEvent);
  }

  readonly #agree = (): void => {
    this.onAgree();
    void this.focusSoon();
  };

  // what could not be loaded
  get #missing(): readonly { bring(): unknown }[] {
    return [this.#arrival, this.#views, this.#calls, this.#calls.part].filter((part) => part !== undefined).filter(({ failed }) => failed);
  }

  readonly #bring = (): void => this.#missing.forEach((part) => void part.bring());

  readonly #askForAgent = (): void => {
    if (!this.#requests.isBusy(AgentRequestEvent)) this.dispatchEvent(new AgentRequestEvent());
  };

  readonly #backFromMessage = (): void => {
    if (!isOpen(this.conversation)) return this.#opening.open();
    this.leavesMessage = this.messageLeft = false;
    void this.focusSoon();
  };

  /** Puts the focus onto what has just been rendered. @internal */
  async focusSoon(selector = '[data-focus]'): Promise<void> {
    await this.updateComplete;
    const target = this.shadowRoot?.querySelector<HTMLElement>(selector);
    await this.#form;
    if (target && 'updateComplete' in target) await target.updateComplete;
    target?.focus();
  }

  /** Asks for what was written. @internal */
  readonly keep = (format: 'text' | 'html'): void => void this.dispatchEvent(new TranscriptRequestEvent(format));

  #onDone(request: RequestEvent): void {
    if (request instanceof EvaluationRequestEvent) this.#views.part?.evaluation.done();
    else if (request instanceof LeaveMessageRequestEvent) this.messageLeft = true;
    else if (request instanceof ConversationOpenRequestEvent) {
      this.leavesMessage = this.messageLeft = false;
      this.#opening.done(request.profile);
      void this.focusSoon();
    }
  }

  // what a visitor wrote is never lost
  #onFailed(request: RequestEvent): void {
    if (request instanceof MessageSendRequestEvent) this.#composer?.restore(request.text);
    else if (request instanceof FileSendRequestEvent) this.#composer?.addFiles(request.files);
  }

  #onTyping({ text }: TypingRequestEvent): void {
    [this.#hasTyped, this.#draft] = [true, text];
    this.#arrival.part?.suggestions.follow(text);
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (this.#sideView) this.#views.part?.side.close();
    else if (!this.embedded && !isPoppedOut()) this.onLeave();
    else return;
    event.preventDefault();
  }
}
