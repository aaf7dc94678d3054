import { RequestEvent } from './request-event.js';

/** Somebody wants the chat window open: another widget of the same desk, which could not do what was wanted. The chat window of that desk opens unless the page prevents it. */
export class ChatOpenRequestEvent extends RequestEvent {
  static readonly type = 'cc-chat-open-request';

  constructor() {
    super(ChatOpenRequestEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-chat-open-request': ChatOpenRequestEvent;
  }
}
