import { ContextProvider } from '@lit/context';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { agentChatsContext } from '../../context/agent-chats-context.js';
import { type AgentChats, type AgentSession, agentContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { StoreController } from '../../context/store-controller.js';
import type { FileSendRequestEvent, MessageSendRequestEvent, TypingRequestEvent } from '../../events/chat-requests.js';
import { agentChatBook } from '../../locales/books/agent-chat-book.js';
import type { AgentConversation } from '../../model/agent-conversation.js';
import { avatar } from '../avatar/avatar.js';
import type { MessageComposerElement } from '../message-composer/message-composer-element.js';
import { cleanLine } from '../safe-text/clean-text.js';
import { agentChatStyles } from './agent-chat-element.css.js';
import { agentView, lastWords } from './agent-view.js';

/**
 * An agent's conversations with visitors: who waits, who is here, and what is
 * said. Takes its conversations from its property, else from the inbox at
 * `inbox-url`; an agent session of the desk says whether new ones are offered.
 * Business pages in a `cc-screen-pop` of the same desk are opened for them and
 * may write into the one that is open.
 *
 * @attr {boolean} in-conversation - Set by the element itself, for the page's layout: a conversation is open.
 * @csspart base - All of it.
 * @csspart list - Who waits and who is here.
 * @csspart offer - Somebody who waits.
 * @csspart conversation - Somebody who is here.
 * @csspart header - Who the open conversation is with, and what can be done.
 */
export class AgentChatElement extends LitElement {
  static readonly tagName = 'cc-agent-chat';
  static override styles: CSSResultGroup = agentChatStyles;
  /** Opens an inbox; set where the tag is defined. */
  static connect: ((url: string) => Promise<AgentChats>) | undefined;

  /** Where your own server keeps the agent's inbox. */
  @property({ attribute: 'inbox-url' }) inboxUrl: string | undefined;

  readonly #locale = new LocaleController(this, agentChatBook);
  readonly #chats = new StoreController<AgentChats>(this, agentChatsContext);
  readonly #agent = new StoreController<AgentSession, unknown>(this, agentContext, {
    selector: ({ agentState }) => agentState,
    onSource: () => this.#tellAvailable(),
  });
  #given: AgentChats | undefined;
  #opened: AgentChats | undefined;
  #opening = 0;
  #provided: ContextProvider<typeof agentChatsContext, LitElement> | undefined;
  #refused = false;

  /** The conversations to show. */
  @property({ attribute: false })
  get chats(): AgentChats | undefined {
    return this.#chats.source;
  }
  set chats(chats: AgentChats | undefined) {
    this.#given = chats;
    this.#use();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.defaultView?.addEventListener('pagehide', this.#close);
    this.ownerDocument.defaultView?.addEventListener('pageshow', this.#onPageShow);
    if (this.hasUpdated) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.defaultView?.removeEventListener('pagehide', this.#close);
    this.ownerDocument.defaultView?.removeEventListener('pageshow', this.#onPageShow);
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('inboxUrl')) void this.#open();
    this.#tellAvailable();
  }

  override render(): TemplateResult {
    const { text, language } = this.#locale;
    const { conversations = [], error } = this.#chats.value ?? {};
    const open = this.#openOne;
    const isListed = conversations.length > 1 || conversations.some(({ state }) => state === 'offered');
    const offered = conversations
      .filter(({ state }) => state === 'offered')
      .map((one) => text('agent-chat.waits', { name: this.#name(one) }));
    return html`
      <section class="chats" part="base" aria-label=${text('agent-chat.label')} lang=${language}>
        <p class="visually-hidden" role="status">${offered.join(' ')}</p>
        <p class="note" role="status">${error ? text('agent-chat.trouble') : this.#refused ? text('agent-chat.refused') : nothing}</p>
        ${conversations.length === 0 ? html`<p class="none">${text('agent-chat.none')}</p>` : nothing}
        ${
          isListed
            ? html`<ul part="list">${repeat(
                conversations,
                ({ id }) => id,
                (one) => this.#renderEntry(one, one === open),
              )}</ul>`
            : nothing
        }
        ${open ? this.#renderOpen(open) : nothing}
      </section>
    `;
  }

  protected override updated(): void {
    const open = this.#openOne;
    this.toggleAttribute('in-conversation', open !== undefined);
    // what is in front of the agent counts as read
    if (open && open.unread > 0 && this.ownerDocument.visibilityState === 'visible') this.chats?.read(open.id);
  }

  #renderEntry(one: AgentConversation, isOpen: boolean): TemplateResult {
    const { text } = this.#locale;
    const name = this.#name(one);
    const about = html`${avatar({ number: '', name })}
      <span class="who"><b dir="auto">${name}</b><span class="last" dir="auto">${cleanLine(lastWords(one)).slice(0, 80)}</span></span>`;
    if (one.state === 'offered') {
      return html`<li class="row offer" part="offer">
        ${about}
        <button class="positive" type="button" aria-label=${text('agent-chat.take-label', { name })} @click=${() => this.#do(this.chats?.accept(one.id))}>${text('agent-chat.take')}</button>
      </li>`;
    }
    return html`<li>
      <button class="row" part="conversation" type="button" aria-current=${isOpen ? 'true' : nothing} @click=${() => this.chats?.select(one.id)}>
        ${about}
        ${one.state === 'ended' ? html`<span class="state">${text('agent-chat.over')}</span>` : nothing}
        ${one.unread > 0 && !isOpen ? html`<span class="count" role="img" aria-label=${text('agent-chat.unread', { count: one.unread })}>${one.unread}</span>` : nothing}
      </button>
    </li>`;
  }

  #renderOpen(open: AgentConversation): TemplateResult {
    const { text } = this.#locale;
    const { id, state, typing, endReason } = open;
    const name = this.#name(open);
    const isOver = state === 'ended';
    return html`
      <div class="head" part="header">
        <div class="who">
          <h2 dir="auto">${name}</h2>
          ${isOver && endReason ? html`<p class="state">${text(`agent-chat.ended-${endReason}`)}</p>` : nothing}
        </div>
        ${
          isOver
            ? html`<button class="tonal" type="button" aria-label=${text('agent-chat.close-label', { name })} @click=${() => this.chats?.dismiss(id)}>${text('agent-chat.close')}</button>`
            : html`${this.#renderTransfer(id)}
              <button class="tonal" type="button" aria-label=${text('agent-chat.end-label', { name })} @click=${() => this.#do(this.chats?.end(id))}>${text('agent-chat.end')}</button>`
        }
      </div>
      <cc-message-list
        .messages=${agentView(open)}
        .attendant=${{ kind: 'agent', name } as const}
        .typing=${typing}
        .files=${(messageId: string) => this.#file(id, messageId)}
      ></cc-message-list>
      ${
        isOver
          ? nothing
          : html`<cc-message-composer
              placeholder=${text('agent-chat.reply', { name })}
              @cc-message-send-request=${(event: MessageSendRequestEvent) => this.#send(id, event)}
              @cc-file-send-request=${(event: FileSendRequestEvent) => event.preventDefault()}
              @cc-typing-request=${({ text: written }: TypingRequestEvent) => written !== '' && this.chats?.typing(id)}
            ></cc-message-composer>`
      }
    `;
  }

  #renderTransfer(id: string): TemplateResult {
    const { text } = this.#locale;
    const { colleagues = [] } = this.#chats.value ?? {};
    return html`<select aria-label=${text('agent-chat.hand-over')} @change=${(event: Event) => this.#transfer(id, event.currentTarget as HTMLSelectElement)}>
      <option value="" selected>${text('agent-chat.hand-over')}</option>
      <option value="queue">${text('agent-chat.queue')}</option>
      ${colleagues.map((colleague) => html`<option value=${`agent ${colleague.id}`}>${text('agent-chat.hand-over-to', { name: cleanLine(colleague.name) })}</option>`)}
    </select>`;
  }

  get #openOne(): AgentConversation | undefined {
    const { conversations = [], selectedId } = this.#chats.value ?? {};
    const shown = conversations.filter(({ state }) => state !== 'offered');
    return shown.find(({ id }) => id === selectedId) ?? shown.at(-1);
  }

  #name({ visitor }: AgentConversation): string {
    return cleanLine(visitor.name).slice(0, 80) || this.#locale.text('agent-chat.visitor');
  }

  #send(id: string, event: MessageSendRequestEvent): void {
    const composer = event.currentTarget as MessageComposerElement;
    const { text } = event;
    this.#do(this.chats?.sendText(id, text), () => composer.restore(text));
  }

  #transfer(id: string, select: HTMLSelectElement): void {
    const { value } = select;
    select.value = '';
    if (value === '') return;
    this.#do(this.chats?.transfer(id, value === 'queue' ? { queue: '' } : { agent: value.slice('agent '.length) }));
  }

  async #file(id: string, messageId: string): Promise<Blob> {
    const { chats } = this;
    if (!chats) throw new DOMException('the conversations are gone', 'AbortError');
    return chats.file(id, messageId);
  }

  #do(what: Promise<void> | undefined, onRefused?: () => void): void {
    this.#refused = false;
    what?.catch(() => {
      this.#refused = true;
      onRefused?.();
      this.requestUpdate();
    });
  }

  async #open(): Promise<void> {
    this.#close();
    const url = this.inboxUrl;
    if (!url || !this.isConnected) return;
    const mine = ++this.#opening;
    const opened = await AgentChatElement.connect?.(new URL(url, this.ownerDocument.baseURI).href);
    if (mine !== this.#opening) return void opened?.dispose();
    this.#opened = opened;
    this.#use();
    this.#tellAvailable();
    opened?.start();
  }

  readonly #close = (): void => {
    this.#opening++;
    const opened = this.#opened;
    this.#opened = undefined;
    this.#use();
    void opened?.dispose();
  };

  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void this.#open();
  };

  #use(): void {
    const chats = this.#given ?? this.#opened;
    this.#chats.use(chats);
    // business pages beside it are opened for these conversations
    const desk = this.closest('cc-desk');
    if (desk instanceof LitElement) this.#provided ??= new ContextProvider(desk, { context: agentChatsContext });
    this.#provided?.setValue(chats);
  }

  /** Who has no agent session is available as long as the page is there. */
  #tellAvailable(): void {
    const state = this.#agent.value;
    this.#opened?.setAvailable(state === undefined || state === 'ready');
  }
}
