import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ScreenPopsState } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import type { WordKey } from '../../locales/words.js';
import { isOpenPop, type ScreenPop, type ScreenPopSubject } from '../../model/screen-pop.js';
import { externalLinkIcon } from '../icons/external-link.js';
import { icon } from '../icons/icon.js';
import { xIcon } from '../icons/x.js';
import { shownLabel } from '../party-label/shown-label.js';
import { notices } from './pop-notices.js';
import type { DialWish } from './page-wishes.js';
import { lookupPanel } from './lookup-panel.js';

/** A page with its frame. */
export interface ViewedPage {
  readonly id: string;
  readonly name: string;
  readonly frame: HTMLIFrameElement;
  readonly url: string;
  readonly isLoading: boolean;
}

/** What is to be seen. */
export interface ScreenPopViewState {
  readonly words: LocaleController;
  readonly state: ScreenPopsState;
  readonly pages: readonly ViewedPage[];
  readonly selected: string | undefined;
  readonly wish: DialWish | undefined;
  /** Name of a page that just wrote in the chat. */
  readonly sent: string | undefined;
}

/** What can be done. */
export interface ScreenPopHandlers {
  readonly onSelect: (pageId: string) => void;
  readonly onShow: (subjectId: string) => void;
  readonly onChoose: (popId: string, recordId: string) => void;
  readonly onOpen: (popId: string) => void;
  readonly onClose: (popIds: readonly string[]) => void;
  readonly onDecide: (wanted: boolean) => void;
}

/** All of it: who, what is to be decided, the pages as tabs, the page. */
export function screenPopView(view: ScreenPopViewState, handlers: ScreenPopHandlers): TemplateResult {
  const { words, state, pages } = view;
  const pops = state.pops.filter(isOpenPop);
  const subject = pops.findLast((pop) => pop.subject.id === state.shownId)?.subject ?? pops.at(-1)?.subject;
  const asked = pops.find((pop) => isLookedUp(pop));
  return html`
    <section class="pop" part="base" aria-label=${words.text('screen-pop.label')} lang=${words.language}>
      ${subject ? header(subject, pops, view, handlers) : nothing} ${notices(view, handlers)} ${tabs(view, handlers)}
      ${asked ? lookupPanel(asked, words, handlers) : nothing}
      <div class="body" part="body">
        ${pages.length === 0 && !asked ? emptyNote(pops, words) : nothing}
        ${repeat(
          pages,
          ({ id }) => id,
          (page) => panel(page, view),
        )}
      </div>
    </section>
  `;
}

/** What stands in the middle where no page does. */
function emptyNote(pops: readonly ScreenPop[], { text }: LocaleController): TemplateResult | typeof nothing {
  const isInTab = pops.some(({ place, state }) => place?.type === 'tab' && (state === 'delivered' || state === 'acknowledged'));
  if (pops.length > 0 && !isInTab) return nothing;
  const word = isInTab ? 'screen-pop.in-tab' : 'screen-pop.empty';
  return html`<div class="empty"><p class="title">${text(word)}</p><p>${text(`${word}-help`)}</p></div>`;
}

function isLookedUp(pop: ScreenPop): boolean {
  return pop.state === 'looking-up' || pop.state === 'choosing' || (pop.state === 'delivered' && !pop.place);
}

function header(
  subject: ScreenPopSubject,
  pops: readonly ScreenPop[],
  { words, pages, selected }: ScreenPopViewState,
  { onShow, onClose }: ScreenPopHandlers,
): TemplateResult {
  const { text } = words;
  const page = pages.find(({ id }) => id === selected);
  const others = [...new Map(pops.map((pop) => [pop.subject.id, pop.subject])).values()];
  const live = others.filter(({ id, phase }) => phase !== 'end' || id === subject.id);
  const mine = pops.filter((pop) => pop.subject.id === subject.id).map(({ id }) => id);
  const number = subject.party.name && subject.party.number;
  return html`
    <header part="header">
      ${
        live.length > 1
          ? html`<div class="others" role="group" aria-label=${text('screen-pop.others')}>
              ${live.map(
                (each) => html`
                  <button class="other" part="other" type="button" aria-pressed=${each.id === subject.id} @click=${() => onShow(each.id)}>
                    <bdi>${labelOf(each, words)}</bdi> ${phase(each, words)}
                  </button>
                `,
              )}
            </div>`
          : html`<p class="who" part="subject">
              <bdi class="name">${labelOf(subject, words)}</bdi>
              ${number ? html`<bdi class="number numbers" dir="ltr">${number}</bdi>` : nothing} ${phase(subject, words)}
            </p>`
      }
      <div class="actions">
        ${
          page?.url
            ? html`<a class="icon-only button" part="new-tab" href=${page.url} target="_blank" rel="noopener" aria-label=${text('screen-pop.new-tab', { page: page.name })} title=${text('screen-pop.new-tab', { page: page.name })}>${icon(externalLinkIcon)}</a>`
            : nothing
        }
        <button class="icon-only" part="close" type="button" aria-label=${text('screen-pop.close')} title=${text('screen-pop.close')} @click=${() => onClose(mine)}>
          ${icon(xIcon)}
        </button>
      </div>
    </header>
  `;
}

function labelOf({ party }: ScreenPopSubject, { text }: LocaleController): string {
  return shownLabel(party) || text('screen-pop.unknown-party');
}

function phase({ kind, phase: each }: ScreenPopSubject, { text }: LocaleController): TemplateResult {
  const word: WordKey = `screen-pop.${kind}.${each}`;
  return html`<span class="phase ${each}" part="phase">${text(word)}</span>`;
}

function tabs({ words, pages, selected }: ScreenPopViewState, { onSelect }: ScreenPopHandlers): TemplateResult | typeof nothing {
  if (pages.length < 2) return nothing;
  const onKeydown = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const isReversed = getComputedStyle(list).direction === 'rtl';
    const step = { ArrowRight: isReversed ? -1 : 1, ArrowLeft: isReversed ? 1 : -1 }[event.key];
    const at = pages.findIndex(({ id }) => id === selected);
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? pages.length - 1 : step && (at + step + pages.length) % pages.length;
    const page = to === undefined ? undefined : pages[to];
    if (!page || to === undefined) return;
    event.preventDefault();
    onSelect(page.id);
    list.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return html`
    <div class="tabs" part="tabs" role="tablist" aria-label=${words.text('screen-pop.pages')} @keydown=${onKeydown}>
      ${pages.map(
        ({ id, name }, index) => html`
          <button
            id="tab-${index}"
            part="tab"
            type="button"
            role="tab"
            aria-selected=${id === selected}
            aria-controls="page-${index}"
            tabindex=${id === selected ? 0 : -1}
            @click=${() => onSelect(id)}
          >
            ${name}
          </button>
        `,
      )}
    </div>
  `;
}

function panel(page: ViewedPage, { words, pages, selected }: ScreenPopViewState): TemplateResult {
  const index = pages.indexOf(page);
  const isTab = pages.length > 1;
  return html`
    <div
      id="page-${index}"
      class="page"
      part="page"
      role=${isTab ? 'tabpanel' : nothing}
      aria-labelledby=${isTab ? `tab-${index}` : nothing}
      aria-busy=${page.isLoading}
      ?hidden=${page.id !== selected}
    >
      ${page.isLoading ? html`<p class="loading">${words.text('screen-pop.loading', { page: page.name })}</p>` : nothing} ${page.frame}
    </div>
  `;
}
