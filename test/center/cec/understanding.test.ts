import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { CECClient, change, type PolledMessage } from './cec-client.js';

const wishes = [
  'agent',
  'I want to talk to an Agent!',
  'Can I talk to a person?',
  'can i speak to a human please',
  'Could I speak with somebody?',
  'I’d like to chat with a real person.',
  'Get me a real agent',
  'Please connect me to your customer service.',
  'Put me through to someone',
  '人工',
  '转人工',
  '我要找人工客服',
  '我想找真人客服！',
  '能帮我转客服吗？',
  '可以联系客服吗',
];

const questions = [
  'Which person roasts the coffee?',
  'Is it humane to keep a goat awake?',
  'What do travel agencies pay for delivery?',
  'Does somebody deliver on Sundays?',
  'Who talks to the farmers?',
  '你们的咖啡有人工香精吗？',
  '用人工智能烘焙吗？',
  '客服几点下班？',
];

describe('Huawei CEC, what the bot and the agents understand', () => {
  let clock: VirtualClock;
  let center: Center;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    await change(center, { queueAhead: 0 });
  });
  afterEach(() => center.close());

  const talkTo = async (userId: string, locale?: string): Promise<CECClient> => {
    const visitor = await new CECClient(center, userId).signIn(locale);
    await visitor.send('CONNECT');
    await visitor.poll();
    return visitor;
  };
  const phaseOf = async (userId: string): Promise<unknown> => {
    const response = await fetch(`${center.url}/admin/cec/conversations`);
    const { conversations } = (await response.json()) as { conversations: readonly { readonly userId: string; readonly phase: string }[] };
    return conversations.find((conversation) => conversation.userId === userId)?.phase;
  };
  const saidBy = (messages: readonly PolledMessage[], sourceType: string): readonly (string | null)[] =>
    messages.filter((message) => message.sourceType === sourceType && message.controlType === 'CHAT').map(({ content }) => content);

  wishes.forEach((wish, index) => {
    it(`takes “${wish}” for a wish for a person`, async () => {
      const visitor = await talkTo(`wish-${index}`);
      await visitor.say(wish);
      assert.notEqual(await phaseOf(visitor.userId), 'bot');
    });
  });

  questions.forEach((question, index) => {
    it(`answers “${question}” itself`, async () => {
      const visitor = await talkTo(`question-${index}`);
      await visitor.say(question);
      assert.equal(await phaseOf(visitor.userId), 'bot');
    });
  });

  it('follows the words that a channel is set to, and no others', async () => {
    await change(center, { transferKeywords: ['talk to Paul'] });
    const visitor = await talkTo('paul');
    await visitor.say('agent');
    assert.equal(await phaseOf('paul'), 'bot');
    await visitor.say('May I talk to Paul?');
    assert.notEqual(await phaseOf('paul'), 'bot');
  });

  const greeting = async (userId: string, locale: string, words: string): Promise<string> => {
    const visitor = await talkTo(userId, locale);
    await visitor.say(words);
    clock.pass(5000);
    return saidBy(await visitor.poll(), 'AGENT').at(0) ?? '';
  };

  it('greets in the language in which the visitor wrote last, whatever their browser is set to', async () => {
    assert.match(await greeting('li', 'en_US', '我要找人工客服'), /您好，我是客服/);
    assert.match(await greeting('ann', 'zh_CN', 'Can I talk to a person?'), /How can I help you/);
  });

  it('keeps to the language of the browser where nothing tells another', async () => {
    assert.match(await greeting('wang', 'zh_CN', 'agent'), /您好，我是客服/);
    assert.match(await greeting('bob', 'en_US', 'agent'), /How can I help you/);
  });

  it('answers a question in its own language', async () => {
    const visitor = await talkTo('chen', 'en_US');
    await visitor.say('配送费是多少？');
    assert.match(saidBy(await visitor.poll(), 'ROBOT').at(-1) ?? '', /\p{Script=Han}/u);
    await visitor.say('What does delivery cost?');
    assert.doesNotMatch(saidBy(await visitor.poll(), 'ROBOT').at(-1) ?? '', /\p{Script=Han}/u);
  });
});
