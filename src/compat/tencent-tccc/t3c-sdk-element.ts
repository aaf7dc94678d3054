import { css, type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { LocaleController } from '../../context/locale-controller.js';
import type { Backend } from '../../contracts/backend.js';
import type { AgentChats } from '../../context/contexts.js';
import type { Unsubscribe } from '../../context/store-controller.js';
import type { CallStateChangeEvent } from '../../events/call-facts.js';
import { icon } from '../../elements/icons/icon.js';
import { phoneIcon } from '../../elements/icons/phone.js';
import { xIcon } from '../../elements/icons/x.js';
import { controls } from '../../elements/styles/controls.css.js';
import { tokens } from '../../elements/styles/tokens.css.js';
import { voiceBook } from '../../locales/books/voice-book.js';

/**
 * What a page of `tccc` shows: a softphone behind a floating button, or in a
 * place of the page's own. A call opens it. The tag and its id are Tencent's.
 *
 * @csspart button - The floating button.
 * @csspart panel - What it opens.
 * @csspart chat-panel - Beside it, while there are conversations.
 */
export class T3cSdkElement extends LitElement {
  static readonly tagName: string = 't3c-sdk';
  static override styles: CSSResultGroup = [
    tokens,
    controls,
    css`
      :host {
        position: fixed;
        inset-block-end: max(20px, env(safe-area-inset-bottom));
        inset-inline-end: max(20px, env(safe-area-inset-right));
        z-index: var(--cc-phone-layer, 1000);
        display: flex;
        flex-direction: column;
        align-items: flex-end;
        gap: var(--_space-3);
        max-inline-size: calc(100vi - 40px);
        pointer-events: none;
      }

      :host([embedded]) {
        position: static;
        display: block;
        inline-size: 100%;
        block-size: 100%;
        overflow: auto;
        pointer-events: auto;
      }

      :host([hidden]),
      [hidden] {
        display: none !important;
      }

      .panels {
        display: flex;
        flex-flow: row-reverse wrap;
        align-items: flex-end;
        gap: var(--_space-3);
      }

      @media (max-width: 780px) {
        .panels {
          max-block-size: calc(100vb - 116px);
          overflow: auto;
        }
      }

      .panel {
        inline-size: min(360px, calc(100vi - 40px));
        max-block-size: calc(100vb - 116px);
        overflow: auto;
        border-radius: calc(var(--_radius) * 1.5);
        background-color: var(--_surface);
        box-shadow: var(--_shadow);
        pointer-events: auto;
        animation: appear 160ms ease-out;
      }

      :host([embedded]) .panel {
        inline-size: min(380px, 100%);
        block-size: 100%;
        max-block-size: none;
        margin-inline: auto;
        box-shadow: none;
        animation: none;
      }

      .chat:has([in-conversation]) {
        block-size: min(600px, calc(100vb - 116px));
      }

      .chat cc-agent-chat {
        block-size: 100%;
      }

      :host([embedded]) .panels {
        flex-flow: row wrap;
        align-items: stretch;
        justify-content: center;
        block-size: 100%;
        max-block-size: none;
      }

      :host([embedded]) .chat {
        flex: 1 1 320px;
        block-size: auto;
        max-inline-size: 640px;
        border-inline-start: 1px solid var(--_line);
        border-radius: 0;
      }

      :host([embedded]) cc-softphone {
        --cc-density: 0.78;
      }

      :host([no-transfer]) cc-softphone::part(transfer) {
        display: none;
      }

      .float {
        inline-size: 60px;
        block-size: 60px;
        padding: 0;
        border-radius: var(--_radius-full);
        box-shadow: var(--_shadow);
        pointer-events: auto;
        --_icon: 26px;
      }

      .rings {
        background-color: var(--_positive);
        color: var(--_on-fill);
        animation: rings 900ms ease-in-out infinite alternate;
      }

      @media (max-height: 740px) {
        cc-softphone {
          --cc-density: 0.8;
        }
      }

      @keyframes appear {
        from {
          opacity: 0;
          translate: 0 12px;
        }
      }

      @keyframes rings {
        to {
          scale: 1.08;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .panel,
        .float {
          animation: none;
        }
      }

      @media (forced-colors: active) {
        .float {
          border: 2px solid ButtonText;
        }
      }
    `,
  ];

  @property({ attribute: false }) backend: Backend | undefined;
  /** The agent's conversations, where there are any. */
  @property({ attribute: false }) chats: AgentChats | undefined;
  /** It stands in a place of the page's own: no button, always open. */
  @property({ type: Boolean, reflect: true }) embedded = false;
  /** The panel is shown. */
  @property({ type: Boolean }) open = false;
  /** Calls are not handed over here. */
  @property({ type: Boolean, reflect: true, attribute: 'no-transfer' }) noTransfer = false;
  /** The floating button is not shown. */
  @property({ type: Boolean, attribute: 'no-button' }) noButton = false;

  readonly #locale = new LocaleController(this, voiceBook);
  readonly #ringing = new Set<string>();
  #backends: readonly Backend[] = [];
  #hasConversation = false;
  #stopFollowing: Unsubscribe | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('backend')) this.#backends = this.backend ? [this.backend] : [];
    if (changed.has('chats')) this.#followChats();
  }

  override render(): TemplateResult {
    const shown = this.open || this.embedded;
    return html`
      <cc-desk class="panels" ?hidden=${!shown} .backends=${this.#backends} @cc-call-state-change=${this.#onCall} @keydown=${this.#onKeydown}>
        <div class="panel" part="panel"><cc-softphone manual-sign-in></cc-softphone></div>
        ${this.#hasConversation ? html`<div class="panel chat" part="chat-panel"><cc-agent-chat .chats=${this.chats}></cc-agent-chat></div>` : nothing}
      </cc-desk>
      ${this.embedded || this.noButton ? nothing : this.#renderButton()}
    `;
  }

  #renderButton(): TemplateResult {
    const { text } = this.#locale;
    const rings = this.#ringing.size > 0;
    return html`
      <button class="float primary ${rings ? 'rings' : ''}" part="button" type="button" aria-expanded=${this.open} aria-label=${text(rings ? 'call.incoming' : 'phone.label')} @click=${this.#onPress}>${icon(this.open ? xIcon : phoneIcon)}</button>
    `;
  }

  // what shows them is loaded with the first one
  #followChats(): void {
    this.#stopFollowing?.();
    this.#stopFollowing = this.chats?.subscribe<number>(
      (count, before) => {
        if (count > before) this.open = true;
        if (!this.#hasConversation && count > 0) void import('../../define/agent-chat.js');
        this.#hasConversation = count > 0;
        this.requestUpdate();
      },
      { selector: ({ conversations }) => conversations.length },
    );
  }

  #onPress(): void {
    this.open = !this.open;
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || this.embedded) return;
    this.open = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.float')?.focus());
  }

  // a call that somebody has to see brings the phone to where it is seen
  #onCall({ call, previous }: CallStateChangeEvent): void {
    if (previous === undefined) this.open = true;
    const rings = call.direction === 'inbound' && call.state === 'ringing';
    if (rings) this.#ringing.add(call.id);
    else this.#ringing.delete(call.id);
    this.requestUpdate();
  }
}
