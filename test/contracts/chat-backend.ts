import { expect } from '@open-wc/testing';
import type { ChatBackend, ChatEvent, DeliveredMessage, OutgoingMessage } from '../../src/contracts/chat-backend.js';
import { CcError } from '../../src/model/error.js';
import { until } from './followed-leg.js';

/** The centre at the other end of a chat, and how it is made to act. */
export interface ChatCenterUnderTest {
  /** Turns away who asks for a conversation from now on. */
  refuse(reason: 'outside-hours' | 'no-agents'): Promise<void>;
  /** An agent named Ana takes the visitor. */
  attend(): Promise<void>;
  /** Ana says something. */
  say(text: string): Promise<void>;
  /** Ana says something while nobody can hear it: the line is cut, and comes back. */
  sayUnheard(text: string): Promise<void>;
  typing(): Promise<void>;
  /** The bot that the visitor begins with says something that is an answer. */
  botAnswers(): Promise<void>;
  /** Ana reads what she got. */
  read(): Promise<void>;
  /** Ana takes back what she said last. */
  recall(): Promise<void>;
  end(): Promise<void>;
  /** Does not know the conversation any more, and tells only who asks. */
  forget(): Promise<void>;
  /** The next message of the visitor arrives, but not the answer to it. */
  loseNextAnswer(): Promise<void>;
  /** Nothing gets through to it from now on, or everything does again. */
  cut(isCut: boolean): Promise<void>;
  /** What the visitor wrote, as often as it arrived. */
  received(): Promise<readonly string[]>;
  evaluations(): Promise<readonly number[]>;
  leftMessages(): Promise<readonly string[]>;
}

/** A chat's back end under test. */
export interface ChatBackendUnderTest {
  readonly backend: ChatBackend;
  readonly center: ChatCenterUnderTest;
  /** The same visitor in another tab, or after a reload. */
  another(): Promise<ChatBackend>;
  clear(): Promise<void>;
}

/** What a back end is known not to have. */
export interface ChatBackendLacks {
  /** It cannot look into the past: what was lost on its way stays lost, and whether a message has arrived cannot be found out. */
  readonly past?: boolean;
}

interface Followed {
  readonly events: ChatEvent[];
  readonly done: Promise<unknown>;
  stop(): Promise<void>;
}

/** What every back end of a chat must do. */
export function chatBackendContract(name: string, make: () => Promise<ChatBackendUnderTest>, lacks: ChatBackendLacks = {}): void {
  describe(`${name} as a chat back end`, () => {
    let set: ChatBackendUnderTest;
    let followed: Followed[];
    let count = 0;

    beforeEach(async () => {
      followed = [];
      set = await make();
    });
    afterEach(async () => {
      for (const one of followed) await one.stop();
      await set.clear();
    });

    const followOf = (backend: ChatBackend): Followed => {
      const one = follow(backend);
      followed.push(one);
      return one;
    };
    const text = (words: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
      id: `m${String(++count)}`,
      at: Date.now(),
      content: { type: 'text', text: words },
      repeated: false,
      ...more,
    });
    const begun = async (): Promise<Followed> => {
      await set.backend.open({});
      return followOf(set.backend);
    };
    const withAna = async (): Promise<Followed> => {
      const one = await begun();
      await set.center.attend();
      await set.center.say('Hello');
      await until('Ana says hello', () => texts(one).includes('Hello'));
      return one;
    };

    it('says what it can and what it takes', async () => {
      const { abilities, limits, key } = set.backend;
      expect(Object.values(abilities)).to.satisfy((all: unknown[]) => all.every((one) => typeof one === 'boolean'));
      expect(limits.textBytes).to.be.greaterThan(0);
      expect(limits.fileTypes).to.satisfy((all: readonly string[]) => all.every((type) => /^[a-z0-9]+$/.test(type)));
      expect(key).to.equal((await set.another()).key);
    });

    describe('opening', () => {
      it('gives a conversation, and asking twice gives no other', async () => {
        expect(await set.backend.open({ profile: { name: 'Maria', fields: { order: '42' } } })).to.deep.equal({ type: 'open' });
        expect(await set.backend.open({})).to.deep.equal({ type: 'open' });
        expect(await set.backend.resume({})).to.equal(true);
      });

      for (const reason of ['outside-hours', 'no-agents'] as const) {
        it(`is turned away: ${reason}`, async () => {
          await set.center.refuse(reason);
          expect(await set.backend.open({})).to.deep.equal({ type: 'closed', reason });
          expect(await set.backend.resume({})).to.equal(false);
        });
      }

      it('is given up', async () => {
        const end = new AbortController();
        const opening = set.backend.open({ signal: end.signal });
        end.abort(new Error('changed my mind'));
        expect(await failure(opening)).to.include({ message: 'changed my mind' });
      });

      it('has nothing to resume where nothing was opened', async () => {
        expect(await set.backend.resume({})).to.equal(false);
      });
    });

    describe('following', () => {
      it('tells who attends, and what they say, in order', async () => {
        const one = await withAna();
        for (const words of ['one', 'two', 'three']) await set.center.say(words);
        await until('three', () => texts(one).includes('three'));
        expect(texts(one).slice(-4)).to.deep.equal(['Hello', 'one', 'two', 'three']);
        expect(attendants(one).at(-1)).to.include({ kind: 'agent', name: 'Ana' });
        const said = messages(one).filter((message) => message.author === 'agent');
        expect(new Set(said.map(({ id }) => id)).size).to.equal(said.length);
        expect(said.at(-1)).to.include({ name: 'Ana' });
        expect(Math.abs((said.at(-1)?.at ?? 0) - Date.now())).to.be.lessThan(60_000);
      });

      it('tells at once that an agent attends who says nothing', async () => {
        const one = await begun();
        await set.center.attend();
        await until('the agent', () => attendants(one).some(({ kind }) => kind === 'agent'));
      });

      it('tells at once that an agent takes who waited in line', async () => {
        const one = await begun();
        await set.backend.requestAgent({});
        await until('the queue', () => one.events.some((event) => event.type === 'queued'));
        await set.center.attend();
        await until('the agent', () => attendants(one).some(({ kind }) => kind === 'agent'));
      });

      it('tells what was said before anybody followed', async () => {
        await set.backend.open({});
        await set.center.attend();
        await set.center.say('early');
        const one = followOf(set.backend);
        await until('early', () => texts(one).includes('early'));
      });

      it('bridges an outage: says so, and brings what was missed', async () => {
        const one = await withAna();
        await set.center.sayUnheard('unheard');
        await until('back', () => connections(one).at(-1) === true);
        await until('what was missed', () => texts(one).includes('unheard') || lacks.past === true);
        expect(connections(one)).to.deep.equal([false, true]);
        // what cannot be brought is not passed over in silence
        await until('the gap', () => messages(one).some(({ content }) => content.type === 'gap') === (lacks.past === true) || undefined);
        await set.center.say('after');
        await until('after', () => texts(one).includes('after'));
      });

      it('goes on in another tab or after a reload', async () => {
        const one = await withAna();
        await one.stop();
        if (!lacks.past) await set.center.say('between');
        const other = await set.another();
        expect(await other.resume({})).to.equal(true);
        const two = followOf(other);
        if (lacks.past) await set.center.say('between');
        await until('between', () => texts(two).includes('between'));
      });

      it('ends with the agent', async () => {
        const one = await withAna();
        await set.center.end();
        await one.done;
        expect(one.events.at(-1)).to.include({ type: 'ended', reason: 'agent' });
        expect(await set.backend.resume({})).to.equal(false);
      });

      it('ends with the signal’s reason', async () => {
        const one = await begun();
        await one.stop();
        expect(await one.done).to.include({ message: 'enough' });
      });

      it('tells of typing, reading and taking back, where it can', async () => {
        const one = await withAna();
        const { typing, readReceipts } = set.backend.abilities;
        const message = text('Can you see this?');
        await set.backend.send(message, {});
        if (typing) {
          await set.backend.sendTyping();
          await set.center.typing();
          await until('typing', () => one.events.some((event) => event.type === 'typing' && event.typing));
        }
        if (readReceipts) {
          await set.center.read();
          await until('read', () => one.events.some((event) => event.type === 'read' && event.messageIds.includes(message.id)));
        }
        const { id } = messages(one).at(-1) ?? {};
        await set.center.recall();
        await until('taken back', () => one.events.some((event) => event.type === 'recalled' && event.messageId === id));
      });
    });

    describe('sending', () => {
      it('arrives in order', async () => {
        await withAna();
        for (const words of ['first', 'second', 'Grüße 你好 👋']) await set.backend.send(text(words), {});
        expect(await set.center.received()).to.deep.equal(['first', 'second', 'Grüße 你好 👋']);
      });

      it('says that an answer is lost', async () => {
        await withAna();
        await set.center.loseNextAnswer();
        const lost = lacks.past ? 'message-uncertain' : 'backend-unreachable';
        expect(await code(set.backend.send(text('unsure'), {}))).to.equal(lost);
        expect(await set.center.received()).to.deep.equal(['unsure']);
      });

      it('arrives once, though it had to wait for the line to come back', async () => {
        const one = await withAna();
        await set.center.cut(true);
        await until('the line is lost', () => connections(one).at(-1) === false);
        const messages = [text('first'), text('second')];
        for (const message of messages) {
          expect(await code(set.backend.send(message, {}))).to.equal('backend-unreachable');
          expect(await code(set.backend.send({ ...message, repeated: true }, {}))).to.equal('backend-unreachable');
        }
        expect(await set.center.received()).to.deep.equal([]);
        await set.center.cut(false);
        for (const message of messages) await set.backend.send({ ...message, repeated: true }, {});
        expect(await set.center.received()).to.deep.equal(['first', 'second']);
      });

      if (lacks.past) {
        it('is not repeated where nobody knows whether it arrived, until its writer wants it', async () => {
          await withAna();
          await set.center.loseNextAnswer();
          const message = text('perhaps');
          expect(await code(set.backend.send(message, {}))).to.equal('message-uncertain');
          // a tab that goes on for another says so
          expect(await code(set.backend.send({ ...message, repeated: true }, {}))).to.equal('message-uncertain');
          expect(await code((await set.another()).send({ ...message, repeated: true }, {}))).to.equal('message-uncertain');
          expect(await set.center.received()).to.deep.equal(['perhaps']);
          await set.backend.send(text('next'), {});
          await set.backend.send(message, {});
          expect(await set.center.received()).to.deep.equal(['perhaps', 'next', 'perhaps']);
        });
      } else {
        it('arrives once, though it is sent again after a lost answer', async () => {
          await withAna();
          await set.center.loseNextAnswer();
          const message = text('once');
          await set.backend.send(message, {}).catch(() => undefined);
          await set.backend.send({ ...message, repeated: true }, {});
          const never = text('never before', { repeated: true });
          await set.backend.send(never, {});
          expect(await set.center.received()).to.deep.equal(['once', 'never before']);
        });
      }

      it('says that the conversation is gone', async () => {
        await withAna();
        await set.center.forget();
        expect(await code(set.backend.send(text('anybody?'), {}))).to.equal('conversation-gone');
      });
    });

    describe('what else there is', () => {
      it('asks for an agent, and is queued or served', async () => {
        const one = await begun();
        expect(await set.backend.requestAgent({})).to.deep.equal({ type: 'open' });
        await until('queued', () => one.events.some((event) => event.type === 'queued'));
        await set.center.attend();
        await set.center.say('My turn');
        await until('an agent', () => attendants(one).some(({ kind }) => kind === 'agent'));
      });

      it('takes files and gives them back, where it can', async () => {
        if (!set.backend.abilities.files) return expect(await code(set.backend.upload(png(), { name: 'a.png' }))).to.equal('file-refused');
        await withAna();
        const shares: number[] = [];
        const reference = await set.backend.upload(png(), { name: 'a.png', onProgress: (share) => shares.push(share) });
        const file = { kind: 'picture', name: 'a.png', size: png().size } as const;
        await set.backend.send(text('', { content: { type: 'file', file }, reference }), {});
        const back = await set.backend.download(reference, {});
        expect(new Uint8Array(await back.arrayBuffer())).to.deep.equal(new Uint8Array(await png().arrayBuffer()));
        expect(shares.at(-1)).to.equal(1);
        expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
        const huge = new Blob([new Uint8Array(set.backend.limits.fileBytes + 1)]);
        expect(await code(set.backend.upload(huge, { name: 'a.png' }))).to.equal('file-refused');
        return expect(await code(set.backend.upload(png(), { name: 'a.exe' }))).to.equal('file-refused');
      });

      it('knows the past, oldest first, where it can', async () => {
        if (!set.backend.abilities.history) return;
        const one = await withAna();
        const mine = text('mine');
        await set.backend.send(mine, {});
        for (const words of ['one', 'two', 'three']) await set.center.say(words);
        await until('three', () => texts(one).includes('three'));
        const { messages: page, hasOlder } = await set.backend.history({ before: Date.now() + 60_000, limit: 3 });
        expect(page.map(({ content }) => (content.type === 'text' ? content.text : content.type))).to.deep.equal(['one', 'two', 'three']);
        expect(hasOlder).to.equal(true);
        expect(page.map(({ id }) => id)).to.deep.equal(messages(one).slice(-3).map(({ id }) => id)); // prettier-ignore
        const all = await set.backend.history({ before: Date.now() + 60_000, limit: 50 });
        expect(all.hasOlder).to.equal(false);
        expect(all.messages.find(({ author }) => author === 'visitor')).to.deep.include({ id: mine.id, content: mine.content });
        const before = all.messages.find(({ id }) => id === mine.id)?.at ?? 0;
        const older = await set.backend.history({ before, limit: 50 });
        expect(older.messages.every(({ at }) => at <= before)).to.equal(true);
        expect(older.messages.some(({ content }) => content.type === 'text' && content.text === 'three')).to.equal(false);
      });

      it('offers answers for rating only where they can be rated', async () => {
        const one = await begun();
        await set.center.botAnswers();
        await until('the bot', () => messages(one).some(({ author }) => author === 'bot'));
        const { rateable, reference = '' } = messages(one).find(({ author }) => author === 'bot') ?? {};
        expect(rateable ?? false).to.equal(set.backend.abilities.botFeedback);
        if (rateable) await set.backend.rate(reference, 'helpful', '', {});
      });

      it('is evaluated, and the last one counts', async () => {
        await withAna();
        const form = await set.backend.evaluationForm({ language: 'en' });
        const values = form?.levels.map(({ value }) => value) ?? [];
        expect(values).to.deep.equal([...values].sort((a, b) => a - b));
        await set.backend.evaluate({ level: 2 }, {});
        await set.backend.evaluate({ level: 5, comment: 'better' }, {});
        expect((await set.center.evaluations()).at(-1)).to.equal(5);
      });

      it('takes a message for later, where it can', async () => {
        if (!set.backend.abilities.leaveMessage) return;
        await set.backend.leaveMessage({ phone: '+49 30 1234567', text: 'Please call back' }, {});
        expect(await set.center.leftMessages()).to.deep.equal(['Please call back']);
      });

      it('gives at most five suggestions', async () => {
        await begun();
        expect((await set.backend.suggest('where', {})).length).to.be.at.most(5);
      });
    });

    describe('leaving', () => {
      it('ends the conversation, once and for all tabs', async () => {
        await withAna();
        await set.backend.close();
        await set.backend.close();
        expect(await set.backend.resume({})).to.equal(false);
        expect(await (await set.another()).resume({})).to.equal(false);
      });

      it('forgets who the visitor is', async () => {
        await withAna();
        await set.backend.close();
        await set.backend.forget();
        expect(await set.backend.resume({})).to.equal(false);
      });
    });
  });
}

function follow(backend: ChatBackend): Followed {
  const events: ChatEvent[] = [];
  const end = new AbortController();
  const done = (async () => {
    for await (const event of backend.follow({ signal: end.signal })) events.push(event);
  })().catch((cause: unknown) => cause);
  return {
    events,
    done,
    stop: async () => {
      end.abort(new Error('enough'));
      await done;
    },
  };
}

function messages({ events }: Followed): DeliveredMessage[] {
  // a repetition is allowed, and is one message
  const byId = new Map(events.flatMap((event) => (event.type === 'message' ? [[event.message.id, event.message] as const] : [])));
  return [...byId.values()];
}

function texts(one: Followed): string[] {
  return messages(one).flatMap(({ content, author }) => (content.type === 'text' && author === 'agent' ? [content.text] : []));
}

function attendants({ events }: Followed): { readonly kind: string }[] {
  return events.flatMap((event) => (event.type === 'attendant' ? [event.attendant] : []));
}

function connections({ events }: Followed): boolean[] {
  return events.flatMap((event) => (event.type === 'connection' ? [event.online] : []));
}

function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'nothing',
    (cause: unknown) => cause,
  );
}

async function code(promise: Promise<unknown>): Promise<string> {
  const cause = await failure(promise);
  return cause instanceof CcError ? cause.code : String(cause);
}

/** One pixel. */
function png(): Blob {
  const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: 'image/png' });
}
