import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage } from '../support/chat-page.js';
import { until } from '../support/until.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

/** What a conversation is made of, by the names of its scripts. */
const conversation = /\/(chat-(?:services|conversation|watch))-[^/]*\.js$/;

describe('A visitor opens a window in which nothing was said', () => {
  const on = VisitorStage.forSuite(chatting, { inParts: true });

  const opened = async (): Promise<ChatPage> => {
    const visitor = await ChatPage.open(on.stage, { greets: false });
    await visitor.press('Chat with us');
    await visitor.shows('We are happy to help');
    return visitor;
  };
  const loaded = (visitor: ChatPage): Promise<readonly string[]> =>
    visitor.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  const parts = async (visitor: ChatPage): Promise<readonly string[]> =>
    (await loaded(visitor)).flatMap((path) => conversation.exec(path)?.[1] ?? []).sort();

  it('loads where to write, and the conversation with the first key', async () => {
    const visitor = await opened();
    await until('the composer has the focus', () => visitor.composer.evaluate((field) => field.matches(':focus')));
    ok((await loaded(visitor)).some((path) => path.includes('/chat-window-frame-')));
    deepEqual(await parts(visitor), []);
    // whether calls are offered is asked, for the buttons in the header
    deepEqual(
      (await loaded(visitor)).filter((path) => path.startsWith('/api') && !path.endsWith('/checkClickToCallSupport')),
      [],
    );
    await visitor.page.keyboard.type('G');
    await visitor.shows('coffee robot');
    deepEqual(await parts(visitor), ['chat-conversation', 'chat-services', 'chat-watch']);
    await visitor.page.keyboard.type('ood morning');
    await visitor.page.keyboard.press('Enter');
    deepEqual(await visitor.delivered(1), ['Good morning']);
  });

  it('shows what is sent on a slow line, and it arrives once and in order', async () => {
    const visitor = await opened();
    const client = await visitor.page.context().newCDPSession(visitor.page);
    // what browsers call slow 3G
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    for (const text of ['one', 'two']) await visitor.say(text);
    await visitor.shows(['one', 'two', 'Sending…']);
    await visitor.composer.fill('three');
    deepEqual(await visitor.delivered(2, { within: 60_000 }), ['one', 'two']);
    await visitor.composer.press('Enter');
    deepEqual(await visitor.delivered(3, { within: 60_000 }), ['one', 'two', 'three']);
  });

  it('keeps what is sent when the conversation cannot be loaded, and sends it when the visitor tries again', async () => {
    const visitor = await opened();
    await visitor.page.route(conversation, (route) => route.abort());
    await visitor.say('Do not lose this');
    await visitor.shows(['We cannot be reached', 'Do not lose this']);
    visitor.desk.problems.splice(0); // the browser tells of what it could not load
    await visitor.page.unroute(conversation);
    await visitor.press('Try again');
    deepEqual(await visitor.delivered(1), ['Do not lose this']);
    await visitor.hides('We cannot be reached');
  });

  it('leaves as a message what was begun when nobody is there', async () => {
    await on.cec.set({ bot: false, open: false });
    const visitor = await opened();
    await visitor.page.keyboard.type('My beans');
    await visitor.shows('We are closed at the moment');
    const message = visitor.page.getByRole('textbox', { name: 'Message' });
    await until('the words are in the form', async () => (await message.inputValue()).startsWith('M'));
  });
});
