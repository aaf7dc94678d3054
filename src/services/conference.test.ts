import { expect } from '@open-wc/testing';
import type { FakeLeg } from '../backends/fake/index.js';
import { CcError } from '../model/error.js';
import { type PhoneOnFake, phoneOnFake, rejection } from './phone.testing.js';

/** A phone with so many calls that talk or are held: the last of them talks. */
async function talkingTo(...numbers: readonly string[]): Promise<PhoneOnFake & { readonly ids: readonly string[] }> {
  const set = phoneOnFake();
  await set.phone.register();
  const ids: string[] = [];
  for (const number of numbers) {
    ids.push(await set.phone.dial(number));
    await set.clock.advance(0);
    set.backend.legs.at(-1)?.farEnd.answer();
  }
  return { ...set, ids };
}

/** Each call: whether it is in the conference, who holds, and whom its far end hears. */
const facts = ({ phone, mixer }: PhoneOnFake): readonly string[] =>
  phone.state.calls
    .filter(({ state }) => state !== 'ended')
    .map(({ id, inConference, hold }) => `${inConference ? 'in' : 'out'} ${hold} ${mixer.heardBy(id)?.join('+') ?? 'microphone'}`);

const legOf = ({ backend }: PhoneOnFake, callId: string): FakeLeg => backend.legs.find(({ id }) => id === callId) as FakeLeg;

describe('Conference', () => {
  it('joins a call that is held with the one that talks: everybody hears everybody, and nobody themselves', async () => {
    const set = await talkingTo('2000', '3000');
    const [a = '', b = ''] = set.ids;
    expect(set.phone.state.calls.map(({ hold, can }) => `${hold} ${String(can.conference)}`)).to.deep.equal(['local true', 'none true']);
    await set.phone.merge([a, b]);
    expect(facts(set)).to.deep.equal([`in none desk+${b}`, `in none desk+${a}`]);
    expect(legOf(set, a).instead).to.equal(set.mixer.admit(a));
    expect(set.microphone.leases).to.equal(3);
  });

  it('takes a third one in, and lets each go by itself; the last two are a plain call', async () => {
    const set = await talkingTo('2000', '3000');
    const [a = '', b = ''] = set.ids;
    await set.phone.merge([a, b]);
    const c = await set.phone.dial('4000');
    await set.clock.advance(0);
    expect(facts(set).slice(0, 2)).to.deep.equal(['in local ', 'in local ']);
    legOf(set, c).farEnd.answer();
    await set.phone.merge([c]);
    expect(facts(set)).to.deep.equal([`in none desk+${b}+${c}`, `in none desk+${a}+${c}`, `in none desk+${a}+${b}`]);
    await set.phone.hangUp(a);
    expect(facts(set)).to.deep.equal([`in none desk+${c}`, `in none desk+${b}`]);
    legOf(set, c).farEnd.end();
    await set.clock.advance(0);
    expect(facts(set)).to.deep.equal(['out none microphone']);
    expect(legOf(set, b).instead).to.equal(undefined);
    expect(set.mixer.running).to.equal(false);
    expect(set.microphone.leases).to.equal(1);
  });

  it('takes one aside: it is held, the others go on', async () => {
    const set = await talkingTo('2000', '3000', '4000');
    const [a = '', b = '', c = ''] = set.ids;
    await set.phone.merge(set.ids);
    await set.phone.split(b);
    expect(facts(set)).to.deep.equal([`in none desk+${c}`, 'out local microphone', `in none desk+${a}`]);
    await set.phone.split(c);
    await set.clock.advance(0);
    expect(facts(set)).to.deep.equal(['out none microphone', 'out local microphone', 'out local microphone']);
    expect(set.mixer.running).to.equal(false);
    // swap: the one that is taken up talks alone
    await set.phone.resume(c);
    expect(facts(set)).to.deep.equal(['out local microphone', 'out local microphone', 'out none microphone']);
  });

  it('keeps one that cannot be held', async () => {
    const set = await talkingTo('2000', '3000', '4000');
    const [a = '', b = '', c = ''] = set.ids;
    await set.phone.merge(set.ids);
    legOf(set, b).farEnd.refuse();
    await rejection(set.phone.split(b), 'call-failed');
    expect(facts(set)[1]).to.equal(`in none desk+${a}+${c}`);
  });

  it('is muted and held as one', async () => {
    const set = await talkingTo('2000', '3000');
    const [a = '', b = ''] = set.ids;
    await set.phone.merge(set.ids);
    await set.phone.mute(a);
    expect(facts(set)).to.deep.equal([`in none ${b}`, `in none ${a}`]);
    expect(set.phone.state.calls.map(({ muted }) => muted)).to.deep.equal([true, true]);
    await set.phone.unmute(b);
    await set.phone.hold(b);
    expect(facts(set)).to.deep.equal(['in local ', 'in local ']);
    await set.phone.resume(a);
    expect(facts(set)).to.deep.equal([`in none desk+${b}`, `in none desk+${a}`]);
  });

  it('sends keys to everybody in it, and fails only when nobody takes them', async () => {
    const set = await talkingTo('2000', '3000', '4000');
    const [a = '', b = '', c = ''] = set.ids;
    await set.phone.merge([a, b]);
    const legs = [a, b, c].map((callId) => legOf(set, callId));
    const [first, second] = legs;
    const refuse = (): Promise<void> => Promise.reject(new CcError('call-failed', 'it takes no keys'));
    if (first) first.sendDtmf = refuse;
    await set.phone.sendDtmf(a, '5');
    expect(legs.map(({ log }) => log.includes('dtmf 5 rtp'))).to.deep.equal([false, true, false]);
    if (second) second.sendDtmf = refuse;
    await rejection(set.phone.sendDtmf(a, '6'), 'call-failed');
  });

  it('keeps muted who was muted in one of the calls', async () => {
    const set = await talkingTo('2000', '3000');
    const [a = '', b = ''] = set.ids;
    await set.phone.mute(b);
    await set.phone.merge(set.ids);
    expect(facts(set)).to.deep.equal([`in none ${b}`, `in none ${a}`]);
  });

  it('keeps a far end that holds, and its music, from the others', async () => {
    const set = await talkingTo('2000', '3000', '4000');
    const [a = '', b = '', c = ''] = set.ids;
    await set.phone.merge(set.ids);
    legOf(set, b).farEnd.hold();
    expect(facts(set)).to.deep.equal([`in none desk+${c}`, 'in remote desk', `in none desk+${a}`]);
    legOf(set, b).farEnd.resume();
    expect(facts(set)[0]).to.equal(`in none desk+${b}+${c}`);
  });

  it('is held when another call is answered, and taken up as one', async () => {
    const set = await talkingTo('2000', '3000');
    const [a = '', b = ''] = set.ids;
    await set.phone.merge(set.ids);
    const other = set.backend.ring({ number: '5000' });
    await set.phone.answer(other.id);
    expect(facts(set)).to.deep.equal(['in local ', 'in local ', 'out none microphone']);
    await set.phone.resume(b);
    expect(facts(set)).to.deep.equal([`in none desk+${b}`, `in none desk+${a}`, 'out local microphone']);
  });

  it('leaves everything as it was when one cannot be taken off hold', async () => {
    const set = await talkingTo('2000', '3000');
    legOf(set, set.ids[0] ?? '').farEnd.refuse();
    // the first thing that is asked of it is to send another sound
    await rejection(set.phone.merge(set.ids), 'call-failed');
    expect(facts(set)).to.deep.equal(['out local microphone', 'out none microphone']);
    expect(set.mixer.running).to.equal(false);
    expect(set.microphone.leases).to.equal(2);
  });

  it('says so when the browser mixes nothing, or the microphone is gone', async () => {
    const set = await talkingTo('2000', '3000');
    set.mixer.refusal = 'media-failed';
    await rejection(set.phone.merge(set.ids), 'media-failed');
    set.mixer.refusal = undefined;
    set.microphone.refusal = 'microphone-busy';
    await rejection(set.phone.merge(set.ids), 'microphone-busy');
    set.microphone.refusal = undefined;
    expect(set.microphone.leases).to.equal(2);
    await set.phone.merge(set.ids);
    expect(set.phone.state.error).to.equal(undefined);
  });

  it('takes no call that is alone, rings, or cannot be joined', async () => {
    const set = await talkingTo('2000');
    const ringing = set.backend.ring({ number: '5000' });
    await rejection(set.phone.merge(set.ids), 'illegal-transition');
    await rejection(set.phone.merge([...set.ids, ringing.id]), 'illegal-transition');
    await rejection(set.phone.split(set.ids[0] ?? ''), 'illegal-transition');
  });

  it('ends with the phone', async () => {
    const set = await talkingTo('2000', '3000');
    await set.phone.merge(set.ids);
    await set.phone.dispose();
    expect(set.mixer.running).to.equal(false);
    expect(set.microphone.leases).to.equal(0);
  });
});
