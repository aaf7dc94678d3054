import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import type { Call } from '../../model/call.js';
import { gripIcon } from '../icons/grip.js';
import { icon } from '../icons/icon.js';

/** After-call work. */
export interface WrapUp {
  /** When it ends by itself, ms since the epoch. */
  readonly endsAt: number | undefined;
  /** Since when, ms since the epoch. */
  readonly since: number | undefined;
  /** The call that it follows, while that is shown. */
  readonly ended: Call | undefined;
}

/** What the stage of after-call work offers. */
export interface WrapUpStage extends WrapUp {
  readonly clock: Clock;
  /** Shown instead of the keypad button once it was asked for. */
  readonly dialpad: TemplateResult | undefined;
  readonly onReady: () => void;
  /** Wants more time; undefined where there is no more to be had. */
  readonly onMore: (() => void) | undefined;
  readonly onKeypad: () => void;
}

/** The agent finishes their notes. */
export function wrapUpStage(
  { text }: LocaleController,
  { clock, endsAt, since, dialpad, onReady, onMore, onKeypad }: WrapUpStage,
): TemplateResult {
  const timer = html`<cc-call-timer .since=${since} .until=${endsAt} .clock=${clock}></cc-call-timer>`;
  if (dialpad) {
    return html`
      <div class="wrap-up-row"><span>${text('agent.state.wrap-up')} ${timer}</span><button class="primary" type="button" @click=${onReady}>${text('agent.ready-now')}</button></div>
      ${dialpad}
    `;
  }
  return html`
    <div class="message">
      <h2>${text('agent.state.wrap-up')}</h2>
      <p class="countdown">${timer}</p>
      <p>${text('agent.wrap-up-left')}</p>
      ${onMore ? html`<button class="outlined more-time" type="button" @click=${onMore}>${text('agent.more-time')}</button>` : nothing}
    </div>
    <div class="choices">
      <button class="primary pill" type="button" @click=${onReady}>${text('agent.ready-now')}</button>
      <button class="pill" type="button" @click=${onKeypad}>${icon(gripIcon)}<span>${text('call.keypad')}</span></button>
    </div>
  `;
}
