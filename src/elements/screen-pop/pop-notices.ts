import { html, nothing, type TemplateResult } from 'lit';
import type { WordKey } from '../../locales/words.js';
import type { ScreenPop } from '../../model/screen-pop.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { icon } from '../icons/icon.js';
import { phoneOutgoingIcon } from '../icons/phone-outgoing.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';
import type { ScreenPopHandlers, ScreenPopViewState } from './screen-pop-view.js';

/** What a page wishes, and what went wrong with its remedy as a button; read out as they come. */
export function notices(view: ScreenPopViewState, handlers: ScreenPopHandlers): TemplateResult {
  const { words, wish, sent, state } = view;
  const troubled = state.pops.filter(({ state: each, error }) => error && each !== 'closed');
  return html`
    <div class="notices" role="status">
      ${wish ? dialWish(view, handlers) : nothing} ${sent ? html`<p class="sent">${words.text('screen-pop.sent', { page: sent })}</p>` : nothing}
      ${troubled.map((pop) => trouble(pop, view, handlers))}
    </div>
  `;
}

function dialWish({ words: { text }, wish }: ScreenPopViewState, { onDecide }: ScreenPopHandlers): TemplateResult | typeof nothing {
  if (!wish) return nothing;
  // the number stands apart: it keeps its direction in every language
  const [before = '', after = ''] = text('screen-pop.dial', { page: wish.page, number: '\u0000' }).split('\u0000');
  return html`
    <div class="notice wish" part="dial">
      ${icon(phoneOutgoingIcon)}
      <p dir="auto">${before}<bdi class="number numbers" dir="ltr">${wish.number}</bdi>${after}${wish.description ? html` <bdi class="description">${wish.description}</bdi>` : nothing}</p>
      <div class="remedies">
        <button class="positive" part="dial-call" type="button" @click=${() => onDecide(true)}>${text('screen-pop.call')}</button>
        <button class="outlined" part="dial-decline" type="button" @click=${() => onDecide(false)}>${text('screen-pop.decline')}</button>
      </div>
    </div>
  `;
}

function trouble(
  { id, state, error }: ScreenPop,
  { words: { text } }: ScreenPopViewState,
  { onOpen, onClose }: ScreenPopHandlers,
): TemplateResult {
  const isBlocked = state === 'blocked';
  const word = `error.${error?.code}` as WordKey;
  return html`
    <div class="notice ${isBlocked ? '' : 'alert'}" part="notice">
      ${icon(isBlocked ? triangleAlertIcon : circleAlertIcon)}
      <p dir="auto">${text(word)}</p>
      <div class="remedies">
        <button class="outlined" part="remedy" type="button" @click=${() => onOpen(id)}>
          ${text(isBlocked ? 'screen-pop.open' : 'screen-pop.try-again')}
        </button>
        ${state === 'delivered' ? nothing : html`<button class="quiet" type="button" @click=${() => onClose([id])}>${text('screen-pop.dismiss')}</button>`}
      </div>
    </div>
  `;
}
