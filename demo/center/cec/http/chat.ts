import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { onWire, type Downlink } from '../downlink.js';
import { result, type Result } from '../result.js';
import type { CECSettings } from '../settings.js';
import type { Uplink, Visitor } from '../visitor.js';
import { textOf, type CECContext, type Surroundings } from './surroundings.js';

const controlTypes: readonly string[] = ['CONNECT', 'CHAT', 'TRANS2AGENT', 'INPUT', 'DISCONNECT', 'READ'];
const mediaTypes: readonly string[] = ['TEXT', 'IMAGE', 'AUDIO', 'VIDEO', 'FILE', 'FILE_IMAGE', 'FILE_VIDEO', 'WEBCARD'];

/** A result with its code as a number, where the channel is set that way. */
export function coded(facts: object, settings: CECSettings): object {
  return settings.resultCodes === 'number' && 'resultCode' in facts ? { ...facts, resultCode: Number(facts.resultCode) } : facts;
}

/** Reads what a visitor sends; `undefined` where a mandatory field is missing or makes no sense. */
export function uplinkOf(body: Readonly<Record<string, unknown>>): Uplink | undefined {
  const [controlType, mediaType = 'TEXT', content] = ['controlType', 'mediaType', 'content'].map((name) => textOf(body, name));
  const messageId = textOf(body, 'messageId');
  if (controlType === undefined || !controlTypes.includes(controlType) || !mediaTypes.includes(mediaType)) return undefined;
  if (controlType === 'CHAT' && content === undefined) return undefined;
  if (messageId !== undefined && (messageId.length > 32 || messageId.includes(','))) return undefined;
  return {
    controlType: controlType as Uplink['controlType'],
    mediaType,
    content: content ?? '',
    messageId,
    senderNickname: textOf(body, 'senderNickname'),
    senderAvatar: textOf(body, 'senderAvatar'),
    transData: body['transData'],
  };
}

/** What a poll answers; what shall come twice is put back. */
export async function polled(cec: CEC, context: CECContext, visitor: Visitor, wantsRead: boolean): Promise<object> {
  const settings = cec.desk.settingsOf(visitor);
  const taken = await cec.desk.poll(visitor, { wantsRead, signal: context.req.raw.signal });
  const strikes = (kind: string): boolean => taken.length > 0 && context.get('rules').some(({ does }) => does === kind);
  if (strikes('duplicate')) visitor.mailbox.putBack(taken);
  const ordered = strikes('reorder') ? [...taken].reverse() : taken;
  return coded(
    {
      resultCode: '0',
      resultDesc: 'query user messages success.',
      downlinkMessages: ordered.map((message: Downlink) => onWire(message, visitor, settings)),
    },
    settings,
  );
}

/** `send`, `sendAsync`, `poll`, `queryQueueInfo` (facts: 2.1 to 2.3). */
export function chat(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  const send = (context: CECContext): Result | undefined => {
    const body = context.get('body');
    const visitor = context.get('visitor');
    const uplink = uplinkOf(body);
    const known = textOf(body, 'channel') === 'WEB' && textOf(body, 'sourceType') === 'CUSTOMER';
    if (uplink === undefined || !known || textOf(body, 'mediaType') === undefined) return undefined;
    if (textOf(body, 'from') !== visitor.userId || textOf(body, 'to') !== visitor.channelId) return undefined;
    return cec.desk.send(visitor, uplink);
  };
  const settings = (context: CECContext): CECSettings => cec.desk.settingsOf(context.get('visitor'));

  app.post('/send', (context) => {
    const outcome = send(context);
    return outcome === undefined ? badRequest(context) : context.json(coded(outcome, settings(context)));
  });
  app.post('/sendAsync', (context) => {
    const outcome = send(context);
    if (outcome === undefined) return badRequest(context);
    return context.json(coded(result('0', 'send sendMessageForOpenApiAsync success.'), settings(context)));
  });
  app.get('/poll', async (context) => {
    const visitor = context.get('visitor');
    const { receiverId, channel, isNeedRead } = context.req.query();
    if ((receiverId ?? visitor.userId) !== visitor.userId || (channel ?? 'WEB') !== 'WEB') return badRequest(context);
    return context.json(await polled(cec, context, visitor, isNeedRead === 'true'));
  });
  app.post('/queryQueueInfo', (context) => {
    const visitor = context.get('visitor');
    const body = context.get('body');
    const right = textOf(body, 'userId') === visitor.userId && textOf(body, 'channelConfigId') === visitor.channelId;
    if (!right || textOf(body, 'channel') === undefined) return context.json(coded(result('1', 'bad parameter'), settings(context)));
    return context.json(coded(cec.desk.queueInfo(visitor), settings(context)));
  });
  return app;
}

/** 400: the client has to be changed, trying again does not help. */
export function badRequest(context: CECContext): Response {
  return context.json({ errorCode: '400', exceptionInfo: 'a parameter is missing or wrong' }, 400);
}
