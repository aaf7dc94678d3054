import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { icon } from '../icons/icon.js';
import { messageCircleIcon } from '../icons/message-circle.js';
import { minusIcon } from '../icons/minus.js';
import type { ShownAttendant } from './attendant.js';

/** Calls that the header offers. */
export interface OfferedCalls {
  readonly voice: boolean;
  readonly video: boolean;
}

/** What the header shows and does. */
export interface ChatHeader {
  readonly locale: LocaleController;
  /** Who attends, once there is a conversation. */
  readonly attendant: ShownAttendant | undefined;
  readonly heading: string;
  /** Nobody is there at the moment. */
  readonly isLater: boolean;
  /** Buttons that make calls. */
  readonly calls: unknown;
  /** There is a place to hide into. */
  readonly canHide: boolean;
  readonly menu: TemplateResult | typeof nothing;
  readonly onHide: () => void;
}

/** Who is there, and what can be done. */
export function chatHeader({ locale: { text }, attendant, heading, isLater, calls, canHide, menu, onHide }: ChatHeader): TemplateResult {
  const status = attendant?.status ?? text('chat.status.welcome');
  return html`
    <header class="header" part="header">
      <span class="face">${attendant?.mark ?? html`<span class="avatar" aria-hidden="true">${icon(messageCircleIcon)}</span>`}</span>
      <div class="who">
        <h1 id="title"><bdi>${attendant?.name || heading || text('chat.title')}</bdi></h1>
        <p class="status">${isLater ? text('chat.status.later') : status}</p>
      </div>
      ${calls} ${menu} ${canHide ? headerButton('hide', text('chat.hide'), icon(minusIcon), onHide) : nothing}
    </header>
  `;
}

/** A button with a drawing, in a header. */
export function headerButton(name: string, label: string, content: TemplateResult, onPress: () => void): TemplateResult {
  return html`<button class="icon-only ${name}" type="button" aria-label=${label} title=${label} @click=${onPress}>${content}</button>`;
}
