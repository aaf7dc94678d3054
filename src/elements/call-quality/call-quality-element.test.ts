import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../define/call-quality.js';
import type { CallReportRequestEvent } from '../../events/call-report-events.js';
import { callQuality, type QualityFacts } from '../../model/quality.js';
import { callIn, expectAccessible } from '../element.testing.js';
import type { CallQualityElement } from './call-quality-element.js';

const show = async (loss: number, facts: QualityFacts = {}, lang = 'en'): Promise<CallQualityElement> => {
  const quality = callQuality({ loss, jitter: 12.4, roundTrip: 85 }, undefined, {
    codec: 'opus',
    path: { local: 'relay', remote: 'host', protocol: 'tls' },
    ...facts,
  });
  return fixture<CallQualityElement>(html`<cc-call-quality lang=${lang} .call=${callIn({ quality })}></cc-call-quality>`);
};
const meter = (element: CallQualityElement): HTMLButtonElement => element.shadowRoot?.querySelector('.meter') as HTMLButtonElement;
const details = (element: CallQualityElement): HTMLElement => element.shadowRoot?.querySelector('.details') as HTMLElement;
const words = (node: Element | null | undefined): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('cc-call-quality', () => {
  it('is accessible with and without details and warnings', async () => {
    await expectAccessible(await show(0));
    const element = await show(0.2, { warnings: ['high-loss', 'low-mos'], sent: { mos: 4.2, loss: 0, jitter: 1, roundTrip: 85 } });
    await expectAccessible(element);
    meter(element).click();
    await expectAccessible(element);
  });

  it('is silent about a good call, and says in a sentence what hinders another, the worst alone', async () => {
    const good = await show(0);
    expect(words(meter(good))).to.equal('');
    expect(meter(good).ariaLabel ?? meter(good).getAttribute('aria-label')).to.equal('Good connection. Details');
    expect(words(good.shadowRoot?.querySelector('.warning'))).to.equal('');
    const poor = await show(0.3, { warnings: ['high-loss', 'low-mos'] });
    expect(words(meter(poor))).to.equal('Poor connection');
    expect(words(poor.shadowRoot?.querySelector('.warning'))).to.equal(
      'Parts of the sound are lost on the way. A cable is better than Wi-Fi.',
    );
  });

  it('has the figures of both directions one press away, and a report', async () => {
    const element = await show(0.034, { sent: { mos: 3.9, loss: 0.01, jitter: 3, roundTrip: 90 } });
    expect(details(element).matches(':popover-open')).to.equal(false);
    meter(element).click();
    expect(details(element).matches(':popover-open')).to.equal(true);
    for (const figure of ['Loss 3.4 % 1.0 %', 'Jitter 12 ms 3 ms', 'Round trip 85 ms 90 ms', 'Codecopus', 'relay → host, tls'])
      expect(words(details(element))).to.contain(figure);
    const asked = oneEvent(element, 'cc-call-report-request');
    element.shadowRoot?.querySelector<HTMLButtonElement>('[part=report]')?.click();
    expect(((await asked) as unknown as CallReportRequestEvent).callId).to.equal('a');
  });

  it('stands inside a narrow window, and shows nothing but of a call that talks', async () => {
    const element = await show(0, {}, 'zh-CN');
    meter(element).click();
    const { left, right } = details(element).getBoundingClientRect();
    expect(left >= 0 && right <= document.documentElement.clientWidth).to.equal(true);
    element.call = callIn({ state: 'ringing' });
    await element.updateComplete;
    expect(words(element.shadowRoot?.firstElementChild)).to.equal('');
  });
});
