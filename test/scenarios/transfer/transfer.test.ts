import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { steadyTone } from '../../../demo/center/partner/partner-call.js';
import type { DeskPage } from '../support/desk-page.js';
import { adaSends, bilalSends, talkingPair } from '../support/pair.js';
import { Stage } from '../support/stage.js';

/** The tone that Chiara's microphone hears, in hertz. */
const chiaraSends = 941;

describe('Transfer', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => deepEqual(await stage.clear(), []));

  /** Ada talks with Bilal, and Chiara is there to be called. */
  const trio = async (): Promise<[ada: DeskPage, bilal: DeskPage, chiara: DeskPage]> => {
    const [[ada, bilal], chiara] = await Promise.all([talkingPair(stage), stage.desk({ extension: '1003', hertz: chiaraSends })]);
    return [ada, bilal, chiara];
  };
  const together = async (one: DeskPage, oneSends: number, other: DeskPage, otherSends: number): Promise<void> => {
    await Promise.all([one.hears(otherSends), other.hears(oneSends)]);
  };
  const left = (desk: DeskPage): Promise<unknown> => desk.fact({ type: 'cc-call-ended', call: { endReason: 'transferred' } });
  const consulting = async (): Promise<[ada: DeskPage, bilal: DeskPage, chiara: DeskPage]> => {
    const [ada, bilal, chiara] = await trio();
    await does(ada, 'consult', [0], '1003');
    await bilal.shows('They put you on hold');
    await chiara.answer();
    await together(ada, adaSends, chiara, chiaraSends);
    return [ada, bilal, chiara];
  };
  const complete = (desk: DeskPage): Promise<void> => does(desk, 'completeTransfer', [1, 0]);

  it('unannounced connects the other two, who hear each other and nobody else', async () => {
    const [ada, bilal, chiara] = await trio();
    await does(ada, 'transfer', [0], '1003');
    await chiara.answer();
    await left(ada);
    await together(bilal, bilalSends, chiara, chiaraSends);
    await Promise.all([bilal.shows('Chiara Conti'), chiara.shows('Bilal Haddad'), ada.hearsNothing()]);
    equal((await ada.microphones()).open, 0);

    // it is a call like any other: held, resumed, hung up
    await bilal.press('Hold');
    await chiara.shows('They put you on hold');
    await bilal.press('Resume');
    await together(bilal, bilalSends, chiara, chiaraSends);
    await chiara.press('Hang up');
    await bilal.fact({ type: 'cc-call-ended', call: { endReason: 'remote-hangup' } });
  });

  it('that is declined leaves everybody as they were', async () => {
    const [ada, bilal, chiara] = await trio();
    await does(ada, 'transfer', [0], '1003');
    await chiara.press('Decline');
    await ada.fact({ type: 'cc-error', code: 'transfer-failed' });
    await ada.shows('The transfer did not go through. The call is still with you.');
    await together(ada, adaSends, bilal, bilalSends);
  });

  it('after asking connects the held one with the one who was asked, and swaps before', async () => {
    const [ada, bilal, chiara] = await consulting();
    for (const index of [0, 1]) {
      await does(ada, 'resume', [index]);
      if (index === 0) await together(ada, adaSends, bilal, bilalSends);
      else await together(ada, adaSends, chiara, chiaraSends);
      await (index === 0 ? chiara : bilal).hearsNothing();
    }
    await complete(ada);
    await left(ada);
    await together(bilal, bilalSends, chiara, chiaraSends);
    await Promise.all([bilal.shows('Chiara Conti'), chiara.shows('Bilal Haddad'), ada.hearsNothing()]);
    equal((await ada.microphones()).open, 0);
    await bilal.press('Hang up');
    await chiara.fact({ type: 'cc-call-ended', call: { endReason: 'remote-hangup' } });
  });

  it('is given up after asking: the held one is talked to again', async () => {
    const [ada, bilal, chiara] = await consulting();
    await does(ada, 'cancelConsultation', [1]);
    await chiara.fact({ type: 'cc-call-ended', call: { endReason: 'remote-hangup' } });
    await together(ada, adaSends, bilal, bilalSends);
  });

  it('connects a call that arrived with one that was held already', async () => {
    const [ada, bilal, chiara] = await trio();
    await chiara.dial('1001');
    await ada.press('Answer and hold the current call');
    await together(ada, adaSends, chiara, chiaraSends);
    await complete(ada);
    await left(ada);
    await together(bilal, bilalSends, chiara, chiaraSends);
  });

  it('to a number of the centre, and by its far end, is followed; a page may refuse', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await ada.page.evaluate(() => document.addEventListener('cc-call-referral', (event) => event.preventDefault(), { once: true }));
    await does(bilal, 'transfer', [0], '600');
    await bilal.fact({ type: 'cc-error', code: 'transfer-failed' });
    await together(ada, adaSends, bilal, bilalSends);
    await does(bilal, 'transfer', [0], '600');
    await left(bilal);
    // the echo gives Ada's own voice back
    await ada.hears(adaSends);
    await ada.shows('600');
  });

  it('after asking a number of the centre goes on with what that says', async () => {
    const [ada, bilal] = await talkingPair(stage);
    await does(ada, 'consult', [0], '604');
    await ada.hears(steadyTone);
    await does(ada, 'completeTransfer', [1, 0]);
    await left(ada);
    await bilal.hears(steadyTone);
    await stage.admin.partnerHears(bilalSends);
  });
});

/** Asks the phone of a page for something about its first, second … call, as a page's own script does; what comes of it is seen elsewhere. */
async function does(
  desk: DeskPage,
  method: 'transfer' | 'consult' | 'completeTransfer' | 'cancelConsultation' | 'resume',
  calls: readonly number[],
  ...more: readonly string[]
): Promise<void> {
  await desk.page.evaluate(
    ([name, which, rest]) => {
      const phone = document.querySelector('cc-desk')?.phone;
      const ids = which.map((index) => phone?.state.calls[index]?.id ?? '');
      const asked = phone?.[name] as ((...given: readonly string[]) => Promise<unknown>) | undefined;
      void asked?.call(phone, ...ids, ...rest).catch(() => undefined);
    },
    [method, calls, more] as const,
  );
}
