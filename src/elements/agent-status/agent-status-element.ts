import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { agentContext, type AgentSession, type AgentSessionState } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { voiceBook } from '../../locales/books/voice-book.js';
import { StoreController } from '../../context/store-controller.js';
import { AgentStateRequestEvent } from '../../events/agent-events.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import { checkIcon } from '../icons/check.js';
import { chevronDownIcon } from '../icons/chevron-down.js';
import { icon } from '../icons/icon.js';
import { logOutIcon } from '../icons/log-out.js';
import { type AgentStateChoice, agentChoices } from './agent-choices.js';
import { carryOut } from './agent-request.js';
import { agentStatusStyles } from './agent-status-element.css.js';

/**
 * What the agent is doing, since when, and what they may do instead: a button
 * that opens the list of states and reasons. Signed out it offers to sign in;
 * in wrap-up it counts down and offers to be ready now.
 *
 * Takes its session from the `agent` property, else from the nearest desk.
 *
 * @fires cc-agent-state-request - The agent wants another state, or to sign in or out.
 * @csspart current - Button with the present state.
 * @csspart sign-in - Signs in.
 * @csspart ready-now - Ends the wrap-up.
 * @csspart note - What the agent should know beside their state.
 * @csspart menu - List of states.
 * @csspart item - One state or reason.
 */
export class AgentStatusElement extends LitElement {
  static readonly tagName = 'cc-agent-status';
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = agentStatusStyles;

  /** Leaves out the buttons beside the state, for places that have them already. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** What the agent should know beside their state: one short sentence. */
  @property({ attribute: false }) note: string | undefined;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #locale = new LocaleController(this, voiceBook);
  readonly #agent = new StoreController(this, agentContext);
  #own: AgentSession | undefined;
  #open = false;
  #busy = false;

  /** The session to show, whatever the desk offers. */
  @property({ attribute: false })
  get agent(): AgentSession | undefined {
    return this.#own;
  }
  set agent(agent: AgentSession | undefined) {
    this.#own = agent;
    this.#agent.use(agent);
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#agent.value;
    if (!state) return nothing;
    return state.agentState === 'offline' ? this.#renderSignedOut() : this.#renderSignedIn(state);
  }

  get #menu(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>('.menu');
  }

  get #current(): HTMLElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>('.current');
  }

  #renderSignedOut(): TemplateResult {
    const { text } = this.#locale;
    return html`
      <div class="status">
        <p class="word">${dot('offline')}${text(this.#busy ? 'agent.signing-in' : 'agent.state.offline')}</p>
        ${
          this.compact
            ? nothing
            : html`<button class="primary" part="sign-in" type="button" aria-busy=${this.#busy} @click=${() => this.#ask('ready')}>${text('agent.sign-in')}</button>`
        }
      </div>
    `;
  }

  #renderSignedIn(state: AgentSessionState): TemplateResult {
    const { text } = this.#locale;
    const word = this.#wordOf(state.agentState, state.reason, state);
    const until = state.agentState === 'wrap-up' ? state.wrapUpEndsAt : undefined;
    return html`
      <div class="status">
        <button
          class="current"
          part="current"
          type="button"
          popovertarget="menu"
          aria-haspopup="menu"
          aria-expanded=${this.#open}
          aria-busy=${this.#busy}
          @keydown=${this.#onButtonKeydown}
        >
          <span class="visually-hidden">${text('agent.status')}</span>
          ${dot(state.agentState)}<span class="word"><bdi>${word}</bdi></span>
          <span class="since"><cc-call-timer .since=${state.since} .until=${until} .clock=${this.clock}></cc-call-timer>${icon(chevronDownIcon)}</span>
        </button>
        ${
          state.agentState === 'wrap-up' && !this.compact
            ? html`<button class="primary" part="ready-now" type="button" @click=${() => this.#ask('ready')}>${text('agent.ready-now')}</button>`
            : nothing
        }
      </div>
      ${this.note ? html`<p class="note" part="note">${this.note}</p>` : nothing} ${this.#renderMenu(state)}
    `;
  }

  #renderMenu(state: AgentSessionState): TemplateResult {
    const { text } = this.#locale;
    return html`
      <div class="menu" part="menu" id="menu" popover="auto" role="menu" aria-label=${text('agent.status')} @toggle=${this.#onToggle} @keydown=${this.#onMenuKeydown}>
        ${agentChoices(state.reasons).map((choice) => this.#renderChoice(choice, state))}
        <button class="item leave" part="item" type="button" role="menuitem" tabindex="-1" ?disabled=${state.agentState === 'on-call'} @click=${() => this.#choose('offline')}>
          ${icon(logOutIcon)}<span>${text('agent.sign-out')}</span>
        </button>
      </div>
    `;
  }

  #renderChoice({ agentState, reason }: AgentStateChoice, state: AgentSessionState): TemplateResult {
    const now = state.next ?? { agentState: state.agentState, reason: state.reason };
    const chosen = now.agentState === agentState && now.reason === reason?.code;
    const label = reason ? reason.label : this.#locale.text(`agent.state.${agentState}`);
    return html`
      <button
        class="item ${reason ? 'reason' : ''}"
        part="item"
        type="button"
        role="menuitemradio"
        tabindex="-1"
        aria-checked=${chosen}
        @click=${() => this.#choose(agentState, reason?.code)}
      >
        ${dot(agentState)}<span><bdi>${chosen && state.next ? this.#locale.text('agent.next', { status: label }) : label}</bdi></span>
        ${chosen ? icon(checkIcon) : nothing}
      </button>
    `;
  }

  #wordOf(agentState: AgentSessionState['agentState'], code: string | undefined, { reasons }: AgentSessionState): string {
    const reason = code && reasons.find((one) => one.code === code);
    if (code === 'sound-locked') return this.#locale.text('agent.no-sound');
    return reason ? reason.label : this.#locale.text(`agent.state.${agentState}`);
  }

  #choose(agentState: AgentStateChoice['agentState'] | 'offline', reason?: string): void {
    this.#close();
    this.#ask(agentState, reason);
  }

  #ask(agentState: AgentStateChoice['agentState'] | 'offline', reason?: string): void {
    const agent = this.#agent.source;
    const request = new AgentStateRequestEvent(agentState, reason);
    if (this.#busy || !this.dispatchEvent(request) || !agent) return;
    this.#setBusy(true);
    void carryOut(agent, request).finally(() => this.#setBusy(false));
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.requestUpdate();
  }

  #onToggle(event: ToggleEvent): void {
    this.#open = event.newState === 'open';
    if (this.#open) {
      this.#place();
      (this.#menu?.querySelector<HTMLElement>('[aria-checked="true"]') ?? this.#items()[0])?.focus();
    }
    this.requestUpdate();
  }

  // where CSS cannot: Safari before 26, Firefox before 147
  #place(): void {
    const [menu, current] = [this.#menu, this.#current];
    if (!menu || !current || CSS.supports('position-area', 'self-block-end span-self-inline-end')) return;
    const { bottom, left, right } = current.getBoundingClientRect();
    const width = this.ownerDocument.documentElement.clientWidth;
    const start = getComputedStyle(this).direction === 'rtl' ? right - menu.offsetWidth : left;
    menu.style.setProperty('top', `${bottom + 4}px`);
    menu.style.setProperty('left', `${Math.max(4, Math.min(start, width - menu.offsetWidth - 4))}px`);
  }

  #items(): readonly HTMLElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLElement>('.item:not(:disabled)') ?? [])];
  }

  #onButtonKeydown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#menu?.showPopover();
  }

  #close(): void {
    this.#menu?.hidePopover();
    this.#current?.focus();
  }

  #onMenuKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      if (event.key === 'Escape') event.preventDefault();
      return this.#close();
    }
    const items = this.#items();
    const index = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  }
}

function dot(agentState: AgentSessionState['agentState']): TemplateResult {
  return html`<span class="dot ${agentState}" aria-hidden="true"></span>`;
}
