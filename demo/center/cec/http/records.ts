import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { history } from '../history.js';
import { suggestions } from '../questions.js';
import { result } from '../result.js';
import type { Evaluation, Visitor } from '../visitor.js';
import { wordsFor } from '../words.js';
import { coded } from './chat.js';
import { textOf, type CECContext, type Surroundings } from './surroundings.js';

type Body = Readonly<Record<string, unknown>>;

function number(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? '');
  return text === undefined || text === '' || !Number.isFinite(value) ? otherwise : value;
}

/** What a visitor thinks of the service; `undefined` where that makes no sense. */
export function evaluationOf(body: Body, at: number): Evaluation | undefined {
  const evaluation = textOf(body, 'evaluation') ?? '';
  const comment = textOf(body, 'comment');
  const [npsScore, fcrValue] = [textOf(body, 'npsScore'), textOf(body, 'fcrValue')];
  if (!/^[1-5]$/.test(evaluation) || comment === undefined || comment.length >= 512) return undefined;
  if (!/^[0-9]?$/.test(npsScore ?? '') || !/^[12]?$/.test(fcrValue ?? '')) return undefined;
  return { at, evaluation, comment, npsScore: npsScore || undefined, fcrValue: fcrValue || undefined };
}

/** Keeps a message that was left. */
export function leaveMessage(visitor: Visitor, phone: string | undefined, text: string | undefined, at: number): ReturnType<typeof result> {
  if (!phone || !text) return result('2', 'the parameter is empty');
  if (phone.length > 32) return result('3', 'the leaveMessageParams is error.');
  visitor.leftMessages.push({ at, phone, text });
  return result('0', 'Save leaveMessage success!');
}

/** History, suggestions, evaluation, feedback, messages left (facts: 2.6 to 2.11). */
export function records(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  const answer = (context: CECContext, facts: object): Response => context.json(coded(facts, cec.desk.settingsOf(context.get('visitor'))));

  app.post('/queryHistoryChatMessage', (context) => {
    const [visitor, body] = [context.get('visitor'), context.get('body')];
    const [limit, offset] = [textOf(body, 'limit'), textOf(body, 'offset')];
    const right = textOf(body, 'channelId') === visitor.channelId && textOf(body, 'userId') === visitor.userId;
    if (!right || limit === undefined || offset === undefined) return answer(context, result('1', 'query history failed'));
    const range = {
      from: number(textOf(body, 'startTime'), 0),
      until: number(textOf(body, 'endTime'), Infinity),
      limit: Math.min(number(limit, 20), 100),
      offset: number(offset, 0),
    };
    const messageList = history(visitor, range, cec.desk.settingsOf(visitor));
    return answer(context, { ...result('0'), messageList });
  });

  app.post('/queryPhraseByKeyword', (context) => {
    const [visitor, body] = [context.get('visitor'), context.get('body')];
    if (!cec.desk.settingsOf(visitor).bot) return answer(context, result('1', 'the robot is not enabled'));
    const chinese = (textOf(body, 'locale') ?? visitor.locale).startsWith('zh');
    const question = suggestions(textOf(body, 'strContent') ?? '', chinese);
    return answer(context, { resultCode: '0', question });
  });

  app.post('/getsatisfactionsurveymode', (context) => {
    const visitor = context.get('visitor');
    const asked = cec.desk.settingsOf(visitor).survey;
    const { survey } = wordsFor((textOf(context.get('body'), 'language') ?? visitor.locale).startsWith('zh'));
    const satisfactionSurvey = {
      surveyType: asked ? 'WEB' : 'NO',
      satisfactionLevel: asked
        ? survey.map((satisfactionLevelDesc, index) => ({ satisfactionLevelKey: String(index + 1), satisfactionLevelDesc }))
        : [],
      satisfactionQuestion: asked ? ['FCR', 'NPS', 'CSAT'] : [],
    };
    return answer(context, { ...result('0'), satisfactionSurvey });
  });

  app.post('/saveSatisfaction', (context) => {
    const [visitor, body] = [context.get('visitor'), context.get('body')];
    const wrapped = body['satisfication'];
    const fields = typeof wrapped === 'object' && wrapped !== null ? (wrapped as Body) : body;
    const evaluation = evaluationOf(fields, cec.clock.now());
    const right = textOf(fields, 'userId') === visitor.userId && textOf(fields, 'channelConfigId') === visitor.channelId;
    if (evaluation === undefined || !right) return context.json({ returnCode: '13', resultDesc: 'Save satisfaction failed' });
    if (visitor.conversation === undefined) {
      return context.json({ returnCode: '13', resultDesc: 'The callIdString obtained failed!' });
    }
    visitor.evaluations.push(evaluation);
    return context.json({ returnCode: '0' });
  });

  app.post('/v1/robot/feedbacksatisfaction', (context) => {
    const [visitor, body] = [context.get('visitor'), context.get('body')];
    const interIdx = textOf(body, 'interIdx');
    const feedback = Number(textOf(body, 'feedback'));
    const feedbackContent = textOf(body, 'feedbackContent') ?? '';
    const known = visitor.transcript.some(({ down }) => down?.interIdx === interIdx && down?.interIdx !== null);
    if (interIdx === undefined || !known) return answer(context, result('30000000019', 'not a robot session'));
    const incomplete = feedback === 0 && feedbackContent === '';
    if (![0, 1].includes(feedback) || incomplete || feedbackContent.length > 64 || textOf(body, 'from') !== visitor.userId) {
      return answer(context, result('30010009999', 'chat module error'));
    }
    visitor.feedback.push({ interIdx, feedback, feedbackContent });
    return answer(context, result('0'));
  });

  app.post('/doLeaveMessage', (context) => {
    const [visitor, body] = [context.get('visitor'), context.get('body')];
    if (textOf(body, 'callId') !== visitor.userId) return answer(context, result('3', 'the leaveMessageParams is error.'));
    return answer(context, leaveMessage(visitor, textOf(body, 'caller'), textOf(body, 'leaveMessage'), cec.clock.now()));
  });
  return app;
}
