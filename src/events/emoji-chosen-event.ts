import { FactEvent } from './fact-event.js';

/** Somebody chose an emoji. */
export class EmojiChosenEvent extends FactEvent {
  static readonly type = 'cc-emoji-chosen';
  readonly emoji: string;

  constructor(emoji: string) {
    super(EmojiChosenEvent.type);
    this.emoji = emoji;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-emoji-chosen': EmojiChosenEvent;
  }
}
