import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { AudioDevice, AudioState, DevicePurpose } from '../../model/audio.js';
import { chevronDownIcon } from '../icons/chevron-down.js';
import { icon } from '../icons/icon.js';

/** One list of devices under its name. What is shown is what is used: the page answers a choice by another `chosen`. */
export function deviceChoice(
  purpose: 'microphone' | 'speaker',
  audio: AudioState,
  locale: LocaleController,
  choose: (purpose: DevicePurpose, deviceId: string) => void,
): TemplateResult | typeof nothing {
  const { text } = locale;
  const devices = purpose === 'microphone' ? audio.microphones : audio.speakers;
  if (purpose === 'speaker' && !audio.canChooseSpeaker) return nothing;
  const all: readonly AudioDevice[] = devices.some(({ id }) => id === 'default') ? devices : [{ id: 'default', label: '' }, ...devices];
  const chosen = all.some(({ id }) => id === audio.chosen[purpose]) ? audio.chosen[purpose] : 'default';
  const nameOf = ({ id, label }: AudioDevice, index: number): string =>
    label || (id === 'default' ? text('call-panel.device-default') : text('call-panel.device-unnamed', { number: index }));
  const onChange = (event: Event): void => {
    const select = event.currentTarget as HTMLSelectElement;
    choose(purpose, select.value);
    select.value = chosen;
  };
  return html`
    <label class="device">
      <span>${text(`call-panel.${purpose}`)}</span>
      <span class="select">
        <select @change=${onChange}>
          ${all.map((device, index) => html`<option value=${device.id} ?selected=${device.id === chosen}>${nameOf(device, index)}</option>`)}
        </select>
        ${icon(chevronDownIcon)}
      </span>
    </label>
  `;
}
