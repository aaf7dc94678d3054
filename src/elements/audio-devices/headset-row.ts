import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { WordKey } from '../../locales/words.js';
import type { HeadsetState } from '../../model/audio.js';
import { headsetIcon } from '../icons/headset.js';
import { icon } from '../icons/icon.js';

const words: Readonly<Record<HeadsetState['state'], WordKey>> = {
  unsupported: 'devices.headset-unsupported',
  none: 'devices.headset-help',
  connecting: 'devices.headset-connecting',
  connected: 'devices.headset-connected',
  away: 'devices.headset-away',
  elsewhere: 'devices.headset-elsewhere',
};

/** The buttons of a headset: whether they work here, and what connects them. */
export function headsetRow(
  { state, name, error }: HeadsetState,
  { text }: LocaleController,
  ask: (wanted: 'connect' | 'disconnect') => void,
): TemplateResult {
  const wanted = state === 'none' || state === 'connecting' ? 'connect' : 'disconnect';
  const button = html`
    <button class="outlined" type="button" aria-busy=${state === 'connecting'} @click=${() => state !== 'connecting' && ask(wanted)}>
      ${text(`devices.headset-${wanted}`)}
    </button>
  `;
  return html`
    <div class="headset ${state}" part="headset" role="group" aria-labelledby="headset">
      <p class="name" id="headset">${icon(headsetIcon)}<span>${text('devices.headset')}</span></p>
      <p class="note" role="status">${name && state !== 'none' ? html`<bdi>${name}</bdi> · ` : nothing}<span class="standing">${text(error ? 'devices.headset-failed' : words[state])}</span></p>
      ${state === 'unsupported' ? nothing : button}
    </div>
  `;
}
