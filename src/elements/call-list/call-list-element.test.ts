import { expect, html } from '@open-wc/testing';
import '../../define/call-list.js';
import type { CallRequestEvent } from '../../events/call-requests.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { type Call, noAbilities } from '../../model/call.js';
import {
  callIn,
  expectAccessible,
  heard,
  hostile,
  longNamed,
  mounted,
  now,
  rendered,
  robin,
  standingClock,
  textOf,
} from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { CallListElement } from './call-list-element.js';

const ringing = callIn({ id: 'r', state: 'ringing', party: robin });
const held = callIn({ id: 'h', hold: 'local' });
const dialing = callIn({ id: 'd', state: 'dialing', direction: 'outbound' });
const over = callIn({ id: 'o', state: 'ended', endReason: 'remote-hangup', endedAt: now });

describe('cc-call-list', () => {
  let clock: VirtualClock;

  beforeEach(() => {
    clock = standingClock();
  });

  async function listing(calls: readonly Call[], talking = false): Promise<CallListElement> {
    const element = await mounted<CallListElement>(html`<cc-call-list .calls=${calls} .clock=${clock} ?talking=${talking}></cc-call-list>`);
    await clock.advance(settlingTime);
    return element;
  }

  function actionsOf(element: CallListElement): readonly HTMLElement[] {
    return [...element.renderRoot.querySelectorAll<HTMLElement>('[part="action"]')];
  }

  it('is accessible with calls of every kind', async () => {
    await expectAccessible(await listing([ringing, held, dialing, over]));
    await expectAccessible(await listing([callIn({ party: longNamed, hold: 'remote' }), callIn({ id: 'x', party: hostile })], true));
  });

  it('says who, what the call is doing and for how long', async () => {
    const element = await listing([ringing, held, over]);
    const cards = [...element.renderRoot.querySelectorAll('li')].map((card) => textOf(card));
    expect(cards).to.deep.equal(['RW Robin Weiss Incoming call 1:30', 'AO Amina Okafor On hold 1:02', 'AO Amina Okafor They hung up']);
  });

  const actions: readonly (readonly [Call, boolean, readonly (readonly [name: string, type: string])[]])[] = [
    [
      ringing,
      false,
      [
        ['Decline', 'cc-decline-request'],
        ['Answer', 'cc-answer-request'],
      ],
    ],
    [
      ringing,
      true,
      [
        ['Decline', 'cc-decline-request'],
        ['Answer and hold the current call', 'cc-answer-request'],
      ],
    ],
    [held, false, [['Resume', 'cc-resume-request']]],
    [held, true, [['Switch to this call', 'cc-resume-request']]],
    [dialing, false, [['Cancel call', 'cc-hang-up-request']]],
    [callIn({ id: 't' }), false, [['Hold', 'cc-hold-request']]],
    [over, false, []],
    [callIn({ id: 'n', can: { ...noAbilities, mute: true, dtmf: true } }), false, []],
  ];

  for (const [call, talking, expected] of actions) {
    it(`offers ${expected.map(([name]) => name).join(' and ') || 'nothing'} for call ${call.id}${talking ? ' beside one that talks' : ''}`, async () => {
      const requests = heard<CallRequestEvent>(
        'cc-decline-request',
        'cc-answer-request',
        'cc-resume-request',
        'cc-hang-up-request',
        'cc-hold-request',
      );
      const buttons = actionsOf(await listing([call], talking));
      for (const button of buttons) button.click();
      expect(buttons.map((button) => button.getAttribute('aria-label'))).to.deep.equal(expected.map(([name]) => name));
      expect(buttons.map((button) => button.title)).to.deep.equal(expected.map(([name]) => name));
      expect(requests.events.map(({ type, callId }) => [type, callId])).to.deep.equal(expected.map(([, type]) => [type, call.id]));
      requests.stop();
    });
  }

  it('is busy for one call alone', async () => {
    const requests = heard('cc-resume-request');
    const element = await listing([held, { ...held, id: 'h2' }]);
    element.busy = new Map([['h', new Set(['resume'] as const)]]);
    await rendered(element);
    const buttons = actionsOf(element);
    expect(buttons.map((button) => button.getAttribute('aria-busy'))).to.deep.equal(['true', 'false']);
    buttons[0]?.click();
    expect(requests.events).to.have.length(0);
    requests.stop();
  });

  it('does not let a card be hit that has just moved under the pointer', async () => {
    const requests = heard<CallRequestEvent>('cc-decline-request');
    const element = await listing([ringing, { ...ringing, id: 'r2' }]);
    actionsOf(element)[0]?.click();
    element.calls = [{ ...ringing, id: 'r2' }];
    await rendered(element);
    actionsOf(element)[0]?.click();
    expect(requests.events.map(({ callId }) => callId)).to.deep.equal(['r']);
    await clock.advance(settlingTime);
    actionsOf(element)[0]?.click();
    expect(requests.events.map(({ callId }) => callId)).to.deep.equal(['r', 'r2']);
    requests.stop();
  });

  it('keeps the focus on the call that it is on while others go, come back and come', async () => {
    const element = await listing([ringing, held]);
    actionsOf(element).at(-1)?.focus();
    const focused = (): string | null => element.shadowRoot?.activeElement?.closest('li')?.querySelector('.party')?.textContent ?? null;
    const names = (): readonly string[] => [...element.renderRoot.querySelectorAll('.party')].map((party) => textOf(party));
    for (const [calls, shown] of [
      [[held], ['Amina Okafor']],
      [
        [ringing, held],
        ['Amina Okafor', 'Robin Weiss'],
      ],
      [
        [{ ...dialing, party: longNamed }, ringing, held],
        ['Amina Okafor', 'Robin Weiss', longNamed.name],
      ],
    ] as const) {
      element.calls = calls;
      await rendered(element);
      expect(focused()).to.equal('Amina Okafor');
      expect(names()).to.deep.equal(shown);
    }
  });

  it('stays within 280 px with a long name', async () => {
    const element = await listing([{ ...ringing, party: longNamed }], true);
    element.style.setProperty('width', '262px');
    expect(element.scrollWidth).to.be.at.most(262);
  });

  it('is empty without calls', async () => {
    expect(textOf(await listing([]))).to.equal('');
  });
});
