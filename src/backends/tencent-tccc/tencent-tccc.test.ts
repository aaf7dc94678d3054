import { expect } from '@open-wc/testing';
import type { AgentBackend } from '../../contracts/agent-backend.js';
import type { CallLeg, CallLegEvent, PhoneBackend } from '../../contracts/phone-backend.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import type { AgentStanding } from '../../model/agent.js';
import type { Registration } from '../../model/registration.js';
import { FakeMicrophone } from '../fake/fake-microphone.js';
import { ScriptedAddresses, ScriptedTccc } from './scripted-tccc.testing.js';
import { tencentTccc } from './tencent-tccc.js';
import type { TencentTcccOptions } from './tencent-tccc-options.js';

type Followed = { readonly leg: CallLeg; readonly events: CallLegEvent[] };

describe('Tencent as a back end', () => {
  const addresses = new ScriptedAddresses();
  let sdk: ScriptedTccc;
  let clock: VirtualClock;
  let phone: PhoneBackend;
  let agent: AgentBackend;
  let arrived: Followed[];
  let registrations: Registration[];
  let standings: AgentStanding[];

  const follow = (leg: CallLeg): Followed => {
    const events: CallLegEvent[] = [];
    leg.follow((event) => events.push(event));
    return { leg, events };
  };
  const start = async (options: TencentTcccOptions = {}): Promise<void> => {
    const backend = tencentTccc({ isReady: true, clock, random: () => 0.5, ...options });
    [phone, agent] = await Promise.all([backend.phone(), backend.agent()]);
    arrived = [];
    registrations = [];
    standings = [];
    phone.attach({ onRegistration: (one) => registrations.push(one), onIncoming: (leg) => arrived.push(follow(leg)) });
    agent.attach({ onStanding: (standing) => standings.push(standing) });
  };
  const dial = (number = '4930'): Followed => follow(phone.dial({ kind: 'number', number }, { microphone: new FakeMicrophone() }));
  const turns = async (): Promise<void> => clock.advance(0);
  const ended = ({ events }: Followed): unknown => events.at(-1);
  const ring = async (offer: object): Promise<Followed | undefined> => {
    sdk.emit('callIn', { sessionId: 'in-1', timeout: 0, ...offer });
    return arrived.at(-1);
  };

  beforeEach(() => {
    sdk = new ScriptedTccc();
    sdk.status = 'free';
    (window as { tccc?: unknown }).tccc = sdk.api;
    clock = new VirtualClock(1000);
  });
  afterEach(async () => {
    sdk.ending = 'success'; // what is hung up waits for its answer
    await Promise.all([phone.dispose(), agent.dispose()]);
    expect(sdk.subscriptions).to.equal(0);
    addresses.clear();
  });

  describe('with calls', () => {
    beforeEach(async () => {
      await start();
      await phone.register();
    });

    for (const shape of ['data', 'bare'] as const)
      it(`makes a call whose session comes ${shape}`, async () => {
        sdk.shape = shape;
        const call = dial();
        await turns();
        sdk.emit('calloutAccepted', { sessionId: 'out-1' });
        expect(call.events).to.deep.equal([{ type: 'connecting' }, { type: 'connected' }]);
        await call.leg.hangUp();
        expect(sdk.asked.slice(-2)).to.deep.equal(['dial 4930', 'hungUp out-1']);
      });

    it('knows its call by the event that comes before the answer', async () => {
      sdk.ending = 'silence';
      const call = dial();
      await turns();
      sdk.emit('callOuted', { sessionId: 'early' });
      sdk.emit('calloutAccepted', { sessionId: 'early' });
      expect(call.events.at(-1)).to.deep.equal({ type: 'connected' });
      expect(arrived).to.deep.equal([]);
    });

    it('makes one call at a time', async () => {
      const first = dial();
      const second = dial();
      await turns();
      expect(ended(second)).to.include({ type: 'ended', reason: 'failed' });
      expect(first.events).to.deep.equal([]);
      expect(sdk.asked.filter((one) => one.startsWith('dial'))).to.have.length(1);
    });

    for (const ending of ['error', 'reject'] as const)
      it(`says that a call failed, when the SDK says so by ${ending}`, async () => {
        sdk.ending = ending;
        const call = dial();
        await turns();
        expect(ended(call)).to.include({ type: 'ended', reason: 'failed' });
        expect((ended(call) as { error: Error }).error.message).to.equal('The seat is busy.');
      });

    it('shows a call that somebody made in the SDK’s own workbench', async () => {
      sdk.emit('callOuted', { sessionId: 'ui-1', calleePhoneNumber: '008675512345678' });
      const [call] = arrived;
      expect(call?.leg.direction).to.equal('outbound');
      expect(call?.leg.party).to.deep.equal({ number: '008675512345678' });
      sdk.emit('calloutAccepted', { sessionId: 'ui-1' });
      expect(call?.events.at(-1)).to.deep.equal({ type: 'connected' });
    });

    for (const [kind, offer, party, takes] of [
      ['phone', { type: 'phone', callerPhoneNumber: '0086139', remark: 'Robin' }, { number: '0086139', name: 'Robin' }, 'accept in-1'],
      ['protected', { type: 'phone', protectedCaller: 'A12' }, { number: 'A12' }, 'accept in-1'],
      ['withheld', { type: 'phone' }, { number: '' }, 'accept in-1'],
      ['internal', { type: 'internal', peerUserId: 'bo@example.com' }, { number: 'bo@example.com' }, 'accept in-1'],
      ['voip', { type: 'voip', userId: 'openid', nickname: 'Mei' }, { number: 'openid', name: 'Mei' }, 'accept in-1'],
      ['video', { type: 'video', userId: 'openid' }, { number: 'openid' }, 'accept in-1'],
    ] as const)
      it(`offers a call of the kind ${kind}, and takes it`, async () => {
        const call = await ring(offer);
        expect(call?.leg.party).to.deep.equal(party);
        expect(call?.leg.can).to.include({ hold: true, mute: true, dtmf: true, video: false });
        await call?.leg.answer({ microphone: new FakeMicrophone() });
        expect(sdk.asked.at(-1)).to.equal(takes);
        sdk.emit('userAccessed', { sessionId: 'in-1' });
        expect(call?.events).to.deep.equal([{ type: 'connecting' }, { type: 'connected' }]);
      });

    it('shows the SDK’s own workbench for what only it can do', async () => {
      await ring({ type: 'im', nickname: 'Mei' });
      expect(arrived).to.deep.equal([]);
      expect(sdk.asked.slice(-2)).to.deep.equal(['show', 'showWorkbench']);
    });

    it('offers each call once', async () => {
      await ring({ type: 'phone' });
      await ring({ type: 'phone' });
      expect(arrived).to.have.length(1);
    });

    for (const [what, payload, reason] of [
      ['its caller', { closeBy: 'client' }, 'canceled'],
      ['a timer', { closeBy: 'timer' }, 'no-answer'],
      ['somebody in the workbench', { closeBy: 'seat' }, 'declined'],
      ['the system', { closeBy: 'admin', mainReason: 'answeredElsewhere' }, 'answered-elsewhere'],
    ] as const)
      it(`says why an offer is over, when ${what} ended it`, async () => {
        const call = await ring({ type: 'phone' });
        sdk.emit('sessionEnded', { sessionId: 'in-1', ...payload });
        expect(call && ended(call)).to.deep.equal({ type: 'ended', reason });
      });

    it('says that an offer went on to another agent', async () => {
      const call = await ring({ type: 'phone' });
      sdk.emit('autoTransfer', { sessionId: 'in-1' });
      expect(call && ended(call)).to.deep.equal({ type: 'ended', reason: 'no-answer' });
    });

    for (const [mainReason, reason] of [
      ['busy', 'busy'],
      ['notAnswer', 'no-answer'],
      ['userReject', 'declined'],
      ['powerOff', 'unavailable'],
      ['carrierBlocked', 'failed'],
      ['__proto__', 'failed'],
      ['', 'failed'],
    ] as const)
      it(`says ${reason} of a call that the system ended with "${mainReason}"`, async () => {
        const call = dial();
        await turns();
        sdk.emit('sessionEnded', { sessionId: 'out-1', closeBy: 'admin', mainReason, subReason: 'x' });
        expect(ended(call)).to.include({ type: 'ended', reason });
      });

    it('hands a call to a colleague or a skill group, and waits until it has left', async () => {
      const call = await ring({ type: 'phone' });
      sdk.emit('userAccessed', { sessionId: 'in-1' });
      const done = call?.leg.transfer({ kind: 'address', address: 'sip:bo@example.com', number: 'bo' });
      await turns();
      expect(sdk.asked.at(-1)).to.equal('transfer in-1 bo@example.com');
      expect(call?.events.at(-1)).to.deep.equal({ type: 'transfer', transfer: 'asked' });
      sdk.emit('transfer', { sessionId: 'in-1', userId: 'bo@example.com' });
      sdk.emit('sessionEnded', { sessionId: 'in-1', closeBy: 'seat' });
      await done;
      expect(call && ended(call)).to.deep.equal({ type: 'ended', reason: 'transferred' });
    });

    it('goes on with a call that nobody takes', async () => {
      const call = await ring({ type: 'phone' });
      sdk.emit('userAccessed', { sessionId: 'in-1' });
      for (const refuse of [() => (sdk.ending = 'error'), () => (sdk.ending = 'success')]) {
        refuse();
        const done = call?.leg.transfer({ kind: 'number', number: '7' }).catch((error: unknown) => error);
        await turns();
        expect(sdk.asked.at(-1)).to.equal('transfer in-1 7');
        await clock.advance(90_000);
        expect(await done).to.have.property('code', 'transfer-failed');
        expect(call?.events.at(-1)).to.deep.equal({ type: 'transfer', transfer: undefined });
      }
    });

    it('says that a call was transferred', async () => {
      const call = await ring({ type: 'phone' });
      sdk.emit('userAccessed', { sessionId: 'in-1' });
      sdk.emit('transfer', { sessionId: 'in-1', skillGroupId: '', userId: 'bo@example.com' });
      sdk.emit('sessionEnded', { sessionId: 'in-1', closeBy: 'seat' });
      expect(call && ended(call)).to.deep.equal({ type: 'ended', reason: 'transferred' });
    });

    it('is not led astray by what makes no sense', async () => {
      const nonsense = [undefined, null, 7, 'callIn', [], {}, { sessionId: 7 }, { sessionId: '' }, { sessionId: 'x', type: '__proto__' }];
      for (const event of [
        'callIn',
        'callOuted',
        'userAccessed',
        'calloutAccepted',
        'transfer',
        'autoTransfer',
        'sessionEnded',
        'statusChanged',
      ])
        for (const payload of nonsense) sdk.emit(event, payload);
      expect(arrived.filter(({ leg }) => leg.direction === 'inbound')).to.deep.equal([]);
    });

    it('leaves out what this version of the SDK has not', async () => {
      delete (sdk.api.Call as { hold?: unknown }).hold;
      expect((await ring({ type: 'phone' }))?.leg.can).to.include({ hold: false, mute: true });
    });
  });

  describe('registering', () => {
    it('goes on trying, when the SDK cannot be loaded, and says when', async () => {
      addresses.clear();
      await start({ isReady: false, sdkUrl: () => Promise.reject(new TypeError('no network')) });
      const code = await phone.register().catch((error: { code: string }) => error.code);
      expect(code).to.equal('backend-unreachable');
      expect(registrations.at(-1)).to.include({ state: 'registering', retryAt: 1500 });
      (window as { tccc?: unknown }).tccc = sdk.api;
      await clock.advance(500);
      expect(registrations.at(-1)?.state).to.equal('registered');
    });

    it('gives up, when nobody gives an address', async () => {
      addresses.clear();
      await start({ isReady: false });
      expect(await phone.register().catch((error: { code: string }) => error.code)).to.equal('credential-rejected');
      expect(registrations.at(-1)?.state).to.equal('failed');
      expect(clock.waiting).to.equal(0);
    });
  });

  describe('with an agent', () => {
    beforeEach(async () => {
      sdk.status = 'offline';
      await start();
    });

    it('signs in through what lies between, and tells where it ends', async () => {
      await agent.signIn({ agentState: 'break', reason: 'lunch' });
      expect(sdk.asked.at(-1)).to.equal('setStatus rest lunch');
      expect(standings).to.deep.equal([{ agentState: 'break', reason: 'lunch' }]);
    });

    it('tells what the SDK tells, in our words', async () => {
      await agent.signIn({ agentState: 'ready' });
      for (const status of ['busy', 'arrange', 'free', 'notReady', 'rest', 'somethingNew', 'toString', 'offline']) sdk.become(status);
      expect(standings.map(({ agentState }) => agentState)).to.deep.equal([
        'ready',
        'on-call',
        'wrap-up',
        'ready',
        'not-ready',
        'break',
        'offline',
      ]);
    });

    it('comes to what was chosen on a call after the time for its notes', async () => {
      await agent.signIn({ agentState: 'ready' });
      sdk.become('busy');
      await agent.choose({ agentState: 'break', reason: 'lunch' });
      sdk.become('arrange');
      expect(standings.at(-1)).to.deep.equal({ agentState: 'wrap-up', next: { agentState: 'break', reason: 'lunch' } });
      sdk.become('free');
      await turns();
      expect(standings.at(-1)).to.deep.equal({ agentState: 'break', reason: 'lunch' });
      expect(standings.map(({ agentState }) => agentState)).to.deep.equal(['ready', 'on-call', 'on-call', 'wrap-up', 'break']);
    });

    it('ends not being ready by its own word', async () => {
      await agent.signIn({ agentState: 'not-ready' });
      await agent.choose({ agentState: 'ready' });
      expect(sdk.asked.filter((one) => one.startsWith('setStatus'))).to.deep.equal(['setStatus notReady', 'setStatus stopNotReady']);
    });

    it('says that it was refused, and stays what it is', async () => {
      await agent.signIn({ agentState: 'ready' });
      sdk.ending = 'error';
      expect(await agent.choose({ agentState: 'break' }).catch((error: { code: string }) => error.code)).to.equal('backend-refused');
      expect(standings.at(-1)?.agentState).to.equal('ready');
    });
  });
});
