import { html, type TemplateResult } from 'lit';
import type { ChatState } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { isOpen } from '../../model/conversation.js';
import { isOwn } from '../../model/message.js';

/** How it stands with a message that is left. */
export interface ClosedPane {
  readonly chat: ChatState | undefined;
  readonly state: 'open' | 'sending' | 'sent' | 'unable';
  /** What was being written. */
  readonly draft: string;
  readonly isOpening: boolean;
  readonly onBack: () => void;
}

/** Nobody is there: a message can be left, or the chat tried again. What was written before that was known stands in the form. */
export function closedPane({ text }: LocaleController, { chat, state, draft, isOpening, onBack }: ClosedPane): TemplateResult {
  const { conversation, closed = 'no-agents' } = chat ?? {};
  const back = text(isOpen(conversation) ? 'chat.back' : state === 'sent' ? 'chat.new' : 'chat.try-again');
  return html`
    <div class="pane" part="body">
      <cc-leave-message-form data-focus .reason=${closed} .state=${state} .text=${unsentText(chat, draft)}>
        <button class="again" type="button" aria-busy=${isOpening} @click=${onBack}>${back}</button>
      </cc-leave-message-form>
    </div>
  `;
}

// of a conversation that goes on everything arrives by itself
function unsentText(chat: ChatState | undefined, draft: string): string {
  if (!chat || isOpen(chat.conversation)) return '';
  const unsent = chat.conversation?.messages.flatMap((message) =>
    isOwn(message) && message.content.type === 'text' && (message.status === 'failed' || message.status === 'pending')
      ? message.content.text
      : [],
  );
  return [...(unsent ?? []), draft].filter(Boolean).join('\n');
}
