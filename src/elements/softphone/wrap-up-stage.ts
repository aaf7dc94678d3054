import { html, nothing, type TemplateResult } from 'lit';
import { WrapUpExtensionRequestEvent } from '../../events/agent-events.js';
import type { Call } from '../../model/call.js';
import { gripIcon } from '../icons/grip.js';
import { icon } from '../icons/icon.js';
import { addStyles } from '../late-part/late-styles.js';
import type { WhenSettled } from './ended-choices.js';
import type { ViewHost } from './phone-view.js';
import { wrapUpStyles } from './wrap-up-stage.css.js';

/** How much longer wrap-up gets at a time, in ms. */
const moreTime = 30_000;

/** After-call work. */
export interface WrapUp {
  /** When it ends by itself, ms since the epoch. */
  readonly endsAt: number | undefined;
  /** Since when, ms since the epoch. */
  readonly since: number | undefined;
  /** The call that it follows, while that is shown. */
  readonly ended: Call | undefined;
}

/** What the stage of after-call work is given. */
export interface WrapUpHandlers {
  readonly dialpad: () => TemplateResult;
  readonly onReady: () => void;
  readonly settled: WhenSettled;
}

/** The agent finishes their notes. Loaded with an agent's first call. */
export class WrapUpStage {
  readonly #host: ViewHost;
  #keypad = false;

  constructor(host: ViewHost) {
    addStyles(host, wrapUpStyles);
    this.#host = host;
  }

  /** Without the keypad the next time. */
  fold(): void {
    this.#keypad = false;
  }

  render({ since, endsAt }: WrapUp, { dialpad, onReady, settled }: WrapUpHandlers): TemplateResult {
    const { clock, locale } = this.#host;
    const { text } = locale;
    const timer = html`<cc-call-timer .since=${since} .until=${endsAt} .clock=${clock}></cc-call-timer>`;
    if (this.#keypad) {
      return html`
        <div class="wrap-up-row"><span>${text('agent.state.wrap-up')} ${timer}</span><button class="primary" type="button" @click=${settled(onReady)}>${text('agent.ready-now')}</button></div>
        ${dialpad()}
      `;
    }
    return html`
      <div class="message">
        <h2>${text('agent.state.wrap-up')}</h2>
        <p class="countdown">${timer}</p>
        <p>${text('agent.wrap-up-left')}</p>
        ${this.#mayExtend ? html`<button class="outlined more-time" type="button" @click=${() => this.#extend()}>${text('agent.more-time')}</button>` : nothing}
      </div>
      <div class="choices">
        <button class="primary pill" type="button" @click=${settled(onReady)}>${text('agent.ready-now')}</button>
        <button class="pill" type="button" data-unfold @click=${settled(() => this.#unfold())}>${icon(gripIcon)}<span>${text('call.keypad')}</span></button>
      </div>
    `;
  }

  get #mayExtend(): boolean {
    const { wrapUpEndsAt = Infinity, wrapUpMayEndAt = 0 } = this.#host.agentState ?? {};
    return wrapUpEndsAt < wrapUpMayEndAt;
  }

  #extend(): void {
    const request = new WrapUpExtensionRequestEvent(moreTime);
    // a failure is in the session's state
    if (this.#host.dispatchEvent(request)) void this.#host.agentSource?.extendWrapUp(request.by).catch(() => undefined);
  }

  #unfold(): void {
    this.#keypad = true;
    this.#host.requestUpdate();
  }
}
