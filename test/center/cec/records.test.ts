import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startCenter, type Center } from '../../../demo/center/center.js';
import { VirtualClock } from '../../../demo/center/virtual-clock.js';
import { CECClient, change, type Body, type PolledMessage } from './cec-client.js';

describe('Huawei CEC, what goes with a chat', () => {
  let clock: VirtualClock;
  let center: Center;
  let ann: CECClient;

  beforeEach(async () => {
    clock = new VirtualClock();
    center = await startCenter({ clock, partner: false });
    ann = await new CECClient(center, 'ann').signIn();
  });

  afterEach(() => center.close());

  const withAgent = async (): Promise<void> => {
    await change(center, { bot: false, queueAhead: 0 });
    await ann.send('CONNECT');
    clock.pass(900);
    await ann.poll();
  };
  const ask = async (text: string, wait = 1800): Promise<readonly PolledMessage[]> => {
    await ann.say(text);
    clock.pass(wait);
    return (await ann.poll()).filter(({ controlType }) => controlType !== 'INPUT');
  };
  const upload = (bytes: Buffer, fileType: string): Promise<Body> =>
    ann.post('uploadFileStream', { fileType, fileStream: bytes.toString('base64'), channel: 'WEB' });
  const download = (facts: Body): Promise<Body> => ann.post('downloadFileStream', { channel: 'WEB', ...facts });
  const bytesOf = ({ fileStream }: Body): Buffer => Buffer.from(String(fileStream), 'base64');

  describe('files', () => {
    it('takes one, gives it back, and shows it by its link', async () => {
      const { returnCode, objectKey } = await upload(Buffer.from('hello'), 'txt');
      assert.equal(returnCode, '0');
      const facts = await download({ fileId: objectKey, fileType: 'txt' });
      assert.equal(bytesOf(facts).toString(), 'hello');
      const shown = await fetch(String(facts['fileUrl']));
      assert.equal(await shown.text(), 'hello');
      assert.match(shown.headers.get('content-security-policy') ?? '', /sandbox/);
    });

    it('takes no other kinds, none that are too big, and nothing that is no Base64', async () => {
      assert.equal((await upload(Buffer.from('hello'), 'exe'))['returnCode'], '3');
      assert.equal((await upload(Buffer.alloc(2_097_152), 'png'))['returnCode'], '0');
      assert.equal((await upload(Buffer.alloc(2_097_153), 'png'))['returnCode'], '13');
      assert.equal((await ann.post('uploadFileStream', { fileType: 'txt', fileStream: 'data:,x', channel: 'WEB' }))['returnCode'], '3');
      assert.equal((await ann.post('uploadFileStream', { fileType: 'txt', channel: 'WEB' }))['returnCode'], '2');
      assert.equal((await download({ fileId: '', fileType: 'txt' }))['resultCode'], '401');
      assert.equal((await download({ fileId: 'x', fileType: 'exe' }))['resultDesc'], 'param filetype Out of range!');
      assert.equal((await download({ fileId: 'x', fileType: 'txt' }))['resultDesc'], 'fsservice downloadFile is failed');
    });

    it("has the agent's own files under local/, and the library's under their own ID", async () => {
      await withAgent();
      const [, own] = await ask('Can you send me a picture?');
      assert.deepEqual([own?.mediaType, own?.['contentType'], own?.['mediaFileType']], ['IMAGE', '1', 'png']);
      const picture = bytesOf(await download({ fileId: `local/${own?.content ?? ''}`, fileType: 'png' }));
      assert.equal(picture.subarray(1, 4).toString(), 'PNG');
      const [, shared] = await ask('And the brewing guide?');
      assert.deepEqual([shared?.mediaType, shared?.['contentType']], ['DOCUMENT', null]);
      const paper = bytesOf(await download({ fileId: shared?.content, fileType: 'pdf', multiMedia: 'multiMedia' }));
      assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
      assert.equal((await download({ fileId: shared?.content, fileType: 'pdf' }))['resultCode'], '13');
    });
  });

  describe('an agent', () => {
    beforeEach(withAgent);

    it('sends a place', async () => {
      const [, place] = await ask('Where is your shop?');
      assert.equal(place?.mediaType, 'LOCATE');
      assert.match(place.content ?? '', /^53\.5459\/9\.9676\/Larkfield Coffee/);
    });

    it('sends a card', async () => {
      const [card] = await ask('What do you recommend?');
      assert.equal(card?.mediaType, 'WEBCARD');
      assert.deepEqual(Object.keys(JSON.parse(card.content ?? '') as object), [
        'title',
        'description',
        'redirectUrl',
        'mediaFileId',
        'mediaFileType',
      ]);
    });

    it('takes a message back', async () => {
      const [said] = await ask('recall something');
      clock.pass(2700);
      const [recall] = await ann.poll();
      assert.deepEqual([recall?.controlType, recall?.content], ['RECALL', said?.messageCode]);
      const { messageList } = await ann.post('queryHistoryChatMessage', {
        channelId: ann.channelId,
        userId: 'ann',
        limit: '100',
        offset: '0',
        channel: 'WEB',
      });
      assert.equal(
        (messageList as Body[]).some(({ messageCode }) => messageCode === said?.messageCode),
        false,
      );
    });

    it('ends it', async () => {
      const [, end] = await ask('bye', 2700);
      assert.deepEqual([end?.controlType, end?.sourceType, end?.content, end?.mediaType], ['DISCONNECT', 'AGENT', null, null]);
      assert.deepEqual(await ann.send('CHAT', 'still there?'), { resultCode: '13', resultDesc: 'sendUserMessage failed' });
    });
  });

  describe('history', () => {
    const history = async (more: Body = {}): Promise<readonly Body[]> => {
      const range = { channelId: ann.channelId, userId: 'ann', limit: '100', offset: '0', channel: 'WEB' };
      return (await ann.post('queryHistoryChatMessage', { ...range, ...more }))['messageList'] as Body[];
    };

    it('has both sides, with the IDs they were sent under', async () => {
      await ann.send('CONNECT');
      clock.pass(10);
      const id = await ann.say('Do you have decaf?');
      const said = await history();
      assert.deepEqual(
        said.map(({ sourceType }) => sourceType),
        ['ROBOT', 'CUSTOMER', 'ROBOT'],
      );
      assert.deepEqual([said[1]?.['messageId'], said[1]?.['from'], said[1]?.['to']], [id, 'ann', ann.channelId]);
    });

    it('comes in pages, between two times, from the new end or the old one', async () => {
      await ann.send('CONNECT');
      for (const text of ['one', 'two', 'three']) {
        clock.pass(1000);
        await ann.say(text);
      }
      const texts = async (more: Body): Promise<unknown[]> =>
        (await history(more)).filter(({ sourceType }) => sourceType === 'CUSTOMER').map(({ content }) => content);
      assert.deepEqual(await texts({}), ['three', 'two', 'one']);
      assert.deepEqual(await texts({ limit: '2', offset: '2' }), ['two']);
      assert.deepEqual(await texts({ endTime: String(clock.now() - 1) }), ['two', 'one']);
      assert.deepEqual(await texts({ startTime: String(clock.now() - 1000) }), ['three', 'two']);
      await change(center, { historyOrder: 'oldest-first' });
      assert.deepEqual(await texts({}), ['one', 'two', 'three']);
    });

    it('survives the conversation', async () => {
      await ann.send('CONNECT');
      await ann.say('one');
      await ann.send('DISCONNECT');
      await ann.send('CONNECT');
      assert.equal((await history()).length, 4);
    });

    it('is not for others', async () => {
      assert.equal(
        (await ann.post('queryHistoryChatMessage', { channelId: ann.channelId, userId: 'bob', limit: '1', offset: '0' }))['resultCode'],
        '1',
      );
    });
  });

  describe('suggestions', () => {
    const suggest = (strContent: string, locale = 'en'): Promise<Body> =>
      ann.post('queryPhraseByKeyword', { strContent, locale, channel: 'WEB' });

    it('are at most five questions in the language asked for', async () => {
      assert.deepEqual((await suggest('warran'))['question'], ['How long is the warranty on a grinder?']);
      assert.deepEqual((await suggest('保修', 'zh'))['question'], ['磨豆机保修多久？']);
      assert.equal(((await suggest('o'))['question'] as unknown[]).length, 5);
    });

    it('need the bot', async () => {
      await change(center, { bot: false });
      assert.equal((await suggest('warran'))['resultCode'], '1');
    });
  });

  describe('the evaluation', () => {
    const evaluate = (more: Body = {}): Promise<Body> =>
      ann.post('saveSatisfaction', {
        channel: 'WEB',
        userId: 'ann',
        evaluation: '5',
        comment: '',
        channelConfigId: ann.channelId,
        ...more,
      });
    const kept = (): unknown[] => (center.cec.desk.visitor(ann.channelId, 'ann')?.evaluations ?? []).map(({ evaluation }) => evaluation);

    it('asks what the tenant wants to know', async () => {
      const { satisfactionSurvey } = await ann.post('getsatisfactionsurveymode', { language: 'zh_CN' });
      const { surveyType, satisfactionLevel, satisfactionQuestion } = satisfactionSurvey as Record<string, Body[]>;
      assert.deepEqual([surveyType, satisfactionQuestion], ['WEB', ['FCR', 'NPS', 'CSAT']]);
      assert.deepEqual(satisfactionLevel?.[4], { satisfactionLevelKey: '5', satisfactionLevelDesc: '非常满意' });
      await change(center, { survey: false });
      assert.deepEqual((await ann.post('getsatisfactionsurveymode', {}))['satisfactionSurvey'], {
        surveyType: 'NO',
        satisfactionLevel: [],
        satisfactionQuestion: [],
      });
    });

    it('is kept, flat or wrapped, during and after the conversation', async () => {
      assert.deepEqual(await evaluate(), { returnCode: '13', resultDesc: 'The callIdString obtained failed!' });
      await ann.send('CONNECT');
      assert.deepEqual(await evaluate({ npsScore: '9', fcrValue: '1' }), { returnCode: '0' });
      await ann.send('DISCONNECT');
      const flat = { channel: 'WEB', userId: 'ann', evaluation: '2', comment: 'cold', channelConfigId: ann.channelId };
      assert.deepEqual(await ann.post('saveSatisfaction', { satisfication: flat }), { returnCode: '0' });
      assert.deepEqual(kept(), ['5', '2']);
    });

    for (const wrong of [{ evaluation: '6' }, { comment: 'x'.repeat(512) }, { npsScore: '10' }, { fcrValue: '3' }, { userId: 'bob' }]) {
      it(`refuses ${JSON.stringify(wrong).slice(0, 40)}`, async () => {
        await ann.send('CONNECT');
        assert.equal((await evaluate(wrong))['returnCode'], '13');
        assert.deepEqual(kept(), []);
      });
    }
  });

  it("takes feedback on a bot's answer, with a reason if it did not help", async () => {
    await ann.send('CONNECT');
    const [answer] = await ann.poll();
    const rate = async (more: Body): Promise<unknown> =>
      (await ann.post('v1/robot/feedbacksatisfaction', { from: 'ann', interIdx: answer?.['interIdx'], ...more }))['resultCode'];
    assert.equal(await rate({ feedback: 1 }), '0');
    assert.equal(await rate({ feedback: 0 }), '30010009999');
    assert.equal(await rate({ feedback: 0, feedbackContent: 'x'.repeat(65) }), '30010009999');
    assert.equal(await rate({ feedback: 0, feedbackContent: 'not my question' }), '0');
    assert.equal(await rate({ feedback: 1, interIdx: 'none' }), '30000000019');
  });

  it('keeps messages that are left', async () => {
    const leave = async (more: Body): Promise<unknown> =>
      (await ann.post('doLeaveMessage', { callId: 'ann', caller: '+4940123', leaveMessage: 'Call me', channel: 'WEB', ...more }))[
        'resultCode'
      ];
    assert.equal(await leave({}), '0');
    assert.equal(await leave({ caller: '' }), '2');
    assert.equal(await leave({ callId: 'bob' }), '3');
    assert.deepEqual(center.cec.desk.visitor(ann.channelId, 'ann')?.leftMessages, [
      { at: clock.now(), phone: '+4940123', text: 'Call me' },
    ]);
  });
});
