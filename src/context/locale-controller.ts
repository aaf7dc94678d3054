import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadLanguage, nearestLanguage, onNewWords, openBook, shownLanguage, text } from '../locales/languages.js';
import { type TextParameters, writeDuration } from '../locales/text.js';
import type { WordBook, WordKey } from '../locales/words.js';

/**
 * Gives an element its words, in the language of the place where it stands: the
 * nearest `lang`, shadow roots looked through. The element is rendered again when that
 * changes and when words arrive.
 */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #observer: MutationObserver | undefined;
  #stop: (() => void) | undefined;
  #wanted = 'en';

  /** @param books where the element's words stand */
  constructor(host: ReactiveControllerHost & HTMLElement, ...books: readonly WordBook[]) {
    this.#host = host;
    for (const book of books) openBook(book);
    host.addController(this);
  }

  /** The language that is shown: a BCP 47 tag in lower case. */
  get language(): string {
    return shownLanguage(this.#wanted);
  }

  /** One word, written out. */
  readonly text = (key: WordKey, parameters?: TextParameters): string => text(this.language, key, parameters);

  /** A length of time in seconds: `12:05`. */
  readonly duration = (seconds: number): string => writeDuration(seconds, this.language);

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#read());
    for (const element of path(this.#host)) this.#observer.observe(element, { attributes: true, attributeFilter: ['lang'] });
    this.#stop = onNewWords(() => this.#host.requestUpdate());
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#stop?.();
  }

  #read(): void {
    const wanted =
      path(this.#host)
        .find((element) => element.hasAttribute('lang'))
        ?.getAttribute('lang') || 'en';
    void loadLanguage(nearestLanguage(wanted)); // also when it is known: this element may have brought a book
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#host.requestUpdate();
  }
}

/** The element and what it stands in, through shadow roots up to the document, as HTML finds the language of a node. */
function path(start: Element): Element[] {
  const elements: Element[] = [];
  for (let node: Node | null = start; node; node = parentOf(node)) if (node instanceof Element) elements.push(node);
  return elements;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
