import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A slider with its value in percent beside it. */
export interface VolumeSlider {
  readonly label: string;
  /** The name is to be seen, too. */
  readonly isNamed?: boolean;
  readonly language: string;
  /** Where it stands, within its range. */
  readonly value: number;
  /** What it comes to, 1 for all of it. */
  readonly volume: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  readonly onChange: (value: number) => void;
}

/** Sets a volume. What is shown is what is used. */
export function volumeSlider({ label, isNamed = false, language, value, volume, range, onChange }: VolumeSlider): TemplateResult {
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(volume);
  return html`
    <label class="volume" part="volume">
      <span class=${isNamed ? '' : 'visually-hidden'}>${label}</span>
      <input
        type="range"
        min=${range.min}
        max=${range.max}
        step=${range.step}
        .value=${live(String(value))}
        aria-valuetext=${percent}
        @input=${({ currentTarget }: Event) => onChange(Number((currentTarget as HTMLInputElement).value))}
      />
      <output class="numbers" aria-hidden="true">${percent || nothing}</output>
    </label>
  `;
}
