import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { writeFileSize } from '../file-size/file-size.js';
import { fileTextIcon } from '../icons/file-text.js';
import { icon } from '../icons/icon.js';
import { xIcon } from '../icons/x.js';
import { plainFileName } from '../safe-text/file-name.js';
import { thumbnail } from './thumbnail.js';

/** The files that wait to be sent, each with a look at it and a way out. */
export function fileTray(
  files: readonly File[],
  { language, text }: LocaleController,
  onRemove: (file: File) => void,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`
    <ul class="files" part="files">
      ${files.map((file) => {
        const name = plainFileName(file.name, text('message.file.document'));
        const label = text('composer.remove', { name });
        return html`
          <li>
            ${file.type.startsWith('image/') ? html`<canvas aria-hidden="true" ${thumbnail(file)}></canvas>` : html`<span class="sheet">${icon(fileTextIcon)}</span>`}
            <span class="file"><bdi>${name}</bdi><small class="numbers">${writeFileSize(file.size, language)}</small></span>
            <button class="icon-only" type="button" aria-label=${label} title=${label} @click=${() => onRemove(file)}>${icon(xIcon)}</button>
          </li>
        `;
      })}
    </ul>
  `;
}
