import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../define/call-check.js';
import type { CallCheckedEvent } from '../../events/call-check-events.js';
import { Store } from '../../kit/store.js';
import { checkSteps, type CheckStep, type CheckVerdict, verdictOf } from '../../model/call-check.js';
import type { CallCheckState } from '../../services/call-check.js';
import { expectAccessible } from '../element.testing.js';
import type { CallCheckElement, CheckInUse } from './call-check-element.js';

/** A check that stands where a test puts it. */
class StandingCheck extends Store<CallCheckState> implements CheckInUse {
  readonly asked: unknown[] = [];
  constructor(state: Partial<CallCheckState> = {}) {
    super({ phase: 'idle', steps: checkSteps.map((name) => ({ name, stage: 'waiting' })), level: 0, report: undefined, ...state });
  }
  start(): Promise<void> {
    this.asked.push('start');
    return Promise.resolve();
  }
  repeat(step: string): Promise<void> {
    this.asked.push(step);
    return Promise.resolve();
  }
  cancel(): void {
    this.asked.push('cancel');
  }
  confirm(heard: boolean): void {
    this.asked.push(heard);
  }
}

const at = (name: CheckStep['name'], stage: CheckStep['stage'], ...verdicts: readonly CheckVerdict[]): readonly CheckStep[] =>
  checkSteps.map((step): CheckStep => {
    const verdict = verdicts.find((one) => one.step === step);
    return verdict ? { name: step, stage: 'done', verdict } : { name: step, stage: step === name ? stage : 'waiting' };
  });
const button = (element: CallCheckElement, label: RegExp): HTMLButtonElement | undefined =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    ({ textContent, ariaLabel }) => label.test(textContent ?? '') || label.test(ariaLabel ?? ''),
  );
const show = async (check: StandingCheck, lang = 'en'): Promise<CallCheckElement> =>
  fixture<CallCheckElement>(html`<cc-call-check lang=${lang} .check=${check}></cc-call-check>`);

describe('cc-call-check', () => {
  const found = [
    verdictOf('permission', 'microphone-allowed'),
    verdictOf('microphone', 'microphone-silent', { level: 0, device: '<b>Headset</b>' }),
    verdictOf('speaker', 'speaker-heard'),
    verdictOf('socket', 'socket-open', { time: 42.4 }),
    verdictOf('registration', 'registration-rejected', { status: 403 }),
    verdictOf('stun', 'stun-not-configured'),
    verdictOf('turn', 'turn-partly', { udp: 'unreachable', tls: 99 }),
    verdictOf('call', 'step-failed-before'),
  ];
  const report = { at: '2026-11-21T09:00:00.000Z', status: 'failed', browser: 'Chrome 156', verdicts: found } as const;

  it('is accessible in each of its states', async () => {
    const check = new StandingCheck();
    const element = await show(check);
    await expectAccessible(element);
    for (const state of [
      { phase: 'running', steps: at('microphone', 'recording'), level: 0.5 },
      { phase: 'running', steps: at('speaker', 'asking') },
      { phase: 'done', steps: at('call', 'done', ...found), report },
    ] as const) {
      check.commit(state);
      await element.updateComplete;
      await expectAccessible(element);
    }
  });

  it('starts, stops, asks, and has single steps looked at again', async () => {
    const check = new StandingCheck();
    const element = await show(check);
    button(element, /Start the check/)?.click();
    await element.updateComplete;
    check.commit({ phase: 'running', steps: at('speaker', 'asking') });
    await element.updateComplete;
    button(element, /^No$/)?.click();
    button(element, /Stop/)?.click();
    check.commit({ phase: 'done', steps: at('call', 'done', ...found), report });
    await element.updateComplete;
    button(element, /Check again: Microphone/)?.click();
    expect(check.asked).to.deep.equal(['start', false, 'cancel', 'microphone']);
    expect(button(element, /Check again: (Speaker|Test call)/)).to.equal(undefined);
  });

  it('says in words what was found, names what a device says as text, and tells the page', async () => {
    const check = new StandingCheck({ phase: 'running' });
    const element = await show(check);
    const told = oneEvent(element, 'cc-call-checked');
    check.commit({ phase: 'done', steps: at('call', 'done', ...found), report });
    expect(((await told) as unknown as CallCheckedEvent).report).to.equal(report);
    await element.updateComplete;
    const text = element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const words of [
      'Nothing was heard.',
      '<b>Headset</b>',
      '42 ms',
      'SIP 403',
      'UDP: ✕',
      'TLS: 99 ms',
      'Calls will not work as they should.',
    ])
      expect(text).to.contain(words);
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.contain('Calls will not work');
  });

  it('tells where it is as it goes on', async () => {
    const check = new StandingCheck({ phase: 'running', steps: at('microphone', 'recording') });
    const element = await show(check);
    const spoken = (): string => element.shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
    expect(spoken()).to.contain('Say something');
    check.commit({ steps: at('speaker', 'playing', ...found.slice(0, 2)) });
    await element.updateComplete;
    expect(spoken()).to.contain('Microphone: Nothing was heard.');
  });

  it('fits into 280 px, in Chinese too, and stops when it leaves the page', async () => {
    const check = new StandingCheck({ phase: 'done', steps: at('call', 'done', ...found), report });
    const element = await show(check, 'zh-CN');
    element.style.inlineSize = '280px';
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(280);
    element.remove();
    await Promise.resolve();
    expect(check.asked).to.deep.equal(['cancel']);
  });

  it('says that there is nothing to be checked where no desk offers a phone', async () => {
    const element = await fixture<CallCheckElement>(html`<cc-call-check></cc-call-check>`);
    await element.start();
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.contain('There is no phone on this page to be checked.');
  });
});
