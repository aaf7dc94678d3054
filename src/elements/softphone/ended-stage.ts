import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import type { Call } from '../../model/call.js';
import { icon } from '../icons/icon.js';
import { phoneIcon } from '../icons/phone.js';

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
