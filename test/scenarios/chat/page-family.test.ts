import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage, pageFamily } from '../support/chat-page.js';
import { until } from '../support/until.js';
import { VisitorStage } from '../support/visitor-stage.js';

const unsure = 'We do not know whether this arrived.';

describe("A visitor writes by the calls of the vendor's own page, which carry no ids and no history", () => {
  const on = VisitorStage.forSuite({ queueAhead: 0, agentPace: 50 });

  /** What the centre got, in order. */
  const received = (): readonly string[] =>
    on.stage.center.cec.desk.visitors.at(-1)?.transcript.flatMap(({ up }) => (up?.controlType === 'CHAT' ? [up.content ?? ''] : [])) ?? [];

  const talking = async (): Promise<ChatPage> => {
    const visitor = await ChatPage.open(on.stage, { backend: pageFamily });
    await visitor.meetsAgent(on.cec);
    return visitor;
  };

  it('is told that it is not known whether a message arrived, and says whether it is sent again', async () => {
    const visitor = await talking();
    await on.cec.fault({ rules: [{ path: 'sendMessageForWebChannel', controlType: 'CHAT', does: 'error-after', times: 1 }] });
    await visitor.say('Did you get this?');
    await visitor.shows([unsure, 'Try again']);
    await visitor.hides('Not sent');
    await visitor.say('And this?');
    await until('the second one is there', () => received().includes('And this?'));
    deepEqual(received().slice(-2), ['Did you get this?', 'And this?']);
    await visitor.press('Try again');
    await until('it is sent again', () => received().filter((text) => text === 'Did you get this?').length === 2);
    await visitor.hides(unsure);
  });

  it('writes through an outage: each arrives once and in order, and what may be missing is said', async () => {
    const visitor = await talking();
    await on.cec.fault({ rules: [{ does: 'drop-before' }] });
    await visitor.shows('Reconnecting');
    for (const text of ['one', 'two', 'three']) await visitor.say(text);
    await on.cec.fault({ rules: [] });
    await until('all are there', () => received().includes('three'), { within: 40_000 });
    deepEqual(received().slice(-3), ['one', 'two', 'three']);
    await visitor.shows('The connection was interrupted. An answer from that time may be missing.');
    equal(await visitor.page.getByText(unsure).count(), 0);
  });
});
