import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { LocaleController } from '../../context/locale-controller.js';
import { EmojiChosenEvent } from '../../events/emoji-chosen-event.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { chatFormsBook } from '../../locales/books/chat-forms-book.js';
import { type EmojiGroup, emojiGroups } from './emoji-list.js';
import { emojiPickerStyles } from './emoji-picker-element.css.js';

/**
 * A choice of emoji: a grid to move about in with the arrow keys, and a field
 * to look for one by its name. The focus goes to the field.
 *
 * @fires cc-emoji-chosen - One was chosen.
 * @csspart base - All of it.
 */
export class EmojiPickerElement extends LitElement {
  static readonly tagName = 'cc-emoji-picker';
  static override styles: CSSResultGroup = emojiPickerStyles;

  readonly #locale = new LocaleController(this, chatBook, chatFormsBook);
  #wanted = '';

  override focus(options?: FocusOptions): void {
    this.shadowRoot?.querySelector('input')?.focus(options);
  }

  override render(): TemplateResult {
    const { text, language } = this.#locale;
    const groups = this.#groups;
    return html`
      <div class="picker" part="base" role="group" aria-label=${text('composer.emoji')} lang=${language} @keydown=${this.#onKeydown}>
        <input type="search" dir="auto" autocomplete="off" aria-label=${text('emoji.search')} placeholder=${text('emoji.search')} .value=${this.#wanted} @input=${this.#onInput} />
        <div class="groups">
          ${groups.map(([group, list], index) => this.#renderGroup(group, list, index === 0))}
          <p role="status">${groups.length === 0 ? text('emoji.none') : ''}</p>
        </div>
      </div>
    `;
  }

  get #groups(): readonly (readonly [EmojiGroup, readonly string[]])[] {
    const words = this.#wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const all = Object.entries(emojiGroups) as [EmojiGroup, readonly string[]][];
    const found = all.map(([group, list]) => [group, list.filter((line) => words.every((word) => line.includes(word)))] as const);
    return found.filter(([, list]) => list.length > 0);
  }

  #renderGroup(group: EmojiGroup, list: readonly string[], first: boolean): TemplateResult {
    return html`
      <h3 id=${group}>${this.#locale.text(`emoji.${group}`)}</h3>
      <div class="grid" role="group" aria-labelledby=${group}>
        ${list.map((line, index) => {
          const emoji = line.slice(0, line.indexOf(' '));
          // one stop for the Tab key; the arrow keys go on from there
          return html`<button type="button" tabindex=${first && index === 0 ? 0 : -1} @click=${() => this.#choose(emoji)}>${emoji}</button>`;
        })}
      </div>
    `;
  }

  #choose(emoji: string): void {
    this.dispatchEvent(new EmojiChosenEvent(emoji));
  }

  #onInput(event: InputEvent): void {
    this.#wanted = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const buttons = [...(this.shadowRoot?.querySelectorAll<HTMLButtonElement>('.grid button') ?? [])];
    const from = event.target;
    if (from instanceof HTMLInputElement) {
      if (event.key === 'Enter' && buttons[0] && this.#wanted) buttons[0].click();
      else if (event.key === 'ArrowDown') buttons[0]?.focus();
      else return;
      return event.preventDefault();
    }
    const to = target(event.key, from as HTMLButtonElement, buttons, getComputedStyle(this).direction === 'rtl');
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
}

/** Where an arrow key leads in the grid, by what is seen: groups have rows that are not full. */
function target(key: string, from: HTMLElement, buttons: readonly HTMLElement[], rtl: boolean): HTMLElement | undefined {
  const index = buttons.indexOf(from);
  const onward = rtl ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight') return buttons[index + (key === onward ? 1 : -1)];
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const { left, top } = from.getBoundingClientRect();
  const down = key === 'ArrowDown';
  const places = buttons.map((button) => ({ button, place: button.getBoundingClientRect() }));
  const beyond = places.filter(({ place }) => (down ? place.top > top + 1 : place.top < top - 1));
  const row = down ? Math.min(...beyond.map(({ place }) => place.top)) : Math.max(...beyond.map(({ place }) => place.top));
  const inRow = beyond.filter(({ place }) => Math.abs(place.top - row) < 1);
  const distance = (place: DOMRect): number => Math.abs(place.left - left);
  return inRow.sort((a, b) => distance(a.place) - distance(b.place))[0]?.button;
}
