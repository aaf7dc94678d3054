import { deepEqual, ok } from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { defaultConfig } from '../../../demo/center/config.js';
import { isResponse } from '../support/center-admin.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

describe('A registration', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ config: defaultConfig({ registration: { shortest: 1, longest: 3, usual: 3 } }) });
  });
  after(() => stage.close());

  it('is renewed before it expires, however short the server makes it, and nobody notices', async () => {
    const ada = await stage.desk({ extension: '1001' });
    const mark = await stage.admin.mark();
    const renewals = async () =>
      (await stage.admin.wire(mark)).filter((entry) => entry.extension === '1001' && isResponse(entry, 200, 'REGISTER'));
    await until('two renewals', async () => (await renewals()).length >= 2);
    const [first, second] = await renewals();
    const apart = Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '');
    ok(apart > 2000 && apart < 3000, `${String(apart)} ms apart`);
    const states = (await ada.facts()).filter(({ type }) => type === 'cc-registration-change').map(({ state }) => state);
    deepEqual(states, ['registering', 'registered']);
    deepEqual(await stage.clear(), []);
  });
});
