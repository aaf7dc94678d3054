import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../define/conference-people.js';
import type { CallRequestEvent } from '../../events/call-requests.js';
import type { Call } from '../../model/call.js';
import { callIn, expectAccessible, heard, hostile, longNamed, part, robin, standingClock, textOf } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { ConferencePeopleElement } from './conference-people-element.js';

const clock = standingClock();
const both = (change: Partial<Call> = {}): readonly Call[] => [
  callIn({ inConference: true, ...change }),
  callIn({ id: 'b', party: robin, inConference: true, ...change }),
];
const show = async (calls: readonly Call[], busy: ReadonlySet<string> = new Set()): Promise<ConferencePeopleElement> => {
  const element = await fixture<ConferencePeopleElement>(
    html`<cc-conference-people style="inline-size:248px" .calls=${calls} .busy=${busy} .clock=${clock}></cc-conference-people>`,
  );
  await clock.advance(settlingTime);
  return element;
};
const button = (element: ConferencePeopleElement, label: string): HTMLButtonElement =>
  element.renderRoot.querySelector(`[aria-label="${label}"]`) ?? expect.fail(`there is no "${label}"`);

describe('cc-conference-people', () => {
  it('is accessible while all talk, on hold, muted, and with one being removed', async () => {
    await expectAccessible(await show(both()));
    await expectAccessible(await show(both({ hold: 'local' })));
    await expectAccessible(await show(both({ muted: true }), new Set(['b'])));
  });

  it('counts the others, and says that all are on hold or that the agent is muted', async () => {
    const element = await show(both());
    expect(textOf(part(element, 'state'))).to.equal('You and 2 others');
    element.calls = both({ muted: true });
    await element.updateComplete;
    expect(textOf(part(element, 'muted'))).to.equal('You are muted');
    element.calls = both({ hold: 'local' });
    await element.updateComplete;
    expect(textOf(part(element, 'state'))).to.equal('Everybody is on hold');
  });

  it('takes one aside and removes another', async () => {
    const element = await show(both());
    for (const [label, type, callId] of [
      ['Take Amina Okafor aside, on hold', 'cc-split-request', 'a'],
      ['Remove Robin Weiss', 'cc-hang-up-request', 'b'],
    ] as const) {
      const asked = oneEvent(element, type);
      button(element, label).click();
      expect(((await asked) as unknown as CallRequestEvent).callId).to.equal(callId);
    }
  });

  it('does not remove whom moved under the pointer, nor anybody twice', async () => {
    const { events, stop } = heard('cc-hang-up-request');
    const element = await show(both(), new Set(['b']));
    button(element, 'Remove Robin Weiss').click();
    element.calls = [...both().slice(1), callIn({ id: 'c', inConference: true })];
    await element.updateComplete;
    button(element, 'Remove Amina Okafor').click();
    expect(events).to.deep.equal([]);
    await clock.advance(settlingTime);
    button(element, 'Remove Amina Okafor').click();
    expect(events.length).to.equal(1);
    stop();
  });

  it('shows names as text, whatever they are, and cuts long ones', async () => {
    const element = await show([callIn({ party: hostile }), callIn({ id: 'b', party: longNamed })]);
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    for (const card of element.renderRoot.querySelectorAll('li'))
      expect(card.getBoundingClientRect().width <= element.getBoundingClientRect().width).to.equal(true);
  });
});
