import { adoptStyles, type ReactiveController, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { richContentBook } from '../../locales/books/rich-content-book.js';
import { openBook } from '../../locales/languages.js';
import type { Message } from '../../model/message.js';
import type { BubbleScope } from './bubble-scope.js';
import { bubbleFeedbackStyles } from './bubble-feedback.css.js';
import { bubbleMediaStyles } from './bubble-media.css.js';
import { cardContent } from './card-content.js';
import { feedback } from './feedback.js';
import { fileContent } from './file-content.js';
import { FileController } from './file-controller.js';
import { locationContent } from './location-content.js';
import { MessageBubbleElement } from './message-bubble-element.js';
import { SightController } from './sight-controller.js';

/** What a bubble shows that is more than text: files, cards, places, and whether an answer helped. Loaded with the first of them. */
export class RichContent implements ReactiveController {
  readonly #host: MessageBubbleElement;
  readonly #file: FileController;
  #of: string | undefined;
  #wasSeen = false;
  #asking = false;

  constructor(host: MessageBubbleElement) {
    this.#host = host;
    if (host.shadowRoot) adoptStyles(host.shadowRoot, [...MessageBubbleElement.elementStyles, bubbleMediaStyles, bubbleFeedbackStyles]);
    openBook(richContentBook);
    this.#file = new FileController(host);
    host.addController(this);
    new SightController(host, () => {
      this.#wasSeen = true;
      this.#loadPicture();
    });
  }

  /** A file, a card or a place. Empty for what is none of them. */
  render(message: Message, locale: LocaleController): TemplateResult | undefined {
    const scope = this.#scope(message, locale);
    switch (message.content.type) {
      case 'file':
        return fileContent(scope, message.content.file);
      case 'card':
        return cardContent(scope, message.content);
      case 'location':
        return locationContent(scope, message.content);
      default:
        return undefined;
    }
  }

  /** Whether a bot's answer helped. */
  renderFeedback(message: Message, locale: LocaleController): TemplateResult {
    return feedback(this.#scope(message, locale), this.#asking, (asking) => {
      this.#asking = asking;
      this.#host.requestUpdate();
    });
  }

  hostUpdate(): void {
    const id = this.#host.message?.id;
    if (id !== this.#of) this.#asking = false;
    this.#of = id;
    this.#file.follow(id);
    if (this.#wasSeen) this.#loadPicture();
  }

  #scope(message: Message, locale: LocaleController): BubbleScope {
    const { files, mapService } = this.#host;
    return { message, locale, file: this.#file, files, mapService, request: (event) => this.#host.dispatchEvent(event) };
  }

  #loadPicture(): void {
    const { message, files } = this.#host;
    if (!message || message.recalled || this.#file.state.type !== 'absent') return;
    const { content } = message;
    const isPicture = (content.type === 'file' && content.file.kind === 'picture') || (content.type === 'card' && content.hasPicture);
    if (isPicture) void this.#file.load(files);
  }
}
