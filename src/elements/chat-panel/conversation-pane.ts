import { html, nothing, type TemplateResult } from 'lit';
import type { ChatState } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { headsetIcon } from '../icons/headset.js';
import { icon } from '../icons/icon.js';
import { dots, welcomeNote } from './notes.js';
import { waitingMessages } from './waiting-messages.js';

const noTypes: readonly string[] = [];

/** What the conversation is shown with. */
export interface ConversationPane {
  readonly locale: LocaleController;
  readonly chat: ChatState | undefined;
  readonly heading: string;
  /** The place in line, for those who stand in one. */
  readonly queue: TemplateResult | typeof nothing;
  /** The messages, once what shows them is there. */
  readonly messages: TemplateResult | undefined;
  /** What was sent before the chat was there. */
  readonly waiting: readonly string[];
  /** The chat cannot be had now. */
  readonly failed: boolean;
  readonly draft: string;
  readonly suggestions: readonly string[];
  /** It is being opened. */
  readonly opening: boolean;
  /** A person is being asked for. */
  readonly asking: boolean;
  readonly onAgent: () => void;
  /** The visitor is about to write. */
  readonly onIntent: () => void;
  /** What stands below a conversation that is over. */
  readonly ended: () => unknown;
}

/** The queue, the transcript, and where is written. Before anything was said: a greeting, and where is written. */
export function conversationPane(shown: ConversationPane): TemplateResult {
  const { chat, locale, waiting } = shown;
  const conversation = chat?.conversation;
  const isBare = !conversation?.messages.length;
  return html`
    ${shown.queue}
    <div class="transcript" part="body">
      ${isBare ? greeting(shown) : nothing} ${shown.messages ?? (isBare ? nothing : html`<div class="welcome">${dots(locale)}</div>`)}
      ${waiting.length > 0 ? waitingMessages(waiting, locale, shown.failed) : nothing}
    </div>
    ${conversation?.state === 'ended' ? shown.ended() : footer(shown)}
  `;
}

function greeting({ chat, locale, heading, opening, waiting }: ConversationPane): TemplateResult {
  const isOpening = opening || chat?.conversation?.state === 'connecting';
  return welcomeNote(locale, { heading, busy: isOpening && waiting.length === 0 });
}

function footer({ locale: { text }, chat, draft, suggestions, asking, onAgent, onIntent }: ConversationPane): TemplateResult {
  const { limits, abilities, conversation } = chat ?? {};
  const canAsk = abilities?.requestAgent && conversation?.state === 'active' && conversation.attendant.kind === 'bot';
  return html`
    <footer class="footer" part="footer" @keydown=${onIntent} @pointerdown=${onIntent}>
      ${
        canAsk
          ? html`<button class="outlined to-agent" type="button" aria-busy=${asking} @click=${onAgent}>${icon(headsetIcon)}${text('chat.request-agent')}</button>`
          : nothing
      }
      <cc-message-composer
        data-focus
        .value=${draft}
        .textLimit=${limits?.textBytes ?? 0}
        .fileTypes=${abilities && (abilities.files && limits ? limits.fileTypes : noTypes)}
        .fileLimit=${limits?.fileBytes ?? Number.POSITIVE_INFINITY}
        .suggestions=${suggestions}
      ></cc-message-composer>
    </footer>
  `;
}
