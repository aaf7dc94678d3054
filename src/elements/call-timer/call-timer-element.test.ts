import { expect, html } from '@open-wc/testing';
import '../../define/call-timer.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { expectAccessible, mounted, now, rendered, standingClock, textOf, until } from '../element.testing.js';
import type { CallTimerElement } from './call-timer-element.js';

describe('cc-call-timer', () => {
  let clock: VirtualClock;

  beforeEach(() => {
    clock = standingClock();
  });

  async function tick(element: CallTimerElement, duration: number): Promise<string> {
    await clock.advance(duration);
    await rendered(element);
    return textOf(element);
  }

  it('is accessible and not announced every second', async () => {
    const element = await mounted<CallTimerElement>(html`<cc-call-timer .since=${now} .clock=${clock}></cc-call-timer>`);
    await expectAccessible(element);
    const time = element.renderRoot.querySelector('time');
    expect(time?.getAttribute('role')).to.equal('timer');
    expect(time?.getAttribute('aria-live')).to.equal('off');
  });

  it('counts up once a second, at the second', async () => {
    const element = await mounted<CallTimerElement>(html`<cc-call-timer .since=${now - 58_400} .clock=${clock}></cc-call-timer>`);
    expect(textOf(element)).to.equal('0:58');
    expect(await tick(element, 599)).to.equal('0:58');
    expect(await tick(element, 1)).to.equal('0:59');
    expect(await tick(element, 1000)).to.equal('1:00');
    expect(await tick(element, 3_600_000)).to.equal('1:01:00');
    expect(element.renderRoot.querySelector('time')?.getAttribute('datetime')).to.equal('PT3660S');
  });

  it('counts down and stops at zero', async () => {
    const element = await mounted<CallTimerElement>(html`<cc-call-timer .until=${now + 2500} .clock=${clock}></cc-call-timer>`);
    expect(textOf(element)).to.equal('0:03');
    expect(await tick(element, 500)).to.equal('0:02');
    expect(await tick(element, 2000)).to.equal('0:00');
    expect(clock.waiting).to.equal(0);
    expect(await tick(element, 5000)).to.equal('0:00');
  });

  it('does not count while nobody can see it, and is right when it is seen again', async () => {
    const element = await mounted<CallTimerElement>(html`<cc-call-timer .since=${now} .clock=${clock}></cc-call-timer>`);
    element.hidden = true;
    await until(() => clock.waiting === 0, 'no tick is waited for');
    await clock.advance(42_000);
    element.hidden = false;
    await until(() => textOf(element) === '0:42', 'the time of now');
    expect(clock.waiting).to.equal(1);
  });

  it('leaves nothing behind when it is removed', async () => {
    const element = await mounted<CallTimerElement>(html`<cc-call-timer .since=${now} .clock=${clock}></cc-call-timer>`);
    element.remove();
    expect(clock.waiting).to.equal(0);
  });

  it('is empty without a time', async () => {
    expect(textOf(await mounted<CallTimerElement>(html`<cc-call-timer></cc-call-timer>`))).to.equal('');
  });
});
