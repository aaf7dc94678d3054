import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { headphonesIcon } from '../icons/headphones.js';
import { icon } from '../icons/icon.js';
import { phoneOffIcon } from '../icons/phone-off.js';

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
