import { html, type TemplateResult } from 'lit';
import { systemClock } from '../../kit/clock.js';
import type { ChatPanelElement } from '../chat-panel/chat-panel-element.js';
import type { ChatWindowElement } from './chat-window-element.js';
import { isPoppedOut } from './pop-out.js';

/** What opens at a launcher, or fills the place of an embedded window. Loaded when somebody is about to use it. */
export class ChatWindowFrame {
  readonly #host: ChatWindowElement;

  constructor(host: ChatWindowElement) {
    this.#host = host;
  }

  /** Begins what can be begun, and puts the focus where the next thing is done. */
  async enter(): Promise<void> {
    const panel = this.#host.shadowRoot?.querySelector<ChatPanelElement>('cc-chat-panel');
    if (this.#host.centerGreets) panel?.begin();
    await panel?.updateComplete;
    panel?.focus();
  }

  render(): TemplateResult {
    const host = this.#host;
    return html`
      <cc-chat-panel
        part="window"
        exportparts="header, body, footer, banner, menu"
        .chat=${host.chat}
        .heading=${host.heading}
        .termsUrl=${host.consentUrl}
        ?agreed=${host.agreed}
        ?expected=${host.expectsChat}
        .onWant=${host.wantChat}
        .onAgree=${this.#agree}
        .onLeave=${this.#leave}
        .fields=${host.fields}
        .profile=${host.profile}
        .mapService=${host.mapService}
        .imageOrigins=${host.imageOrigins}
        .popOutUrl=${host.popOutUrl}
        .clock=${host.clock ?? systemClock}
        .memory=${host.memory}
        ?embedded=${host.embedded}
        ?shown=${host.isShown}
        ?hidden=${!host.isShown}
        ?data-popped-out=${isPoppedOut()}
      >
        <slot name="consent" slot="consent"><p dir="auto">${host.consent}</p></slot>
        <slot name="pre-chat" slot="pre-chat"></slot>
        <slot name="welcome" slot="welcome"></slot>
      </cc-chat-panel>
    `;
  }

  readonly #agree = (): void => {
    this.#host.agree();
    if (!this.#host.embedded) void this.enter();
  };

  readonly #leave = (): void => void this.#host.hide();
}
