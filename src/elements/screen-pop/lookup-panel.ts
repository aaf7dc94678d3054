import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { ScreenPop } from '../../model/screen-pop.js';
import { cleanLine } from '../safe-text/clean-text.js';

/** What can be done about a lookup. */
export interface LookupHandlers {
  readonly onChoose: (popId: string, recordId: string) => void;
  readonly onClose: (popIds: readonly string[]) => void;
}

/** Whose record it is: still being asked, nobody's, or to be chosen. */
export function lookupPanel(pop: ScreenPop, { text }: LocaleController, { onChoose, onClose }: LookupHandlers): TemplateResult {
  const { id, state, records = [] } = pop;
  if (state === 'looking-up') return html`<p class="lookup busy" part="lookup" role="status">${text('screen-pop.looking-up')}</p>`;
  if (state !== 'choosing') {
    return html`
      <div class="lookup none" part="lookup" role="status">
        <p class="title">${text('screen-pop.none')}</p>
        <p>${text('screen-pop.none-help')}</p>
        <button class="outlined" type="button" @click=${() => onClose([id])}>${text('screen-pop.dismiss')}</button>
      </div>
    `;
  }
  return html`
    <div class="lookup" part="lookup">
      <p class="title" id="choose" role="status">${text('screen-pop.choose', { count: records.length })}</p>
      <p>${text('screen-pop.choose-help')}</p>
      <ul aria-labelledby="choose">
        ${records.map(
          (record) => html`
            <li>
              <button class="record" part="record" type="button" @click=${() => onChoose(id, record.id)}>
                <bdi class="name">${cleanLine(record.label)}</bdi>
                ${record.description ? html`<bdi class="description">${cleanLine(record.description)}</bdi>` : nothing}
              </button>
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}
