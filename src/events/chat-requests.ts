import type { Evaluation, VisitorProfile } from '../model/conversation.js';
import type { Feedback } from '../model/message.js';
import { RequestEvent } from './request-event.js';

/** Somebody wants to send what they wrote. */
export class MessageSendRequestEvent extends RequestEvent {
  static readonly type = 'cc-message-send-request';
  readonly text: string;

  constructor(text: string) {
    super(MessageSendRequestEvent.type);
    this.text = text;
  }
}

/** Somebody wants to send files: chosen, pasted or dropped. */
export class FileSendRequestEvent extends RequestEvent {
  static readonly type = 'cc-file-send-request';
  readonly files: readonly File[];

  constructor(files: readonly File[]) {
    super(FileSendRequestEvent.type);
    this.files = files;
  }
}

/** Somebody wants a failed message to be sent after all. */
export class MessageRetryRequestEvent extends RequestEvent {
  static readonly type = 'cc-message-retry-request';
  readonly messageId: string;

  constructor(messageId: string) {
    super(MessageRetryRequestEvent.type);
    this.messageId = messageId;
  }
}

/** Somebody gives up a message that was not sent, or an upload that is under way. */
export class MessageDiscardRequestEvent extends RequestEvent {
  static readonly type = 'cc-message-discard-request';
  readonly messageId: string;

  constructor(messageId: string) {
    super(MessageDiscardRequestEvent.type);
    this.messageId = messageId;
  }
}

/** Somebody is writing, or has stopped; `text` is the draft as it stands. */
export class TypingRequestEvent extends RequestEvent {
  static readonly type = 'cc-typing-request';
  readonly text: string;

  constructor(text: string) {
    super(TypingRequestEvent.type);
    this.text = text;
  }
}

/** Somebody wants to read what came before. */
export class OlderMessagesRequestEvent extends RequestEvent {
  static readonly type = 'cc-older-messages-request';

  constructor() {
    super(OlderMessagesRequestEvent.type);
  }
}

/** Somebody wants to see or to keep a file of a message. `save` is false for looking at it here. */
export class FileOpenRequestEvent extends RequestEvent {
  static readonly type = 'cc-file-open-request';
  readonly messageId: string;
  readonly save: boolean;

  constructor(messageId: string, save: boolean) {
    super(FileOpenRequestEvent.type);
    this.messageId = messageId;
    this.save = save;
  }
}

/** Somebody rates the answer of a bot. */
export class FeedbackRequestEvent extends RequestEvent {
  static readonly type = 'cc-feedback-request';
  readonly messageId: string;
  readonly feedback: Feedback;
  readonly comment: string;

  constructor(messageId: string, feedback: Feedback, comment: string) {
    super(FeedbackRequestEvent.type);
    this.messageId = messageId;
    this.feedback = feedback;
    this.comment = comment;
  }
}

/** Somebody wants a person in place of the bot. */
export class AgentRequestEvent extends RequestEvent {
  static readonly type = 'cc-agent-request';

  constructor() {
    super(AgentRequestEvent.type);
  }
}

/** Somebody wants to begin a conversation. */
export class ConversationOpenRequestEvent extends RequestEvent {
  static readonly type = 'cc-conversation-open-request';
  readonly profile: VisitorProfile | undefined;

  constructor(profile?: VisitorProfile) {
    super(ConversationOpenRequestEvent.type);
    this.profile = profile;
  }
}

/** Somebody wants to end the conversation, and has confirmed it. */
export class ConversationCloseRequestEvent extends RequestEvent {
  static readonly type = 'cc-conversation-close-request';

  constructor() {
    super(ConversationCloseRequestEvent.type);
  }
}

/** Somebody rates the service. */
export class EvaluationRequestEvent extends RequestEvent {
  static readonly type = 'cc-evaluation-request';
  readonly evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    super(EvaluationRequestEvent.type);
    this.evaluation = evaluation;
  }
}

/** Somebody leaves a message because nobody is there. */
export class LeaveMessageRequestEvent extends RequestEvent {
  static readonly type = 'cc-leave-message-request';
  readonly phone: string;
  readonly text: string;

  constructor(phone: string, text: string) {
    super(LeaveMessageRequestEvent.type);
    this.phone = phone;
    this.text = text;
  }
}

/** Somebody wants to keep what was written. */
export class TranscriptRequestEvent extends RequestEvent {
  static readonly type = 'cc-transcript-request';
  readonly format: 'text' | 'html';

  constructor(format: 'text' | 'html') {
    super(TranscriptRequestEvent.type);
    this.format = format;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-message-send-request': MessageSendRequestEvent;
    'cc-file-send-request': FileSendRequestEvent;
    'cc-message-retry-request': MessageRetryRequestEvent;
    'cc-message-discard-request': MessageDiscardRequestEvent;
    'cc-typing-request': TypingRequestEvent;
    'cc-older-messages-request': OlderMessagesRequestEvent;
    'cc-file-open-request': FileOpenRequestEvent;
    'cc-feedback-request': FeedbackRequestEvent;
    'cc-agent-request': AgentRequestEvent;
    'cc-conversation-open-request': ConversationOpenRequestEvent;
    'cc-conversation-close-request': ConversationCloseRequestEvent;
    'cc-evaluation-request': EvaluationRequestEvent;
    'cc-leave-message-request': LeaveMessageRequestEvent;
    'cc-transcript-request': TranscriptRequestEvent;
  }
}
