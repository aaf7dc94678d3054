import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import type { Call } from '../../model/call.js';
import { gripIcon } from '../icons/grip.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { phoneOffIcon } from '../icons/phone-off.js';
import { phoneIcon } from '../icons/phone.js';

/** There is no phone. */
export function noPhoneStage({ text }: LocaleController): TemplateResult {
  return html`
    <div class="message">
      <span class="emblem">${icon(phoneOffIcon)}</span>
      <h2>${text('phone.missing')}</h2>
      <p>${text('phone.missing-help')}</p>
    </div>
  `;
}

/** What the stage of a signed-out agent offers. */
export interface SignedOutStage {
  readonly busy: boolean;
  readonly onSignIn: () => void;
}

/** Nobody is signed in. */
export function signedOutStage({ text }: LocaleController, { busy, onSignIn }: SignedOutStage): TemplateResult {
  return html`
    <div class="message">
      <span class="emblem">${icon(headphonesIcon)}</span>
      <h2>${text(busy ? 'agent.signing-in' : 'agent.state.offline')}</h2>
      <p>${text('agent.signed-out-help')}</p>
    </div>
    <button class="primary pill" type="button" aria-busy=${busy} @click=${onSignIn}>${text('agent.sign-in')}</button>
  `;
}

/** What the stage of a call that is over offers. */
export interface EndedStage {
  readonly clock: Clock;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** A call is over. */
export function endedStage(call: Call, { text }: LocaleController, { clock, onAgain, onClose }: EndedStage): TemplateResult {
  return html`
    <cc-active-call .call=${call} .clock=${clock}></cc-active-call>
    <div class="choices">
      ${
        call.party.number || call.party.address
          ? html`<button class="tonal pill" type="button" @click=${onAgain}>${icon(phoneIcon)}<span>${text(call.direction === 'inbound' ? 'call.back' : 'call.again')}</span></button>`
          : nothing
      }
      <button class="pill" type="button" @click=${onClose}>${text('call.close')}</button>
    </div>
  `;
}

/** What the stage of after-call work offers. */
export interface WrapUpStage {
  readonly clock: Clock;
  readonly endsAt: number | undefined;
  readonly since: number | undefined;
  /** The call that it follows, while that is shown. */
  readonly ended: Call | undefined;
  /** Shown instead of the keypad button once it was asked for. */
  readonly dialpad: TemplateResult | undefined;
  readonly onReady: () => void;
  readonly onKeypad: () => void;
}

/** The agent finishes their notes. */
export function wrapUpStage({ text }: LocaleController, { clock, endsAt, since, dialpad, onReady, onKeypad }: WrapUpStage): TemplateResult {
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
    </div>
    <div class="choices">
      <button class="primary pill" type="button" @click=${onReady}>${text('agent.ready-now')}</button>
      <button class="pill" type="button" @click=${onKeypad}>${icon(gripIcon)}<span>${text('call.keypad')}</span></button>
    </div>
  `;
}
