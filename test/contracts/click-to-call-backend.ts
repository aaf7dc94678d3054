import { expect } from '@open-wc/testing';
import type { ClickToCallBackend, ClickToCallEvent } from '../../src/contracts/click-to-call-backend.js';
import type { ClickToCallEndReason } from '../../src/model/click-to-call.js';
import { CcError } from '../../src/model/error.js';
import { until } from './followed-leg.js';

/** What becomes of the next request for a call. */
export type CallFate =
  /** An agent is found at once. */
  | 'ready'
  /** The visitor waits, and then an agent is found. */
  | 'queue'
  /** As `ready`, and once it is answered the call is handed on. */
  | 'transferred'
  | 'queue-timeout'
  | 'failed'
  /** As `ready`, and once it is answered the centre hangs up. */
  | 'disconnected'
  /** Nothing happens. */
  | 'no-event'
  | 'no-agents'
  | 'outside-hours'
  | 'unsupported';

/** The centre at the other end of a request, and how it is made to act. */
export interface CallCenterUnderTest {
  prepare(fate: CallFate): Promise<void>;
  /** The call that `ready` led to was answered. */
  answer(): Promise<void>;
  /** How many requests the centre has that are not over. */
  open(): Promise<number>;
}

/** A back end under test. */
export interface ClickToCallBackendUnderTest {
  readonly backend: ClickToCallBackend;
  readonly center: CallCenterUnderTest;
  clear(): Promise<void>;
}

interface Followed {
  readonly events: ClickToCallEvent[];
  readonly done: Promise<unknown>;
  stop(): Promise<void>;
}

/** What every back end must do where a visitor can ask for a call. */
export function clickToCallBackendContract(name: string, make: () => Promise<ClickToCallBackendUnderTest>): void {
  describe(`${name} as a click-to-call back end`, () => {
    let set: ClickToCallBackendUnderTest;
    let followed: Followed[];

    beforeEach(async () => {
      followed = [];
      set = await make();
    });
    afterEach(async () => {
      for (const one of followed) await one.stop();
      await set.clear();
    });

    const follow = (): Followed => {
      const one = followOf(set.backend);
      followed.push(one);
      return one;
    };
    const asked = async (fate: CallFate): Promise<Followed> => {
      await set.center.prepare(fate);
      await set.backend.check({});
      await set.backend.connect({ context: { page: '/checkout' } });
      expect(await set.backend.request('voice', {})).to.deep.equal({ type: 'taken' });
      return follow();
    };

    it('says what the tenant offers, and changes nothing there', async () => {
      expect(await set.backend.check({})).to.deep.equal({ voice: true, video: true });
      expect(await set.center.open()).to.equal(0);
    });

    it('says that there are no calls', async () => {
      await set.center.prepare('unsupported');
      expect(await code(set.backend.check({}))).to.equal('click-to-call-unsupported');
    });

    for (const reason of ['outside-hours', 'no-agents'] as const) {
      it(`is refused: ${reason}`, async () => {
        await set.center.prepare(reason);
        await set.backend.connect({});
        expect(await set.backend.request('voice', {})).to.include({ type: 'refused', reason });
        expect(await set.center.open()).to.equal(0);
      });
    }

    it('finds an agent, with what it takes to call there', async () => {
      const one = await asked('ready');
      const event = await until('ready', () => one.events.find(({ type }) => type === 'ready'));
      expect(event)
        .to.have.property('target')
        .that.matches(/^sips?:[^@\s]+@[^@\s]+$/);
      expect(event).to.have.property('phone').that.is.a('function');
      expect(await set.center.open()).to.equal(1);
    });

    it('asks for a picture, too', async () => {
      await set.center.prepare('ready');
      await set.backend.connect({});
      expect(await set.backend.request('video', {})).to.deep.equal({ type: 'taken' });
      const one = follow();
      await until('ready', () => one.events.find(({ type }) => type === 'ready'));
    });

    it('waits, and then finds an agent', async () => {
      const one = await asked('queue');
      await until('ready', () => types(one).includes('ready'));
      expect(types(one)).to.deep.equal(['queued', 'ready']);
    });

    it('goes on when the call is handed on', async () => {
      const one = await asked('transferred');
      await until('ready', () => types(one).includes('ready'));
      await set.center.answer();
      await until('transferred', () => types(one).includes('transferred'));
      expect(types(one)).to.deep.equal(['ready', 'transferred']);
    });

    const endings: readonly (readonly [CallFate, ClickToCallEndReason])[] = [
      ['queue-timeout', 'queue-timeout'],
      ['failed', 'failed'],
    ];
    for (const [fate, reason] of endings) {
      it(`is over: ${reason}`, async () => {
        const one = await asked(fate);
        await one.done;
        expect(one.events.at(-1)).to.include({ type: 'ended', reason });
        if (reason === 'failed') expect(one.events.at(-1)).to.have.nested.property('error.code');
        expect(await set.center.open()).to.equal(0);
      });
    }

    it('is over when the centre hangs up', async () => {
      const one = await asked('disconnected');
      await until('ready', () => types(one).includes('ready'));
      await set.center.answer();
      await one.done;
      expect(one.events.at(-1)).to.include({ type: 'ended', reason: 'remote-hangup' });
      expect(await set.center.open()).to.equal(0);
    });

    it('is given up, as often as one likes, whenever one likes', async () => {
      await set.backend.drop();
      await asked('no-event');
      expect(await set.center.open()).to.equal(1);
      await set.backend.drop();
      expect(await set.center.open()).to.equal(0);
      await set.backend.drop();
    });

    it('is given up while it is being asked for', async () => {
      await set.center.prepare('no-event');
      await set.backend.connect({});
      const asking = set.backend.request('voice', {});
      await set.backend.drop();
      await asking.catch(() => undefined);
      expect(await set.center.open()).to.equal(0);
    });

    it('can be asked for again', async () => {
      const one = await asked('no-event');
      await one.stop();
      await set.backend.drop();
      const two = await asked('ready');
      await until('ready', () => types(two).includes('ready'));
    });

    it('follows until told to stop, and says why it stopped', async () => {
      const one = await asked('no-event');
      await one.stop();
      expect(await one.done).to.include({ message: 'enough' });
    });

    it('stops asking when its asker does', async () => {
      const end = new AbortController();
      end.abort(new Error('changed my mind'));
      expect(await failure(set.backend.check({ signal: end.signal }))).to.include({ message: 'changed my mind' });
    });

    it('gives up what is under way when it is disposed', async () => {
      await asked('no-event');
      await set.backend.dispose();
      await set.backend.dispose();
      expect(await set.center.open()).to.equal(0);
    });
  });
}

function followOf(backend: ClickToCallBackend): Followed {
  const events: ClickToCallEvent[] = [];
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

function types({ events }: Followed): string[] {
  return events.map(({ type }) => type);
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
