import { expect, waitUntil } from '@open-wc/testing';
import { FakeAudio, FakeClickToCallBackend } from '../../backends/fake/index.js';
import type { Backend } from '../../contracts/backend.js';
import type { CcErrorEvent } from '../../events/error-event.js';
import type { ClickToCallStateChangeEvent } from '../../events/click-to-call-events.js';
import { type ClickToCallServices, clickToCallServices } from './call-services.js';

describe('the services of visitors’ calls', () => {
  let center: FakeClickToCallBackend;
  let audio: FakeAudio;
  let desk: EventTarget;
  let facts: string[];
  let made: number;
  let services: ClickToCallServices;
  let stop: AbortController;

  beforeEach(() => {
    center = new FakeClickToCallBackend();
    audio = new FakeAudio();
    desk = new EventTarget();
    stop = new AbortController();
    [facts, made] = [[], 0];
    desk.addEventListener('cc-click-to-call-state-change', (event) => facts.push((event as ClickToCallStateChangeEvent).state.stage));
    desk.addEventListener('cc-error', (event) => facts.push(`error ${(event as CcErrorEvent).error.code}`));
    const others: Backend = { name: 'only chat', chat: () => expect.fail('nobody chats') };
    const calls = (): FakeClickToCallBackend => {
      made++;
      return center;
    };
    services = clickToCallServices([others, { name: 'calls', clickToCall: calls }], { audioHardware: audio });
    services.tell(desk, stop.signal);
  });
  afterEach(() => services.dispose());

  const reaches = (stage: string): Promise<void> => waitUntil(() => services.clickToCall.state.stage === stage, stage, { timeout: 4000 });
  const talking = async (): Promise<void> => {
    await services.clickToCall.start('voice');
    center.ready();
    await waitUntil(() => center.phone.legs.length === 1, 'somebody is called', { timeout: 4000 });
    await waitUntil(() => services.clickToCall.state.call?.state === 'ringing', 'it rings', { timeout: 4000 });
    center.phone.legs[0]?.farEnd.answer();
    await waitUntil(() => services.clickToCall.state.call?.state === 'connected', 'it is answered', { timeout: 4000 });
  };

  it('make and open nothing before somebody is about to call', async () => {
    expect(made).to.equal(0);
    expect(services.clickToCall.audio).to.equal(undefined);
    expect(audio.microphone.leases).to.equal(0);
    await services.clickToCall.prepare();
    expect(made).to.equal(1);
    expect(center.log).to.deep.equal(['check']);
    expect(services.clickToCall.audio).to.not.equal(undefined);
    expect(audio.microphone.leases).to.equal(0);
  });

  it('call on the first back end that has calls, with the sound of this machine, and tell the desk each step', async () => {
    await talking();
    expect([...new Set(facts)]).to.deep.equal(['checking', 'connecting', 'requesting', 'dialing']);
    expect(audio.microphone.leases).to.be.above(0);
    center.phone.legs[0]?.hear(new MediaStream());
    await waitUntil(() => audio.log.some((entry) => entry.startsWith('play ')), 'the far end is played');
    await services.clickToCall.cancel();
    expect(facts.at(-1)).to.equal('ended');
    expect(audio.microphone.leases).to.equal(0);
    expect(made).to.equal(1);
  });

  it('tell the desk what failed, once', async () => {
    center.fail('request', 'backend-unreachable');
    await services.clickToCall.start('voice');
    expect(facts.slice(-2)).to.have.members(['ended', 'error backend-unreachable']);
    expect(facts.filter((fact) => fact.startsWith('error'))).to.have.length(1);
  });

  it('let a visitor hear how loud they are, and let go of the microphone', async () => {
    const end = new AbortController();
    const context = new AudioContext();
    const { stream } = context.createMediaStreamDestination();
    const lend = audio.microphone.open.bind(audio.microphone);
    audio.microphone.open = async (options) => Object.assign(await lend(options), { stream });
    const levels: number[] = [];
    const checking = services.clickToCall.checkMicrophone((level) => levels.push(level), { signal: end.signal });
    await waitUntil(() => levels.length > 0, 'a level', { timeout: 4000 });
    expect(audio.microphone.leases).to.equal(1);
    end.abort();
    await checking;
    expect(audio.microphone.leases).to.equal(0);
    await context.close();
  });

  it('have the browser ask before the page is left while somebody talks, and neither before nor after', async () => {
    const asks = (): boolean => !globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).to.equal(false);
    await talking();
    expect(asks()).to.equal(true);
    center.phone.legs[0]?.farEnd.end();
    await reaches('ended');
    expect(asks()).to.equal(false);
  });

  it('give the call up when the page is left', async () => {
    await talking();
    globalThis.dispatchEvent(new Event('pagehide'));
    await reaches('ended');
    expect(services.clickToCall.state.endReason).to.equal('local-hangup');
    expect(center.log.filter((entry) => entry === 'drop')).to.have.length(1);
    expect(audio.microphone.leases).to.equal(0);
  });

  it('tell nothing any more when the desk has stopped listening', async () => {
    stop.abort();
    await services.clickToCall.start('voice');
    expect(facts).to.deep.equal([]);
  });

  it('end what is under way when the desk goes, and are of no use afterwards', async () => {
    await talking();
    await services.dispose();
    expect(facts.at(-1)).to.equal('ended');
    expect(audio.microphone.leases).to.equal(0);
    expect(center.log.filter((entry) => entry === 'drop')).to.have.length(1);
    const error: unknown = await services.clickToCall.start('voice').catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'disposed' });
    globalThis.dispatchEvent(new Event('pagehide'));
    expect(center.log.filter((entry) => entry === 'drop')).to.have.length(1);
  });
});
