import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Conversation } from '../../model/conversation.js';
import { authorMark } from '../message-bubble/author.js';
import { attendantName, statusLine } from './chat-words.js';

/** Who attends, as a header shows them. */
export interface ShownAttendant {
  /** Empty when nobody does. */
  readonly name: string;
  /** What goes on, in a few words. */
  readonly status: string;
  /** Their picture, or what stands for it; absent when nobody attends. */
  readonly mark: TemplateResult | undefined;
}

/** What a header shows of a conversation. */
export function shownAttendant(conversation: Conversation, locale: LocaleController, imageOrigins: readonly string[]): ShownAttendant {
  const { attendant, state, asynchronous } = conversation;
  const isLive = state === 'active' && !asynchronous;
  return {
    name: attendantName(conversation, locale),
    status: statusLine(conversation, locale),
    mark:
      attendant.kind === 'nobody'
        ? undefined
        : html`${authorMark({ author: attendant.kind, ...attendant }, imageOrigins)}${isLive ? html`<span class="live"></span>` : nothing}`,
  };
}
