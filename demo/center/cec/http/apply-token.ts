import { Hono } from 'hono';
import type { CEC } from '../cec.js';
import { result } from '../result.js';
import { coded } from './chat.js';
import { originOf, textOf, type Surroundings } from './surroundings.js';

/** `POST applyToken`: the token that stands for one visitor (facts: 1.2). */
export function applyToken(cec: CEC): Hono<Surroundings> {
  const app = new Hono<Surroundings>();
  app.post('/applyToken', (context) => {
    const body = context.get('body');
    const [userId, name, channelId, locale] = ['userId', 'userName', 'channelId', 'locale'].map((field) => textOf(body, field));
    const settings = cec.settings.of(channelId ?? '');
    const known = channelId !== undefined && cec.settings.channels.includes(channelId);
    if (!known || !userId || userId.length > 32 || name === undefined || locale === undefined) {
      return context.json(coded(result('1', 'apply token failed'), settings));
    }
    const visitor = cec.desk.admit({ channelId, userId, name, locale });
    visitor.origin = originOf(context);
    const token = cec.tokens.issueChat({ channelId, userId }, settings.chatLifetime);
    return context.json(coded({ resultCode: '0', token: settings.quotedToken ? `"${token}"` : token }, settings));
  });
  return app;
}
