import { html, nothing, type TemplateResult } from 'lit';
import type { Call } from '../../model/call.js';
import { gripIcon } from '../icons/grip.js';
import { icon } from '../icons/icon.js';
import { micIcon } from '../icons/mic.js';
import { pauseIcon } from '../icons/pause.js';
import type { CallStagesHost } from './call-stages.js';

const basics = [
  { what: 'mute', label: 'call.mute', shape: micIcon },
  { what: 'hold', label: 'call.hold', shape: pauseIcon },
  { what: 'dtmf', label: 'call.keypad', shape: gripIcon },
] as const;

/**
 * What every phone has and this call's does not: the controls stay where they
 * are looked for, can be reached and pressed, and say why nothing comes of it.
 */
export function notPossible({ can }: Call, { locale }: Pick<CallStagesHost, 'locale'>): TemplateResult | typeof nothing {
  const missing = basics.filter(({ what }) => !can[what]);
  if (missing.length === 0) return nothing;
  const { text } = locale;
  return html`${missing.map(
    ({ what, label, shape }) => html`
      <div class="cannot" slot="more" @pointerenter=${explain} @focusin=${explain}>
        <button class="round" part=${`no-${what}`} type="button" aria-disabled="true" aria-describedby=${`no-${what}`}>
          <span class="disc">${icon(shape)}</span><span>${text(label)}</span>
        </button>
        <p class="why" id=${`no-${what}`}>${text(`cannot.${what}`)}</p>
      </div>
    `,
  )}`;
}

/** Escape puts the reason away, wherever the focus is, until it is asked for again (WCAG 2.2, 1.4.13). */
function explain({ currentTarget }: Event): void {
  const control = currentTarget as HTMLElement;
  control.classList.remove('put-away');
  const end = new AbortController();
  const onKeydown = ({ key }: KeyboardEvent): void => {
    // gone with its call, which nothing has told it
    if (!control.isConnected) end.abort();
    else if (key === 'Escape') control.classList.add('put-away');
  };
  control.ownerDocument.addEventListener('keydown', onKeydown, { capture: true, signal: end.signal });
  for (const type of ['pointerleave', 'focusout']) control.addEventListener(type, () => end.abort(), { signal: end.signal });
}
