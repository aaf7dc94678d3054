import { html, nothing, type TemplateResult } from 'lit';
import { DialRequestEvent } from '../../events/call-requests.js';
import type { Call } from '../../model/call.js';
import { icon } from '../icons/icon.js';
import { phoneIcon } from '../icons/phone.js';
import type { ViewHost } from './phone-view.js';

/** Lets something be done only when what stands here has stood for a moment. */
export type WhenSettled = (act: () => void) => () => void;

/** What can be done once a call is over: another one, or to put it away. */
export function endedChoices({ id, party, direction }: Call, host: ViewHost, settled: WhenSettled): TemplateResult {
  const { text } = host.locale;
  const close = (): void => host.phoneSource?.dismiss(id);
  const again = (): void => {
    close();
    host.dispatchEvent(new DialRequestEvent(party.address ?? party.number));
  };
  return html`
    <div class="choices">
      ${
        party.number || party.address
          ? html`<button class="tonal pill" type="button" @click=${settled(again)}>${icon(phoneIcon)}<span>${text(direction === 'inbound' ? 'call.back' : 'call.again')}</span></button>`
          : nothing
      }
      <button class="pill" type="button" @click=${settled(close)}>${text('call.close')}</button>
    </div>
  `;
}
