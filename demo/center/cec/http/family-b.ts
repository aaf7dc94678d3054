import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CEC } from '../cec.js';
import { mediaTypeOf } from '../files.js';
import { suggestions } from '../questions.js';
import { result } from '../result.js';
import { badRequest, coded, polled, uplinkOf } from './chat.js';
import { callEvents } from './click-to-call.js';
import { chatChecked, recorded, userOf } from './gatekeeper.js';
import { misbehavior } from './misbehavior.js';
import { evaluationOf, leaveMessage } from './records.js';
import { lastPart, originOf, textOf, type CECContext, type Surroundings } from './surroundings.js';

export const cookieName = 'ccmessaging-token';
const controlTypes: readonly string[] = ['CONNECT', 'DISCONNECT', 'CHAT', 'TRANS2AGENT'];
const mediaTypes: readonly string[] = ['TEXT', 'IMAGE', 'VIDEO', 'AUDIO'];

/** Sets the cookie by which the page adapter knows a visitor. */
export function setToken(cec: CEC, context: CECContext, token: string, channelId: string): void {
  const { cookieHTTPOnly, chatLifetime } = cec.settings.of(channelId);
  setCookie(context, cookieName, decodeURIComponent(token), {
    path: '/',
    httpOnly: cookieHTTPOnly,
    sameSite: 'Lax',
    secure: originOf(context).startsWith('https:'),
    maxAge: chatLifetime,
  });
}

/** The token in the cookie, as it was issued. */
function tokenInCookie(context: CECContext): string | undefined {
  const value = getCookie(context, cookieName);
  return value === undefined ? undefined : encodeURIComponent(value);
}

/** What the library says about one of its entries. */
function documentInfo(cec: CEC, context: CECContext): object {
  const id = textOf(context.get('body'), 'id') ?? '';
  const file = cec.files.library(id);
  if (file === undefined) return result('13', 'no such document');
  const { channelId } = context.get('visitor');
  const isPicture = mediaTypeOf(file.type).startsWith('image/');
  return {
    id,
    parentTypeId: null,
    mediaUrl: `${originOf(context)}/social/on/web/resource/${channelId}/${encodeURIComponent(id)}`,
    mediaType: isPicture ? 'IMAGE' : 'DOCUMENT',
    name: file.name,
    description: null,
    fileName: file.name,
    fileSize: String(Math.max(1, Math.round(file.bytes.length / 1024))),
    sizeUnit: 'KB',
    duration: null,
    latitude: null,
    longitude: null,
    mediaFileType: file.type,
    content: null,
  };
}

/** `/service-cloud/rest/webadapter/v1/webadapterfacade`: what Huawei's own widget calls (facts: section 8). */
export function familyB(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  const answer = (context: CECContext, facts: object): Response => context.json(coded(facts, cec.desk.settingsOf(context.get('visitor'))));
  app.use(
    '*',
    recorded(cec),
    misbehavior({
      faults: cec.faults,
      clock: cec.clock,
      subject: (context) => ({
        path: lastPart(context.req.path),
        controlType: textOf(context.get('body'), 'controlType'),
        userId: cec.tokens.chat.formerly(tokenInCookie(context) ?? '')?.userId ?? userOf(cec, context),
      }),
    }),
    chatChecked(cec, { tokenOf: tokenInCookie, renew: (context, token, { channelId }) => setToken(cec, context, token, channelId) }),
  );

  app.get('/queryChannelConfigByChannelAndId', (context) => {
    const visitor = context.get('visitor');
    const { bot, transferKeywords, queueReminder } = cec.desk.settingsOf(visitor);
    return answer(context, {
      queueReminderContent: visitor.chinese ? '正在排队，请稍候……' : 'Queuing...',
      useRobot: String(bot),
      toArtificialKeyWord: transferKeywords.join(','),
      queueReminderInterval: Math.round(queueReminder / 1000),
    });
  });
  app.post('/sendMessageForWebChannel', (context) => {
    const body = context.get('body');
    const uplink = uplinkOf(body);
    const complete = ['controlType', 'mediaType', 'content', 'userAgent'].every((name) => textOf(body, name) !== undefined);
    if (uplink === undefined || !complete) return badRequest(context);
    if (!controlTypes.includes(uplink.controlType) || !mediaTypes.includes(uplink.mediaType)) return badRequest(context);
    return answer(context, cec.desk.send(context.get('visitor'), { ...uplink, messageId: undefined }));
  });
  app.get('/getMessageForWebChannel', async (context) => context.json(await polled(cec, context, context.get('visitor'), false)));
  app.post('/queryQueueInfo', (context) => answer(context, cec.desk.queueInfo(context.get('visitor'))));
  app.post('/doLeaveMessage', (context) => {
    const body = context.get('body');
    const outcome = leaveMessage(context.get('visitor'), textOf(body, 'phoneNo'), textOf(body, 'leaveMessage'), cec.clock.now());
    return answer(context, { ...outcome, returnCode: outcome.resultCode, description: outcome.resultDesc });
  });
  app.post('/queryPhraseByKeyword', (context) => {
    const [visitor, body] = [context.get('visitor'), context.get('body')];
    const chinese = (textOf(body, 'locale') ?? visitor.locale).startsWith('zh');
    return answer(context, { ...result('0'), question: suggestions(textOf(body, 'strContent') ?? '', chinese) });
  });
  app.post('/queryMultiMediaDocumentFileInfo', (context) => answer(context, documentInfo(cec, context)));
  app.post('/downloadDocument', (context) => {
    const [visitor, body] = [context.get('visitor'), context.get('body')];
    const [code, suffix] = [textOf(body, 'messageCode'), textOf(body, 'fileSuffix')];
    if (code === undefined || suffix === undefined) return answer(context, result('2', 'a parameter is missing'));
    const message = visitor.transcript.find(({ down }) => down?.messageCode === code)?.down;
    const file = cec.files.find(message?.content ?? '', message?.contentType === null);
    if (file?.type !== suffix) return answer(context, result('13', 'download failed'));
    return answer(context, { ...result('0'), fileStream: file.bytes.toString('base64') });
  });
  app.post('/doSatisfactionEvaluation', (context) => {
    const visitor = context.get('visitor');
    const evaluation = evaluationOf({ comment: '', ...context.get('body') }, cec.clock.now());
    if (evaluation === undefined || visitor.conversation === undefined) return answer(context, result('13', 'Save satisfaction failed'));
    visitor.evaluations.push(evaluation);
    return answer(context, result('0', 'Save satisfaction success!'));
  });
  app.get('/checkClickToCallSupport', (context) => answer(context, { ...result('0'), ...cec.calls.supported(context.get('visitor')) }));
  app.post('/createClickToCall', (context) => {
    const ability = textOf(context.get('body'), 'mediaAbility');
    if (ability !== '0' && ability !== '1') return answer(context, result('13', 'request error'));
    return answer(context, cec.calls.create(context.get('visitor'), ability === '1'));
  });
  app.get('/getClickToCallEvents', async (context) => {
    const visitor = context.get('visitor');
    return context.json(await callEvents(cec, context, visitor, { ...cec.desk.settingsOf(visitor), eventIds: 'number' }));
  });
  app.post('/dropClickToCall', (context) => answer(context, cec.calls.drop(context.get('visitor'))));
  return app;
}
