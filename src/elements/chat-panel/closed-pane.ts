import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';

/** How it stands with a message that is left. */
export interface ClosedPane {
  readonly reason: 'outside-hours' | 'no-agents' | undefined;
  readonly state: 'open' | 'sending' | 'sent' | 'unable';
  /** There is a conversation to go back to. */
  readonly isOpen: boolean;
  readonly isOpening: boolean;
  readonly onBack: () => void;
}

/** Nobody is there: a message can be left, or the chat tried again. */
export function closedPane({ text }: LocaleController, { reason, state, isOpen, isOpening, onBack }: ClosedPane): TemplateResult {
  const back = text(isOpen ? 'chat.back' : state === 'sent' ? 'chat.new' : 'chat.try-again');
  return html`
    <div class="pane" part="body">
      <cc-leave-message-form data-focus .reason=${reason ?? 'no-agents'} .state=${state}>
        <button class="again" type="button" aria-busy=${isOpening} @click=${onBack}>${back}</button>
      </cc-leave-message-form>
    </div>
  `;
}
