import { expect, html, waitUntil } from '@open-wc/testing';
import '../../define/level-meter.js';
import { VirtualClock } from '../../kit/virtual-clock.js';
import { expectAccessible, findPart, mounted, part } from '../element.testing.js';
import type { FollowLevel, LevelMeterElement } from './level-meter-element.js';

describe('cc-level-meter', () => {
  let listeners: Set<(level: number) => void>;
  const follow: FollowLevel = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const say = (level: number): void => listeners.forEach((listener) => listener(level));
  const lit = (element: LevelMeterElement): number => element.renderRoot.querySelectorAll('.lit').length;
  beforeEach(() => {
    listeners = new Set();
  });

  it('is a meter with a name, in tenths, and not announced', async () => {
    const clock = new VirtualClock();
    const element = await mounted<LevelMeterElement>(
      html`<cc-level-meter label="Microphone level" .follow=${follow} .clock=${clock}></cc-level-meter>`,
    );
    await expectAccessible(element);
    await waitUntil(() => listeners.size === 1);
    say(0.43);
    await element.updateComplete;
    const meter = part(element, 'meter');
    expect([meter.role, meter.ariaLabel, meter.ariaValueNow, lit(element)]).to.deep.equal(['meter', 'Microphone level', '40', 9]);
    expect(meter.closest('[aria-live], [role="status"]')).to.equal(null);
  });

  it('is for the eye only without a name', async () => {
    const element = await mounted<LevelMeterElement>(html`<cc-level-meter compact .follow=${follow}></cc-level-meter>`);
    await expectAccessible(element);
    expect(part(element, 'meter').ariaHidden).to.equal('true');
  });

  it('follows nothing while it cannot be seen', async () => {
    const element = await mounted<LevelMeterElement>(html`<cc-level-meter .follow=${follow}></cc-level-meter>`);
    await waitUntil(() => listeners.size === 1);
    say(1);
    element.hidden = true;
    await waitUntil(() => listeners.size === 0, 'hidden');
    element.hidden = false;
    await waitUntil(() => listeners.size === 1, 'shown again');
    await element.updateComplete;
    expect(lit(element)).to.equal(0);
    element.remove();
    expect(listeners.size).to.equal(0);
  });

  it('follows another source, and none', async () => {
    const element = await mounted<LevelMeterElement>(html`<cc-level-meter .follow=${follow}></cc-level-meter>`);
    await waitUntil(() => listeners.size === 1);
    element.follow = undefined;
    await element.updateComplete;
    expect(listeners.size).to.equal(0);
    expect(findPart(element, 'meter')).to.not.equal(undefined);
    element.follow = follow;
    await element.updateComplete;
    expect(listeners.size).to.equal(1);
  });
});
