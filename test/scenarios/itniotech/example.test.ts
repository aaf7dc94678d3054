import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';

describe('The example of a page written for itniotech', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ pages: 'dist/demo/pages', cdn: 'dist/cdn' });
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  it('works as it stands, under the policy of the demo centre', async () => {
    const hana = await stage.openPage('/examples/itniotech.html', { extension: '1008', hertz: adaSends });
    await hana.shows(['Ready', '1008']);
    await hana.page.getByRole('button', { name: 'Call 600' }).click();
    await hana.shows('The echo: it says what you say');
    await hana.hears(adaSends);
    await hana.press('Hang up');
    await hana.shows('Wrap-up');
  });
});
