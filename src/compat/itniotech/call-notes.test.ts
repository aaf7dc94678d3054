import { expect } from '@open-wc/testing';
import type { Call, CallState } from '../../model/call.js';
import { CcError } from '../../model/error.js';
import { CallNotes } from './call-notes.js';
import { deferred, type Deferred } from './deferred.testing.js';
import type { Remark } from './send-remark.js';

const call = (id: string, state: CallState = 'connected'): Call => ({ id, direction: 'inbound', party: { number: id }, state }) as Call;

describe('CallNotes', () => {
  let sent: Remark[];
  let answers: Deferred<void>[];
  let notes: CallNotes;
  beforeEach(() => {
    [sent, answers] = [[], []];
    notes = new CallNotes({
      save: (remark) => {
        sent.push(remark);
        const answer = deferred<void>();
        answers.push(answer);
        return answer.promise;
      },
      onChange: () => undefined,
    });
  });
  const said = (): string | undefined =>
    notes.shown && `${notes.shown.call.id} ${notes.shown.call.state} ${notes.shown.text} ${notes.shown.state.kind}`;

  it('are there from the call’s beginning to the end of the work after it', () => {
    notes.hear([], undefined, false);
    expect(said()).to.equal(undefined);
    notes.hear([call('a', 'dialing')], 'a', true);
    expect(said()).to.equal('a dialing  untouched');
    notes.hear([call('a', 'ended')], undefined, true);
    expect(said()).to.equal('a ended  untouched');
    notes.hear([], undefined, false);
    expect(said()).to.equal(undefined);
  });

  it('stay as long as something is written that is not saved, and say that the call is over', async () => {
    notes.hear([call('a')], 'a', true);
    notes.write('call back');
    notes.hear([], undefined, false);
    expect(said()).to.equal('a ended call back written');
    const saving = notes.save();
    expect(said()).to.equal('a ended call back saving');
    answers[0]?.resolve();
    await saving;
    expect(said()).to.equal('a ended call back saved');
    expect(sent.map(({ call: { id }, text }) => [id, text])).to.deep.equal([['a', 'call back']]);
    notes.hear([], undefined, false);
    expect(said()).to.equal(undefined);
  });

  it('stay when they cannot be saved, and can be sent again', async () => {
    notes.hear([call('a')], 'a', true);
    notes.write('call back');
    const failing = notes.save();
    answers[0]?.reject(new CcError('backend-unreachable'));
    await failing;
    notes.hear([], undefined, false);
    expect(said()).to.equal('a ended call back failed');
    const again = notes.save();
    answers[1]?.resolve();
    await again;
    expect(said()).to.equal('a ended call back saved');
  });

  it('are not said to be saved when something was written meanwhile', async () => {
    notes.hear([call('a')], 'a', true);
    notes.write('call');
    const saving = notes.save();
    notes.write('call back');
    answers[0]?.resolve();
    await saving;
    expect(said()).to.equal('a connected call back written');
  });

  it('are of the call that the agent is in, each call its own', () => {
    notes.hear([call('a')], 'a', true);
    notes.write('first');
    notes.hear([call('a'), call('b')], 'b', true);
    expect(said()).to.equal('b connected  untouched');
    notes.write('second');
    notes.hear([call('a'), call('b')], 'a', true);
    expect(said()).to.equal('a connected first written');
    expect(sent).to.have.length(0);
  });

  it('are saved by themselves when the call is over and another one takes their place', () => {
    notes.hear([call('a')], 'a', true);
    notes.write('first');
    notes.hear([], undefined, false);
    notes.hear([call('b', 'dialing')], 'b', true);
    expect(sent.map(({ call: { id }, text }) => [id, text])).to.deep.equal([['a', 'first']]);
    expect(said()).to.equal('b dialing  untouched');
  });

  it('send nothing when nothing was written, or it is on its way', async () => {
    notes.hear([call('a')], 'a', true);
    await notes.save();
    expect(sent).to.have.length(0);
    notes.write('once');
    void notes.save();
    await notes.save();
    expect(sent).to.have.length(1);
  });
});
