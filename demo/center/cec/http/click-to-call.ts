import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { result } from '../result.js';
import type { CECSettings } from '../settings.js';
import type { Visitor } from '../visitor.js';
import { coded } from './chat.js';
import { textOf, type CECContext, type Surroundings } from './surroundings.js';

/** What `getClickToCallEvents` answers. */
export async function callEvents(cec: CEC, context: CECContext, visitor: Visitor, settings: CECSettings): Promise<object> {
  const { signal } = context.req.raw;
  const request = cec.calls.requestOf(visitor);
  const event = request === undefined ? undefined : await request.next(settings.callHold, signal);
  if (event === undefined) return coded(result('0', 'ClickToCall polled without any events'), settings);
  const { eventId, resultDesc, content } = event;
  return coded(
    {
      resultCode: '0',
      resultDesc,
      eventId: settings.eventIds === 'text' ? String(eventId) : eventId,
      ...(content === undefined ? {} : { content }),
    },
    settings,
  );
}

/** Calls from a page (facts: section 5). */
export function clickToCall(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  const answer = (context: CECContext, facts: object): Response => context.json(coded(facts, cec.desk.settingsOf(context.get('visitor'))));
  const isWeb = (context: CECContext): boolean => (context.req.query('channel') ?? textOf(context.get('body'), 'channel')) === 'WEB';
  const noChannel = result('13', 'request error');

  app.get('/v1/checkClickToCallSupport', (context) => {
    if (!isWeb(context)) return answer(context, noChannel);
    return answer(context, { ...result('0'), ...cec.calls.supported(context.get('visitor')) });
  });
  app.post('/v1/createClickToCall', (context) => {
    const mediaAbility = textOf(context.get('body'), 'mediaAbility');
    if (!isWeb(context) || (mediaAbility !== '0' && mediaAbility !== '1')) return answer(context, noChannel);
    return answer(context, cec.calls.create(context.get('visitor'), mediaAbility === '1'));
  });
  app.get('/v1/getClickToCallEvents', async (context) => {
    if (!isWeb(context)) return answer(context, noChannel);
    return context.json(await callEvents(cec, context, context.get('visitor'), cec.desk.settingsOf(context.get('visitor'))));
  });
  app.post('/v1/dropClickToCall', (context) => {
    return answer(context, isWeb(context) ? cec.calls.drop(context.get('visitor')) : noChannel);
  });
  return app;
}
