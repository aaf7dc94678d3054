import type { Clock, Timer } from '../clock.js';
import type { CEC } from './cec.js';
import type { Conversation } from './conversation.js';
import { HumanAgent } from './human-agent.js';
import type { Entry, Visitor } from './visitor.js';
import { Waiting } from './waiting.js';

/** Without a look at the inbox for so long, an agent counts as gone, in milliseconds. */
const patience = 30_000;
/** A visitor counts as writing for so long after each sign of it. */
const writingLasts = 6000;

type SignedIn = { readonly name: string; timer: Timer };

/** The conversations of human agents: who waits, who is with whom, and what was said. */
export class Inbox {
  readonly #cec: CEC;
  readonly #clock: Clock;
  readonly #agents = new Map<string, SignedIn>();
  readonly #looking = new Set<() => void>();
  #version = 1;

  constructor(cec: CEC) {
    this.#cec = cec;
    this.#clock = cec.clock;
    cec.staff.onChange = () => this.#changed();
    cec.calls.onChange = () => this.#changed();
    cec.desk.onSaid = () => this.#changed();
  }

  /**
   * Looking is signing in: from then on, visitors wait for a person. Resolves
   * once there is something newer than `version`, or after `hold` milliseconds.
   */
  async look(
    extension: string,
    name: string,
    version: number,
    options: { readonly hold: number; readonly signal: AbortSignal },
  ): Promise<object> {
    await this.wait(extension, name, version, options);
    return this.#snapshot(extension);
  }

  /** The same for one who shows it in another way: gives the version that is there then. Who is not `available` takes no new ones. */
  async wait(
    extension: string,
    name: string,
    version: number,
    { available = true, ...options }: { readonly hold: number; readonly signal: AbortSignal; readonly available?: boolean },
  ): Promise<number> {
    this.#present(extension, name, available);
    if (version === this.#version && !options.signal.aborted) await this.#change(options);
    // who has signed out meanwhile stays so; and a later look may have said something else of being available
    if (this.#agents.has(extension)) this.#present(extension, name, this.#cec.staff.humans.has(extension));
    return this.#version;
  }

  /** Agents who are signed in, by extension. */
  get agents(): readonly { readonly extension: string; readonly name: string }[] {
    return [...this.#agents].map(([extension, { name }]) => ({ extension, name }));
  }

  signOut(extension: string): void {
    this.#agents.get(extension)?.timer.cancel();
    if (!this.#agents.delete(extension)) return;
    this.#cec.staff.humans.delete(extension);
    for (const { conversation } of this.#cec.desk.visitors) {
      const agent = conversation?.attendant;
      // nobody is left alone: another agent takes over
      if (agent instanceof HumanAgent && agent.extension === extension) this.#queue(agent.conversation);
    }
    this.#changed();
  }

  /** Takes a waiting conversation. */
  take(callId: string, extension: string): boolean {
    const waiting = [...this.#cec.staff.waiting].find(({ conversation }) => conversation.callId === callId);
    return waiting !== undefined && this.#give(waiting.conversation, extension);
  }

  /** Hands a conversation to a colleague, or back to the queue. */
  transfer(agent: HumanAgent, extension: string | undefined): boolean {
    if (extension !== undefined) return this.#give(agent.conversation, extension);
    this.#queue(agent.conversation);
    return true;
  }

  /** The agent who is in a conversation. */
  agentIn(callId: string): HumanAgent | undefined {
    for (const { conversation } of this.#cec.desk.visitors) {
      const attendant = conversation?.attendant;
      if (conversation?.callId === callId && conversation.phase === 'agent' && attendant instanceof HumanAgent) return attendant;
    }
    return undefined;
  }

  /** What an agent's own file is sent as. */
  send(agent: HumanAgent, file: { readonly name: string; readonly type: string; readonly bytes: Buffer }): void {
    const content = this.#cec.files.keepLocal(file);
    const isPicture = /^(?:png|jpe?g|bmp|gif)$/.test(file.type);
    const mediaType = isPicture
      ? 'IMAGE'
      : file.type === 'mp4'
        ? 'VIDEO'
        : file.type === 'mp3' || file.type === 'aac'
          ? 'AUDIO'
          : 'DOCUMENT';
    agent.say({ mediaType, content, contentType: '1', mediaFileType: file.type });
  }

  #give(conversation: Conversation, extension: string): boolean {
    const signedIn = this.#agents.get(extension);
    if (signedIn === undefined) return false;
    const { name } = signedIn;
    conversation.become(new HumanAgent({ extension, name, conversation, now: () => this.#clock.now(), onChange: () => this.#changed() }));
    return true;
  }

  #queue(conversation: Conversation): void {
    conversation.become(new Waiting({ conversation, clock: this.#clock, staff: this.#cec.staff }));
  }

  #present(extension: string, name: string, available: boolean): void {
    const { humans } = this.#cec.staff;
    const known = this.#agents.get(extension);
    known?.timer.cancel();
    this.#agents.set(extension, { name, timer: this.#clock.after(patience, () => this.signOut(extension)) });
    if (known !== undefined && humans.has(extension) === available) return;
    if (available) humans.add(extension);
    else humans.delete(extension);
    this.#changed();
    if (available) this.#cec.calls.offerWaiting();
  }

  #changed(): void {
    this.#version += 1;
    for (const look of [...this.#looking]) look();
  }

  #change({ hold, signal }: { readonly hold: number; readonly signal: AbortSignal }): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        limit.cancel();
        signal.removeEventListener('abort', done);
        this.#looking.delete(done);
        resolve();
      };
      const limit = this.#clock.after(hold, done);
      signal.addEventListener('abort', done, { once: true });
      this.#looking.add(done);
    });
  }

  #snapshot(extension: string): object {
    const { staff, desk, calls } = this.#cec;
    const own = desk.visitors.filter(({ conversation }) => {
      const attendant = conversation?.attendant;
      return attendant instanceof HumanAgent && attendant.extension === extension;
    });
    return {
      version: this.#version,
      now: this.#clock.now(),
      colleagues: this.agents.filter((other) => other.extension !== extension),
      waiting: [...staff.waiting].map(({ conversation, since }) => ({ ...this.#about(conversation.visitor), since })),
      conversations: own.map((visitor) => this.#conversation(visitor)),
      calls: [...calls.requests]
        .filter(([, { ended }]) => !ended)
        .map(([visitor, { id, stage, video, target, createdAt }]) => ({
          ...this.#about(visitor),
          id,
          stage,
          video,
          mine: target === extension,
          since: createdAt,
        })),
    };
  }

  #about(visitor: Visitor): { readonly [name: string]: unknown } {
    const { conversation, name, userId, locale, transcript } = visitor;
    const last = transcript.findLast(({ up }) => up?.controlType === 'CHAT')?.up;
    return {
      callId: conversation?.callId ?? null,
      visitor: name,
      userId,
      locale,
      last: last?.content ?? '',
      lastType: last?.mediaType ?? null,
      fields: conversation?.transData ?? null,
    };
  }

  #conversation(visitor: Visitor): object {
    const attendant = visitor.conversation?.attendant;
    const agent = attendant instanceof HumanAgent ? attendant : undefined;
    const writing = agent !== undefined && this.#clock.now() - agent.writing < writingLasts;
    return {
      ...this.#about(visitor),
      phase: visitor.conversation?.phase ?? 'ended',
      ending: visitor.conversation?.ending ?? null,
      startedAt: visitor.conversation?.startedAt ?? 0,
      writing,
      unread: agent?.unread.length ?? 0,
      evaluation: visitor.evaluations.at(-1) ?? null,
      messages: visitor.transcript.flatMap((entry) => this.#message(entry, visitor)),
    };
  }

  #message({ sequence, at, up, down }: Entry, visitor: Visitor): readonly object[] {
    if ((up ?? down)?.controlType !== 'CHAT') return [];
    if (up !== undefined) {
      const { mediaType, content } = up;
      return [{ id: String(sequence), at, from: 'CUSTOMER', name: visitor.name, mediaType, content }];
    }
    if (down === undefined) return [];
    const { sourceType, senderNickname, senderAvatar, mediaType, content, contentType, mediaFileType } = down;
    return [
      {
        id: String(sequence),
        at,
        from: sourceType,
        name: senderNickname,
        avatar: senderAvatar,
        mediaType,
        content,
        contentType,
        mediaFileType,
      },
    ];
  }
}
