import { expect } from '@open-wc/testing';
import type { FakeLeg } from '../backends/fake/fake-leg.js';
import type { FakePhoneOptions } from '../backends/fake/index.js';
import { systemClock } from '../kit/clock.js';
import { sleep } from '../kit/sleep.js';
import type { Call } from '../model/call.js';
import { type PhoneOnFake, phoneOnFake, rejection } from './phone.testing.js';

type Talk = PhoneOnFake & { readonly callId: string; readonly leg: FakeLeg };

async function talking(options: FakePhoneOptions = {}): Promise<Talk> {
  const set = phoneOnFake(options);
  await set.phone.register();
  const callId = await set.phone.dial('2000');
  await set.clock.advance(0);
  const [leg] = set.backend.legs;
  if (!leg) throw new Error('no leg');
  leg.farEnd.answer();
  return { ...set, callId, leg };
}

const callOf = ({ phone }: PhoneOnFake, id: string): Call | undefined => phone.state.calls.find((call) => call.id === id);

/** Whoever is asked has answered. */
async function consulting(set: Talk): Promise<{ readonly consultationId: string; readonly asked: FakeLeg }> {
  const consultationId = await set.phone.consult(set.callId, '3000');
  await set.clock.advance(0);
  const asked = set.backend.legs.at(-1);
  if (!asked) throw new Error('no second leg');
  asked.farEnd.answer();
  return { consultationId, asked };
}

/** Until what was begun has reached the far end: the part that does it is loaded when it is first wanted. */
async function reached(set: Talk, what: string): Promise<void> {
  while (!set.leg.log.includes(what)) await sleep(systemClock, 1);
}

describe('Phone.transfer', () => {
  it('tells how far it is, and ends the call as transferred', async () => {
    const set = await talking();
    const seen: unknown[] = [];
    set.phone.subscribe<unknown>((transfer) => seen.push(transfer), {
      selector: ({ calls }) => calls.find(({ id }) => id === set.callId)?.transfer,
    });
    const done = set.phone.transfer(set.callId, '+49 30 3000');
    await reached(set, 'transferred to +49303000');
    set.leg.farEnd.reached('answered');
    await done;
    expect(callOf(set, set.callId)).to.include({ state: 'ended', endReason: 'transferred' });
    expect(callOf(set, set.callId)).to.not.have.property('transfer');
    expect(seen).to.deep.equal(['asked', 'ringing', undefined]);
    expect(set.phone.state.error).to.equal(undefined);
  });

  it('leaves the call as it was when it comes to nothing, and says so', async () => {
    const set = await talking();
    const done = rejection(set.phone.transfer(set.callId, '3000'), 'transfer-failed');
    await reached(set, 'transferred to 3000');
    set.leg.farEnd.reached('refused');
    await done;
    expect(callOf(set, set.callId)).to.include({ state: 'connected', hold: 'none' });
    expect(callOf(set, set.callId)).to.not.have.property('transfer');
    expect(set.phone.state.error?.code).to.equal('transfer-failed');
  });

  it('is not asked for twice at once, of a call that rings, or with what is no number', async () => {
    const set = await talking();
    const first = set.phone.transfer(set.callId, '3000');
    await reached(set, 'transferred to 3000');
    await rejection(set.phone.transfer(set.callId, '4000'), 'illegal-transition');
    set.leg.farEnd.reached('answered');
    await first;
    await rejection(set.phone.transfer(set.backend.ring({ number: '5' }).id, '3000'), 'illegal-transition');
    await rejection(set.phone.transfer(set.callId, '☎'), 'invalid-number');
  });

  it('comes to nothing without an error when somebody hangs up meanwhile', async () => {
    const set = await talking();
    const done = set.phone.transfer(set.callId, '3000');
    await reached(set, 'transferred to 3000');
    set.leg.farEnd.end('remote-hangup');
    await done;
    expect(callOf(set, set.callId)).to.include({ state: 'ended', endReason: 'remote-hangup' });
    expect(set.phone.state.error).to.equal(undefined);
  });

  it('fails where the back end cannot', async () => {
    const set = await talking({ can: { transfer: false } });
    await rejection(set.phone.transfer(set.callId, '3000'), 'transfer-failed');
    expect(callOf(set, set.callId)?.state).to.equal('connected');
  });
});

describe('Phone.forward', () => {
  it('sends a ringing call elsewhere', async () => {
    const set = phoneOnFake();
    await set.phone.register();
    const leg = set.backend.ring({ number: '4000' });
    await set.phone.forward(leg.id, '3000');
    expect(leg.log).to.deep.equal(['sent to 3000']);
    expect(callOf(set, leg.id)).to.include({ state: 'ended', endReason: 'transferred' });
  });
});

describe('Phone.consult', () => {
  it('holds the call, and calls somebody about it', async () => {
    const set = await talking();
    const { consultationId } = await consulting(set);
    expect(callOf(set, set.callId)).to.include({ state: 'connected', hold: 'local' });
    expect(callOf(set, consultationId)).to.deep.include({ state: 'connected', consultationFor: set.callId, party: { number: '3000' } });
    expect(set.phone.state.activeCallId).to.equal(consultationId);
  });

  it('leaves the call held when the other one does not answer', async () => {
    const set = await talking();
    const consultationId = await set.phone.consult(set.callId, '3000');
    set.backend.legs.at(-1)?.farEnd.end('busy');
    expect(callOf(set, consultationId)).to.include({ state: 'ended', endReason: 'busy' });
    expect(callOf(set, set.callId)).to.include({ state: 'connected', hold: 'local' });
  });

  it('swaps: resuming the one holds the other', async () => {
    const set = await talking();
    const { consultationId } = await consulting(set);
    await set.phone.resume(set.callId);
    expect([callOf(set, set.callId)?.hold, callOf(set, consultationId)?.hold]).to.deep.equal(['none', 'local']);
    await set.phone.resume(consultationId);
    expect([callOf(set, set.callId)?.hold, callOf(set, consultationId)?.hold]).to.deep.equal(['local', 'none']);
  });

  it('is about nothing any more once the held one has hung up', async () => {
    const set = await talking();
    const { consultationId } = await consulting(set);
    set.leg.farEnd.end();
    expect(callOf(set, consultationId)).to.include({ state: 'connected' });
    expect(callOf(set, consultationId)).to.not.have.property('consultationFor');
    await rejection(set.phone.completeTransfer(consultationId), 'illegal-transition');
  });

  it('is of a call that is connected', async () => {
    const set = phoneOnFake();
    await set.phone.register();
    await rejection(set.phone.consult(set.backend.ring({ number: '4000' }).id, '3000'), 'illegal-transition');
    expect(set.backend.legs).to.have.length(1);
  });
});

describe('Phone.completeTransfer', () => {
  it('connects the two, and leaves both', async () => {
    const set = await talking();
    const { consultationId, asked } = await consulting(set);
    await set.phone.completeTransfer(consultationId);
    expect(set.leg.log).to.include('transferred to 3000');
    expect(asked.log).to.include('transferred to 2000');
    for (const id of [set.callId, consultationId]) expect(callOf(set, id)).to.include({ state: 'ended', endReason: 'transferred' });
  });

  it('connects any two calls', async () => {
    const set = await talking();
    const other = set.backend.ring({ number: '4000' });
    await set.phone.answer(other.id);
    await set.phone.completeTransfer(other.id, set.callId);
    expect(set.leg.log).to.include('transferred to 4000');
    expect(callOf(set, other.id)).to.include({ state: 'ended', endReason: 'transferred' });
  });

  it('sends the held one there while it still rings there', async () => {
    const set = await talking();
    const consultationId = await set.phone.consult(set.callId, '3000');
    const done = set.phone.completeTransfer(consultationId);
    await reached(set, 'transferred to 3000');
    expect(callOf(set, consultationId)).to.include({ state: 'ended', endReason: 'canceled' });
    set.leg.farEnd.reached('answered');
    await done;
    expect(callOf(set, set.callId)).to.include({ state: 'ended', endReason: 'transferred' });
  });

  it('leaves both as they are when it is refused', async () => {
    const set = await talking();
    const { consultationId } = await consulting(set);
    set.leg.farEnd.refuse();
    await rejection(set.phone.completeTransfer(consultationId), 'transfer-failed');
    expect(callOf(set, set.callId)).to.include({ state: 'connected', hold: 'local' });
    expect(callOf(set, consultationId)).to.include({ state: 'connected', hold: 'none', consultationFor: set.callId });
  });

  it('wants two calls', async () => {
    const set = await talking();
    await rejection(set.phone.completeTransfer(set.callId), 'illegal-transition');
    await rejection(set.phone.completeTransfer(set.callId, set.callId), 'illegal-transition');
    await rejection(set.phone.completeTransfer('nobody', set.callId), 'illegal-transition');
  });
});

describe('Phone.cancelConsultation', () => {
  it('goes back to the held one', async () => {
    const set = await talking();
    const { consultationId, asked } = await consulting(set);
    await set.phone.cancelConsultation(consultationId);
    expect(asked.log).to.include('hung up');
    expect(callOf(set, set.callId)).to.include({ state: 'connected', hold: 'none' });
    expect(set.phone.state.activeCallId).to.equal(set.callId);
  });

  it('goes back after the other one has hung up by themselves', async () => {
    const set = await talking();
    const { consultationId, asked } = await consulting(set);
    asked.farEnd.end();
    await set.phone.cancelConsultation(consultationId);
    expect(callOf(set, set.callId)).to.include({ state: 'connected', hold: 'none' });
  });
});

describe('Phone.admitReferrals', () => {
  it('asks every rule whether a far end is followed', async () => {
    const set = await talking();
    expect(set.leg.farEnd.refer({ number: '3000' })).to.equal(true);
    const asked: string[] = [];
    const stop = set.phone.admitReferrals((call, party) => asked.push(`${call.id} ${party.number}`) > 1);
    expect(set.leg.farEnd.refer({ number: '3000' })).to.equal(false);
    expect(set.leg.farEnd.refer({ number: '3001' })).to.equal(true);
    expect(asked).to.deep.equal([`${set.callId} 3000`, `${set.callId} 3001`]);
    set.phone.admitReferrals(() => false);
    expect(set.leg.farEnd.refer({ number: '3000' })).to.equal(false);
    stop();
  });

  it('follows nobody in the name of a call that was turned away', async () => {
    const set = phoneOnFake();
    await set.phone.register();
    set.phone.admit(() => 'busy');
    expect(set.backend.ring({ number: '4000' }).farEnd.refer({ number: '3000' })).to.equal(false);
  });
});
