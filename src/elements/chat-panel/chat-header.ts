import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Conversation } from '../../model/conversation.js';
import { icon } from '../icons/icon.js';
import { messageCircleIcon } from '../icons/message-circle.js';
import { minusIcon } from '../icons/minus.js';
import { authorMark } from '../message-bubble/author.js';
import { attendantName, statusLine } from './chat-words.js';

/** Calls that the header offers. */
export interface OfferedCalls {
  readonly voice: boolean;
  readonly video: boolean;
}

/** What the header shows and does. */
export interface ChatHeader {
  readonly locale: LocaleController;
  readonly conversation: Conversation | undefined;
  readonly heading: string;
  /** Nobody is there at the moment. */
  readonly isLater: boolean;
  readonly imageOrigins: readonly string[];
  /** Buttons that make calls. */
  readonly calls: unknown;
  /** There is a place to hide into. */
  readonly canHide: boolean;
  readonly menu: TemplateResult | typeof nothing;
  readonly onHide: () => void;
}

/** Who is there, and what can be done. */
export function chatHeader(shown: ChatHeader): TemplateResult {
  const { locale, conversation, heading, calls } = shown;
  const { text } = locale;
  const title = attendantName(conversation, locale) || heading || text('chat.title');
  return html`
    <header class="header" part="header">
      ${attendantMark(shown)}
      <div class="who">
        <h1 id="title"><bdi>${title}</bdi></h1>
        <p class="status">${shown.isLater ? text('chat.status.later') : statusLine(conversation, locale)}</p>
      </div>
      ${calls} ${shown.menu} ${shown.canHide ? headerButton('hide', text('chat.hide'), icon(minusIcon), shown.onHide) : nothing}
    </header>
  `;
}

/** A button with a drawing, in a header. */
export function headerButton(name: string, label: string, content: TemplateResult, onPress: () => void): TemplateResult {
  return html`<button class="icon-only ${name}" type="button" aria-label=${label} title=${label} @click=${onPress}>${content}</button>`;
}

function attendantMark({ conversation, imageOrigins }: ChatHeader): TemplateResult {
  const attendant = conversation?.attendant;
  const isLive = conversation?.state === 'active' && !conversation.asynchronous;
  const mark =
    attendant && attendant.kind !== 'nobody'
      ? authorMark({ author: attendant.kind, ...attendant }, imageOrigins)
      : html`<span class="avatar" aria-hidden="true">${icon(messageCircleIcon)}</span>`;
  return html`<span class="face">${mark}${isLive ? html`<span class="live"></span>` : nothing}</span>`;
}
