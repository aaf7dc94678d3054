import { expect, html, oneEvent } from '@open-wc/testing';
import '../../define/call-history.js';
import type { CallReportRequestEvent } from '../../events/call-report-events.js';
import type { CallReport } from '../../model/call-report.js';
import type { PastCall } from '../../model/past-call.js';
import { amina, expectAccessible, longNamed, mounted, now, robin, standingClock, textOf } from '../element.testing.js';
import type { CallHistoryElement } from './call-history-element.js';

const past: PastCall = {
  id: '1-a',
  callId: 'a',
  direction: 'inbound',
  party: amina,
  startedAt: now - 600_000,
  answeredAt: now - 590_000,
  endedAt: now - 300_000,
  endReason: 'remote-hangup',
};
const calls: readonly PastCall[] = [
  past,
  { ...past, id: '1-b', callId: 'b', party: robin, startedAt: now - 700_000 },
  // of another page, whose call had the same id
  { ...past, id: '0-a', party: longNamed, startedAt: now - 900_000 },
];

function reportOf({ callId, startedAt }: PastCall): CallReport {
  return {
    callId,
    startedAt: new Date(startedAt).toISOString(),
    direction: 'inbound',
    number: '',
    seconds: 1,
    warnings: [],
    steps: [],
    surroundings: {},
  };
}

const reports = { report: (callId: string) => (callId === past.callId ? reportOf(past) : undefined) };

describe('cc-call-history', () => {
  function showing(known?: CallHistoryElement['reports']): Promise<CallHistoryElement> {
    return mounted(html`<cc-call-history .calls=${calls} .reports=${known} .clock=${standingClock()}></cc-call-history>`);
  }

  const saving = (element: CallHistoryElement): readonly HTMLButtonElement[] => [
    ...element.renderRoot.querySelectorAll<HTMLButtonElement>('[part="report"]'),
  ];

  it('offers the report of each call that there is one of, and asks for it', async () => {
    const element = await showing(reports);
    await expectAccessible(element);
    expect(saving(element).map((button) => button.getAttribute('aria-label'))).to.deep.equal([
      'Save the report of the call with Amina Okafor',
    ]);
    const asked = oneEvent<CallReportRequestEvent>(element, 'cc-call-report-request');
    saving(element)[0]?.click();
    expect((await asked).callId).to.equal('a');
  });

  it('keeps times under each other, and names readable, at 280 px', async () => {
    const element = await showing(reports);
    element.style.cssText = 'inline-size: 248px';
    const ends = [...element.renderRoot.querySelectorAll('time')].map((time) => Math.round(time.getBoundingClientRect().right));
    expect(new Set(ends).size).to.equal(1);
    for (const row of element.renderRoot.querySelectorAll('li')) expect(row.scrollWidth).to.be.at.most(row.clientWidth);
    expect(textOf(element)).to.contain(longNamed.number);
  });

  it('offers none where nobody knows of any', async () => {
    expect(saving(await showing())).to.deep.equal([]);
  });
});
