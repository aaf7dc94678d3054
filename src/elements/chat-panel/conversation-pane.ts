import { html, nothing, type TemplateResult } from 'lit';
import type { ChatState } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import type { Attendant } from '../../model/conversation.js';
import type { Message } from '../../model/message.js';
import { headsetIcon } from '../icons/headset.js';
import { icon } from '../icons/icon.js';
import type { FileView } from '../message-bubble/file-view.js';
import { welcomeNote } from './notes.js';

const noMessages: readonly Message[] = [];
const noTypes: readonly string[] = [];
const nobody: Attendant = { kind: 'nobody' };

/** What the conversation is shown with. */
export interface ConversationPane {
  readonly locale: LocaleController;
  readonly chat: ChatState | undefined;
  readonly heading: string;
  readonly files: FileView | undefined;
  readonly mapService: 'tencent' | 'google' | undefined;
  readonly imageOrigins: readonly string[];
  readonly clock: Clock;
  readonly draft: string;
  readonly suggestions: readonly string[];
  /** It is being opened. */
  readonly opening: boolean;
  /** A person is being asked for. */
  readonly asking: boolean;
  readonly onAgent: () => void;
  /** What stands below a conversation that is over. */
  readonly ended: () => TemplateResult | typeof nothing;
}

/** The queue, the transcript, and where is written. */
export function conversationPane(shown: ConversationPane): TemplateResult {
  const { chat, clock } = shown;
  const conversation = chat?.conversation;
  const isBare = (conversation?.messages.length ?? 0) === 0;
  const isOpening = shown.opening || conversation?.state === 'connecting';
  return html`
    ${conversation?.state === 'queued' ? html`<cc-queue-notice .queue=${conversation.queue} .clock=${clock}></cc-queue-notice>` : nothing}
    <div class="transcript" part="body">
      ${isBare ? welcomeNote(shown.locale, { heading: shown.heading, busy: isOpening }) : nothing}
      <cc-message-list
        ?hidden=${isBare}
        .messages=${conversation?.messages ?? noMessages}
        .hasOlder=${conversation?.hasOlder ?? false}
        .loadingOlder=${chat?.loadingOlder ?? false}
        .typing=${conversation?.typing ?? false}
        .attendant=${conversation?.attendant ?? nobody}
        .files=${shown.files}
        .mapService=${shown.mapService}
        .imageOrigins=${shown.imageOrigins}
        .clock=${clock}
      ><slot name="welcome" slot="start"></slot></cc-message-list>
    </div>
    ${conversation?.state === 'ended' ? shown.ended() : footer(shown)}
  `;
}

function footer({ locale: { text }, chat, draft, suggestions, asking, onAgent }: ConversationPane): TemplateResult {
  const { limits, abilities, conversation } = chat ?? {};
  const canAsk = abilities?.requestAgent && conversation?.state === 'active' && conversation.attendant.kind === 'bot';
  return html`
    <footer class="footer" part="footer">
      ${
        canAsk
          ? html`<button class="outlined to-agent" type="button" aria-busy=${asking} @click=${onAgent}>${icon(headsetIcon)}${text('chat.request-agent')}</button>`
          : nothing
      }
      <cc-message-composer
        data-focus
        .value=${draft}
        .textLimit=${limits?.textBytes ?? 0}
        .fileTypes=${abilities?.files && limits ? limits.fileTypes : noTypes}
        .fileLimit=${limits?.fileBytes ?? Number.POSITIVE_INFINITY}
        .suggestions=${suggestions}
      ></cc-message-composer>
    </footer>
  `;
}
