import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { ChatPage, pageFamily } from '../support/chat-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';

const unsure = 'We do not know whether this arrived.';

describe("A visitor writes by the calls of the vendor's own page, which carry no ids and no history", () => {
  let stage: Stage;
  let cec: CECAdmin;
  before(async () => {
    stage = await Stage.open();
    cec = new CECAdmin(stage);
  });
  after(() => stage.close());
  beforeEach(async () => {
    await cec.reset();
    await cec.set({ queueAhead: 0, agentPace: 50 });
  });
  afterEach(async () => deepEqual(await stage.clear(), []));

  /** What the centre got, in order. */
  const received = (): readonly string[] =>
    stage.center.cec.desk.visitors.at(-1)?.transcript.flatMap(({ up }) => (up?.controlType === 'CHAT' ? [up.content ?? ''] : [])) ?? [];

  const talking = async (): Promise<ChatPage> => {
    const visitor = await ChatPage.open(stage, { backend: pageFamily });
    await visitor.meetsAgent(cec);
    return visitor;
  };

  it('is told that it is not known whether a message arrived, and says whether it is sent again', async () => {
    const visitor = await talking();
    await cec.fault({ rules: [{ path: 'sendMessageForWebChannel', controlType: 'CHAT', does: 'error-after', times: 1 }] });
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
    await cec.fault({ rules: [{ does: 'drop-before' }] });
    await visitor.shows('Reconnecting');
    for (const text of ['one', 'two', 'three']) await visitor.say(text);
    await cec.fault({ rules: [] });
    await until('all are there', () => received().includes('three'), { within: 40_000 });
    deepEqual(received().slice(-3), ['one', 'two', 'three']);
    await visitor.shows('The connection was interrupted. An answer from that time may be missing.');
    equal(await visitor.page.getByText(unsure).count(), 0);
  });
});
