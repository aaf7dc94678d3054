import type { Clock } from '../clock.js';
import type { Conversation } from './conversation.js';
import type { Files } from './files.js';
import { ScriptedAgent, type Persona } from './scripted-agent.js';
import type { Waiting } from './waiting.js';

const personas: readonly Persona[] = [
  { id: 'mei', en: 'Mei Lin', zh: '林美' },
  { id: 'jonas', en: 'Jonas Weber', zh: '韦乔纳' },
  { id: 'amara', en: 'Amara Diallo', zh: '安玛' },
  { id: 'tomas', en: 'Tomás Ferreira', zh: '唐马' },
];

/** Who works here: people at their desks as soon as one has signed in, else agents that follow a script. */
export class Staff {
  /** Conversations without an agent, the oldest first. */
  readonly waiting: Set<Waiting> = new Set();
  /** Human agents that take conversations now, by extension. */
  readonly humans: Set<string> = new Set();
  /** Told when the waiting have changed. */
  onChange: () => void = () => undefined;
  readonly #clock: Clock;
  readonly #files: Files;
  #next = 0;

  constructor(clock: Clock, files: Files) {
    this.#clock = clock;
    this.#files = files;
  }

  get hasHumans(): boolean {
    return this.humans.size > 0;
  }

  /** The place of somebody who waits for a human agent; 1 is next. */
  placeOf(waiting: Waiting): number {
    return [...this.waiting].indexOf(waiting) + 1;
  }

  /** The next agent that follows a script. */
  scripted(conversation: Conversation): ScriptedAgent {
    const persona = personas[this.#next % personas.length];
    this.#next += 1;
    if (persona === undefined) throw new Error('There are no agents.');
    return new ScriptedAgent({ conversation, persona, clock: this.#clock, files: this.#files });
  }
}
