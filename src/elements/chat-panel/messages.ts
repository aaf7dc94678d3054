import { html, nothing, type TemplateResult } from 'lit';
import type { ChatState } from '../../context/contexts.js';
import type { Clock } from '../../kit/clock.js';
import type { Attendant } from '../../model/conversation.js';
import type { Message } from '../../model/message.js';
import type { FileView } from '../message-bubble/file-view.js';

const noMessages: readonly Message[] = [];
const nobody: Attendant = { kind: 'nobody' };

/** What messages are shown with. */
export interface ShownMessages {
  readonly chat: ChatState | undefined;
  readonly files: FileView;
  readonly mapService: 'tencent' | 'google' | undefined;
  readonly imageOrigins: readonly string[];
  readonly clock: Clock;
}

/** The messages; hidden as long as there are none, since what is to read them out has to be there before them. */
export function messages({ chat, files, mapService, imageOrigins, clock }: ShownMessages): TemplateResult {
  const conversation = chat?.conversation;
  const isBare = !conversation?.messages.length;
  return html`
    <cc-message-list
      ?hidden=${isBare}
      .messages=${conversation?.messages ?? noMessages}
      .hasOlder=${conversation?.hasOlder ?? false}
      .loadingOlder=${chat?.loadingOlder ?? false}
      .typing=${conversation?.typing ?? false}
      .attendant=${conversation?.attendant ?? nobody}
      .files=${files}
      .mapService=${mapService}
      .imageOrigins=${imageOrigins}
      .clock=${clock}
    >${isBare ? nothing : html`<slot name="welcome" slot="start"></slot>`}</cc-message-list>
  `;
}
