import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { neighbor, telephoneKeys } from '../dialpad/keys.js';

/** Twelve keys that send what is pressed: by pointer, by typing, arrows walk over them. */
export function keypad(locale: LocaleController, sent: string, press: (digit: string) => void): TemplateResult {
  const { text } = locale;
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
    const next = neighbor(keys.indexOf(event.target as HTMLElement), event.key);
    if (/^[0-9*#]$/.test(event.key)) press(event.key);
    else if (next !== undefined) keys[next]?.focus();
    else return;
    event.preventDefault();
  };
  const nameOf = (digit: string): string => (digit === '*' ? text('call-panel.star') : digit === '#' ? text('call-panel.pound') : digit);
  return html`
    <div class="keypad" part="keypad">
      <output class="sent numbers" dir="ltr">${sent.slice(-16) || '\u00a0'}</output>
      <div class="keys" role="group" dir="ltr" aria-label=${text('call-panel.keys')} @keydown=${onKeydown}>
        ${telephoneKeys.map(
          ({ digit }) =>
            html`<button class="key" type="button" aria-label=${nameOf(digit)} @click=${() => press(digit)}>${digit === '*' ? '∗' : digit}</button>`,
        )}
      </div>
    </div>
  `;
}
