import type { Clock, Timer } from '../clock.js';
import { answerTo, type ScriptedAnswer } from './agent-answers.js';
import type { Attendant, Conversation } from './conversation.js';
import type { DownlinkParts } from './downlink.js';
import type { Files } from './files.js';
import type { Uplink } from './visitor.js';

/** A made-up agent. */
export interface Persona {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
}

/** An agent that reads, writes and answers by a script. */
export class ScriptedAgent implements Attendant {
  readonly phase = 'agent';
  readonly #conversation: Conversation;
  readonly #persona: Persona;
  readonly #clock: Clock;
  readonly #files: Files;
  #unread: string[] = [];
  #timers: Timer[] = [];

  constructor(options: { readonly conversation: Conversation; readonly persona: Persona; readonly clock: Clock; readonly files: Files }) {
    this.#conversation = options.conversation;
    this.#persona = options.persona;
    this.#clock = options.clock;
    this.#files = options.files;
  }

  get name(): string {
    return this.#conversation.visitor.chinese ? this.#persona.zh : this.#persona.en;
  }

  start(): void {
    const { words, visitor, settings } = this.#conversation;
    this.#conversation.notice(words.connected);
    this.#unread = visitor.transcript.flatMap(({ up }) => (up?.controlType === 'CHAT' && up.messageId !== undefined ? [up.messageId] : []));
    this.#later(settings.agentPace, () => {
      this.#read();
      this.#say({ content: words.agentWelcome(this.name, visitor.name) });
    });
  }

  take(message: Uplink): void {
    const { agentPace, agentTyping } = this.#conversation.settings;
    if (message.messageId !== undefined) this.#unread.push(message.messageId);
    this.#later(agentPace, () => {
      this.#read();
      if (agentTyping) this.#say({ controlType: 'INPUT', mediaType: null });
    });
    this.#later(agentPace * 2, () => this.#answer(answerTo(message, this.#conversation.visitor.chinese)));
  }

  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
  }

  #answer(answer: ScriptedAnswer): void {
    const { agentPace } = this.#conversation.settings;
    switch (answer.does) {
      case 'say':
        this.#say({ content: answer.text });
        break;
      case 'picture': {
        const file = this.#files.library('library-parcel');
        if (file === undefined) break;
        this.#say({ content: answer.text });
        this.#say({ mediaType: 'IMAGE', content: this.#files.keepLocal(file), contentType: '1', mediaFileType: file.type });
        break;
      }
      case 'document':
        this.#say({ content: answer.text });
        this.#say({ mediaType: 'DOCUMENT', content: 'library-brew-guide', mediaFileType: 'pdf' });
        break;
      case 'location':
        this.#say({ content: answer.text });
        this.#say({ mediaType: 'LOCATE', content: '53.5459/9.9676/Larkfield Coffee, Am Sandtorkai 30, Hamburg' });
        break;
      case 'card':
        this.#say({
          mediaType: 'WEBCARD',
          content: JSON.stringify({ ...answer.card, mediaFileId: 'library-parcel', mediaFileType: 'img/png' }),
        });
        break;
      case 'recall': {
        const { messageCode } = this.#say({ content: answer.text });
        this.#later(agentPace * 3, () => this.#say({ controlType: 'RECALL', mediaType: null, content: messageCode }));
        break;
      }
      case 'end':
        this.#say({ content: answer.text });
        this.#later(agentPace, () => this.#conversation.end('agent'));
        break;
    }
  }

  #read(): void {
    if (this.#unread.length === 0) return;
    this.#say({ controlType: 'READ', mediaType: null, content: this.#unread.join(',') });
    this.#unread = [];
  }

  #say(parts: Partial<DownlinkParts>): { readonly messageCode: string } {
    const { visitor } = this.#conversation;
    return this.#conversation.tell({
      sourceType: 'AGENT',
      senderNickname: this.name,
      senderAvatar: `${visitor.origin}/social/on/web/resource/${visitor.channelId}/avatar-${this.#persona.id}`,
      ...parts,
    });
  }

  #later(delay: number, action: () => void): void {
    this.#timers.push(this.#clock.after(delay, action));
  }
}
