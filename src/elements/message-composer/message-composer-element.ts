import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { FileSendRequestEvent, MessageSendRequestEvent, TypingRequestEvent } from '../../events/chat-requests.js';
import type { EmojiChosenEvent } from '../../events/emoji-chosen-event.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { writeFileSize } from '../file-size/file-size.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { icon } from '../icons/icon.js';
import { paperclipIcon } from '../icons/paperclip.js';
import { sendHorizontalIcon } from '../icons/send-horizontal.js';
import { smileIcon } from '../icons/smile.js';
import { xIcon } from '../icons/x.js';
import { bring } from '../late-part/late-part.js';
import { plainFileName } from '../safe-text/file-name.js';
import { fileRefusal, named } from './file-refusal.js';
import { fileTray } from './file-tray.js';
import { messageComposerStyles } from './message-composer-element.css.js';
import { suggestionList } from './suggestion-list.js';
import { textLength } from './text-length.js';

const pickerTag = 'cc-emoji-picker';

/**
 * Where a message is written. Enter sends it, Shift and Enter begin a new line,
 * and an input method's own Enter does neither. Files are chosen, pasted or
 * given by `addFiles`, looked over, and sent with the text.
 *
 * It is emptied when its request is sent off, and keeps everything when the page
 * prevents it.
 *
 * @fires cc-message-send-request - The text is to be sent.
 * @fires cc-file-send-request - Files are to be sent. Before the text that was written to them.
 * @fires cc-typing-request - The text is another now.
 * @csspart box - The field and its buttons.
 * @csspart input - The field.
 * @csspart send - The button that sends.
 * @csspart suggestions - Questions that begin like the text.
 * @csspart files - Files that wait to be sent.
 */
export class MessageComposerElement extends LitElement {
  static readonly tagName = 'cc-message-composer';
  static override styles: CSSResultGroup = messageComposerStyles;

  /** What is written. */
  @property() value = '';
  /** Longest text, in bytes of UTF-8; 0 for any length. */
  @property({ type: Number, attribute: 'text-limit' }) textLimit = 0;
  /** Endings of files that are taken, lower case, without dot. None: no files. `undefined`: not known yet; files are then taken, and looked at when it is. */
  @property({ attribute: false }) fileTypes: readonly string[] | undefined = [];
  /** Largest file, in bytes. */
  @property({ type: Number, attribute: 'file-limit' }) fileLimit: number = Number.POSITIVE_INFINITY;
  /** Questions that begin like the text, to be chosen from. */
  @property({ attribute: false }) suggestions: readonly string[] = [];
  /** What stands in the empty field. Default: words of the language. */
  @property() placeholder = '';

  readonly #locale = new LocaleController(this, chatBook);
  #files: File[] = [];
  #refusals: readonly string[] = [];
  #emojiOpen = false;
  #suggestion = -1;
  #suggestionsHidden = false;

  /** Puts files to those that wait to be sent; what cannot be sent is told. */
  addFiles(files: Iterable<File>): void {
    const limits = { bytes: this.fileLimit, types: this.fileTypes };
    const all = [...files].map(named).map((file) => ({ file, refusal: fileRefusal(file, limits) }));
    this.#files = [...this.#files, ...all.flatMap(({ file, refusal }) => (refusal ? [] : [file]))];
    this.#refusals = all.flatMap(({ file: { name }, refusal }) =>
      refusal
        ? [this.#locale.text(`composer.refused-${refusal}`, { name: plainFileName(name, ''), types: this.#types, size: this.#size })]
        : [],
    );
    this.requestUpdate();
  }

  /** Puts a text back that could not be sent, before what has been written since. */
  restore(text: string): void {
    this.value = [text, this.value].filter(Boolean).join('\n');
    this.#tellTyping();
  }

  override focus(options?: FocusOptions): void {
    this.#textarea?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('fileTypes') === undefined && changed.has('fileTypes') && this.#files.length > 0) this.addFiles(this.#files.splice(0));
    if (!changed.has('suggestions')) return;
    this.#suggestion = -1;
    this.#suggestionsHidden = false;
  }

  override render(): TemplateResult {
    const { text, language } = this.#locale;
    return html`
      <div class="composer" lang=${language} @keydown=${this.#onKeydown}>
        ${this.#renderSuggestions()} ${this.#renderEmoji()} ${this.#renderRefusals()}
        ${fileTray(this.#files, this.#locale, (file) => this.#removeFile(file))}
        <div class="box" part="box" @pointerdown=${this.#onBoxPress}>
          ${this.#renderAttach()}
          <div class="grow" data-text=${this.value}>
            <textarea
              id="input"
              part="input"
              rows="1"
              dir="auto"
              enterkeyhint="send"
              autocapitalize="sentences"
              aria-label=${text('composer.label')}
              aria-describedby="keys room"
              aria-autocomplete="list"
              aria-controls=${this.#listed ? 'suggestions' : nothing}
              aria-activedescendant=${this.#suggestion < 0 ? nothing : `suggestion-${String(this.#suggestion)}`}
              aria-invalid=${this.#isTooLong}
              placeholder=${this.placeholder || text('composer.placeholder')}
              .value=${this.value}
              @input=${this.#onInput}
              @paste=${this.#onPaste}
            ></textarea>
          </div>
          <button
            class="icon-only tool"
            type="button"
            aria-label=${text('composer.emoji')}
            title=${text('composer.emoji')}
            aria-expanded=${this.#emojiOpen}
            @click=${() => void this.#toggleEmoji()}
          >${icon(smileIcon)}</button>
          <button class="icon-only primary send" part="send" type="button" aria-label=${text('composer.send')} title=${text('composer.send')} aria-disabled=${!this.#canSend} @click=${this.#send}>${icon(sendHorizontalIcon)}</button>
        </div>
        ${this.#renderLength()}
        <span class="visually-hidden" id="keys">${text('composer.keys')}</span>
        <span class="visually-hidden" role="status">${this.#listed ? text('composer.suggestions-count', { count: this.suggestions.length }) : ''}</span>
      </div>
    `;
  }

  get #textarea(): HTMLTextAreaElement | null | undefined {
    return this.shadowRoot?.querySelector('textarea');
  }

  get #listed(): boolean {
    return this.suggestions.length > 0 && !this.#suggestionsHidden && this.value.trim() !== '';
  }

  get #length(): ReturnType<typeof textLength> | undefined {
    return this.textLimit > 0 ? textLength(this.value, this.textLimit) : undefined;
  }

  get #isTooLong(): boolean {
    return (this.#length?.characters ?? 0) < 0;
  }

  get #canSend(): boolean {
    return (this.value.trim() !== '' || this.#files.length > 0) && !this.#isTooLong;
  }

  get #types(): string {
    return this.fileTypes?.join(', ') ?? '';
  }

  get #size(): string {
    return writeFileSize(this.fileLimit, this.#locale.language);
  }

  #renderSuggestions(): TemplateResult | typeof nothing {
    if (!this.#listed) return nothing;
    const label = this.#locale.text('composer.suggestions');
    return suggestionList(this.suggestions, this.#suggestion, label, (suggestion) => this.#take(suggestion));
  }

  #renderEmoji(): TemplateResult | typeof nothing {
    if (!this.#emojiOpen) return nothing;
    return html`<cc-emoji-picker part="emoji" @cc-emoji-chosen=${this.#onEmoji} @focusout=${this.#onEmojiLeft}></cc-emoji-picker>`;
  }

  #renderRefusals(): TemplateResult {
    const label = this.#locale.text('chat.dismiss');
    return html`
      <div class="refusals" role="alert">
        ${
          this.#refusals.length === 0
            ? nothing
            : html`
              ${icon(circleAlertIcon)}
              <div>${this.#refusals.map((refusal) => html`<p dir="auto">${refusal}</p>`)}</div>
              <button class="icon-only" type="button" aria-label=${label} title=${label} @click=${this.#forgetRefusals}>${icon(xIcon)}</button>
            `
        }
      </div>
    `;
  }

  #renderAttach(): TemplateResult | typeof nothing {
    if (this.fileTypes?.length === 0) return nothing;
    const { text } = this.#locale;
    const label = text('composer.attach');
    const limits = this.fileTypes ? text('composer.limits', { types: this.#types, size: this.#size }) : '';
    return html`
      <button class="icon-only tool" type="button" aria-label=${label} aria-describedby="limits" title=${[label, limits].filter(Boolean).join(': ')} @click=${this.#choose}>${icon(paperclipIcon)}</button>
      <span id="limits" hidden>${limits}</span>
      <input type="file" multiple hidden accept=${this.fileTypes?.map((type) => `.${type}`).join(',') ?? ''} @change=${this.#onChosen} />
    `;
  }

  #renderLength(): TemplateResult {
    const room = this.#length;
    if (!room?.near) return html`<p class="room" id="room" role="status"></p>`;
    const { characters: count } = room;
    const word = count < 0 ? this.#locale.text('composer.too-long', { count: -count }) : this.#locale.text('composer.left', { count });
    return html`<p class="room numbers ${count < 0 ? 'over' : ''}" id="room" role="status" aria-live=${count % 20 === 0 || count < 0 ? 'polite' : 'off'}>${word}</p>`;
  }

  #setValue(value: string): void {
    this.value = value;
    this.#tellTyping();
  }

  #tellTyping(): void {
    this.dispatchEvent(new TypingRequestEvent(this.value));
  }

  readonly #send = (): void => {
    if (!this.#canSend) return;
    if (this.#files.length > 0) {
      if (!this.dispatchEvent(new FileSendRequestEvent(this.#files))) return;
      this.#files = [];
      this.#refusals = [];
    }
    const value = this.value.trim();
    if (value !== '' && this.dispatchEvent(new MessageSendRequestEvent(value))) this.#setValue('');
    this.#emojiOpen = false;
    this.requestUpdate();
    this.#textarea?.focus();
  };

  #take(suggestion: string): void {
    this.#setValue(suggestion);
    this.#suggestionsHidden = true;
    this.#suggestion = -1;
    this.#textarea?.focus();
  }

  #removeFile(file: File): void {
    this.#files = this.#files.filter((other) => other !== file);
    this.requestUpdate();
    this.#textarea?.focus();
  }

  readonly #forgetRefusals = (): void => {
    this.#refusals = [];
    this.requestUpdate();
    this.#textarea?.focus();
  };

  #onInput(event: InputEvent): void {
    this.#suggestionsHidden = false;
    this.#setValue((event.target as HTMLTextAreaElement).value);
  }

  #onKeydown(event: KeyboardEvent): void {
    // 229: what the browser says of a key that belongs to an input method, also where it does not say `isComposing` any more
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') return this.#onEscape(event);
    if (event.target !== this.#textarea) return;
    if (this.#listed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) return this.#moveSuggestion(event);
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const suggestion = this.#listed ? this.suggestions[this.#suggestion] : undefined;
    if (suggestion === undefined) this.#send();
    else this.#take(suggestion);
  }

  // what is open here is closed first, and nothing around it
  #onEscape(event: KeyboardEvent): void {
    if (this.#emojiOpen) this.#closeEmoji();
    else if (this.#listed) this.#suggestionsHidden = true;
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.requestUpdate();
  }

  #moveSuggestion(event: KeyboardEvent): void {
    event.preventDefault();
    const count = this.suggestions.length + 1;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    // -1 stands for the text itself
    this.#suggestion = ((this.#suggestion + 1 + step + count) % count) - 1;
    this.requestUpdate();
  }

  #onPaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || this.fileTypes?.length === 0) return;
    event.preventDefault();
    this.addFiles(files);
  }

  readonly #choose = (): void => {
    this.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]')?.click();
  };

  #onChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.addFiles([...(input.files ?? [])]);
    input.value = ''; // the same file can be chosen again
    this.#textarea?.focus();
  }

  // the whole box is the field
  #onBoxPress(event: PointerEvent): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#textarea?.focus();
  }

  async #toggleEmoji(): Promise<void> {
    if (this.#emojiOpen) return this.#closeEmoji();
    try {
      await bring(pickerTag);
    } catch {
      return; // not to be loaded now; the next press tries again
    }
    this.#emojiOpen = true;
    this.requestUpdate();
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>(pickerTag)?.focus();
  }

  #closeEmoji(): void {
    this.#emojiOpen = false;
    this.requestUpdate();
    this.#textarea?.focus();
  }

  #onEmojiLeft(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || (event.currentTarget as HTMLElement).contains(to)) return;
    this.#emojiOpen = false;
    this.requestUpdate();
  }

  #onEmoji({ emoji }: EmojiChosenEvent): void {
    const textarea = this.#textarea;
    if (!textarea) return;
    textarea.setRangeText(emoji, textarea.selectionStart, textarea.selectionEnd, 'end');
    this.#setValue(textarea.value);
    this.#closeEmoji();
  }
}
