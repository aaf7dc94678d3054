import { randomBytes } from 'node:crypto';
import type { Attendant, Conversation } from './conversation.js';
import { saysOneOf } from './keywords.js';
import { questions, related } from './questions.js';
import type { Uplink } from './visitor.js';

/** Answers at once, knows eight questions, and gives up politely. */
export class Bot implements Attendant {
  readonly phase = 'bot';
  readonly #conversation: Conversation;
  readonly #toAgent: () => 'ok' | 'closed' | 'no-agents';

  constructor(conversation: Conversation, toAgent: () => 'ok' | 'closed' | 'no-agents') {
    this.#conversation = conversation;
    this.#toAgent = toAgent;
  }

  get name(): string {
    return this.#conversation.words.bot;
  }

  start(): void {
    this.#say(this.#conversation.words.botWelcome);
  }

  take({ mediaType, content }: Uplink): void {
    const { settings, words, visitor } = this.#conversation;
    const text = mediaType === 'TEXT' ? content.trim() : '';
    if (saysOneOf(text, settings.transferKeywords)) return this.#transfer();
    const [best, ...others] = related(text);
    const inLanguage = visitor.chinese ? 'zh' : 'en';
    if (best === undefined) {
      this.#say(
        words.botDefault,
        questions.slice(0, 3).map((question) => question[inLanguage].question),
      );
    } else {
      this.#say(
        best[inLanguage].answer,
        others.slice(0, 3).map((question) => question[inLanguage].question),
      );
    }
  }

  stop(): void {
    // it never does anything by itself
  }

  #transfer(): void {
    const { words } = this.#conversation;
    const outcome = this.#toAgent();
    if (outcome === 'closed') this.#say(words.botClosed);
    if (outcome === 'no-agents') this.#say(words.botNoAgents);
  }

  #say(content: string, similarQuestions: readonly string[] = []): void {
    const { visitor, words } = this.#conversation;
    this.#conversation.tell({
      sourceType: 'ROBOT',
      senderNickname: words.bot,
      senderAvatar: `${visitor.origin}/social/on/web/resource/${visitor.channelId}/avatar-bot`,
      content,
      similarQuestions,
      interIdx: randomBytes(8).toString('hex'),
      robotGender: 'MALE',
    });
  }
}
