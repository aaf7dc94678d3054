import type { DeskPage } from './desk-page.js';
import type { Stage } from './stage.js';

/** The tones that their microphones hear, in hertz. */
export const adaSends = 697;
export const bilalSends = 1477;

/** Two agents at their desks: Ada at 1001, Bilal at 1002. */
export function pair(stage: Stage): Promise<[ada: DeskPage, bilal: DeskPage]> {
  return Promise.all([stage.desk({ extension: '1001', hertz: adaSends }), stage.desk({ extension: '1002', hertz: bilalSends })]);
}

/** The same, in a call that Ada made, and hearing each other. */
export async function talkingPair(stage: Stage): Promise<[ada: DeskPage, bilal: DeskPage]> {
  const [ada, bilal] = await pair(stage);
  await ada.dial('1002');
  await bilal.answer();
  await Promise.all([ada.hears(bilalSends), bilal.hears(adaSends)]);
  return [ada, bilal];
}
