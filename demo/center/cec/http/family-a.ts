import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { applyToken } from './apply-token.js';
import { chat } from './chat.js';
import { clickToCall } from './click-to-call.js';
import { fileTransfer } from './file-transfer.js';
import { chatChecked, fabricChecked, inHeader, recorded, userOf } from './gatekeeper.js';
import { misbehavior } from './misbehavior.js';
import { records } from './records.js';
import { lastPart, textOf, type Surroundings } from './surroundings.js';

/** `/apiaccess/ccmessaging`: the REST interface (facts: sections 1, 2 and 5). */
export function familyA(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.use(
    '*',
    recorded(cec),
    misbehavior({
      faults: cec.faults,
      clock: cec.clock,
      subject: (context) => ({
        path: lastPart(context.req.path),
        controlType: textOf(context.get('body'), 'controlType'),
        userId: userOf(cec, context),
      }),
    }),
    fabricChecked(cec),
  );
  app.route('/', applyToken(cec));
  app.use('*', chatChecked(cec, inHeader));
  app.route('/', chat(cec));
  app.route('/', fileTransfer(cec));
  app.route('/', records(cec));
  app.route('/', clickToCall(cec));
  return app;
}
