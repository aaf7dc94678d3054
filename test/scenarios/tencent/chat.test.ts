import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { defaultConfig } from '../../../demo/center/config.js';
import { adaSends } from '../support/pair.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { BusinessPage, type Received } from './support/business-page.js';
import { BusinessServer } from './support/business-server.js';

describe('A visitor’s chat, on a page that was written for Tencent', () => {
  let business: BusinessServer;
  let stage: Stage;
  const contexts: BrowserContext[] = [];
  const pages: BusinessPage[] = [];
  before(async () => {
    business = await BusinessServer.open();
    stage = await Stage.open({ config: defaultConfig({ origins: [business.url] }), cdn: 'dist/cdn', pages: 'dist/demo/pages' });
    business.serves(stage.center);
  });
  after(async () => {
    await stage.close();
    await business.close();
  });
  afterEach(async () => {
    await Promise.all([...pages.splice(0).map((page) => page.close()), ...contexts.splice(0).map((context) => context.close())]);
  });

  /** A visitor of the shop who asks for a person. */
  const visitor = async (): Promise<Page> => {
    const settings = `${stage.center.url}/admin/cec/settings`;
    await fetch(settings, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ bot: false }) });
    const context = await stage.browser.newContext({ viewport: { width: 900, height: 800 } });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${stage.center.url}/examples/chat.html`);
    await page.locator('cc-chat-window').getByRole('button').first().click();
    await writes(page, 'Where is my parcel?');
    return page;
  };
  const writes = async (page: Page, text: string): Promise<void> => {
    const field = page.locator('cc-message-composer').getByRole('textbox');
    await field.fill(text);
    await field.press('Enter');
  };
  const agentPage = async (path: string): Promise<BusinessPage> => {
    const page = await BusinessPage.open(stage.browser, path, { hertz: adaSends });
    pages.push(page);
    return page;
  };
  const command = (page: BusinessPage, name: string, options: object): Promise<unknown> =>
    page.page.evaluate(
      ([method, given]) => (window.tccc?.Chat as unknown as Record<string, (options: unknown) => Promise<unknown>>)[method]?.(given),
      [name, options] as const,
    );
  const sessionOf = ({ payload }: Received): unknown => payload?.['sessionId'];

  it('is taken, answered, shown a card and an order, handed to a colleague, and ended there', async () => {
    const ada = await agentPage(`${business.url}/workbench.html`);
    await ada.told('initialized');
    await until('visitors wait for a person', () => stage.center.cec.staff.hasHumans);
    const shop = await visitor();
    const offer = await ada.told('callIn', { type: 'im' });
    const sessionId = sessionOf(offer);
    await ada.press('answer'); // the button that the page has for calls calls `Call.accept`: that is no conversation's
    equal((await until('that is answered', async () => (await ada.results())[0]))['status'], 'error');
    deepEqual(await command(ada, 'accept', { sessionId }), { status: 'success' });
    await ada.told('userAccessed', { sessionId });
    const desk = ada.page.locator('t3c-sdk cc-agent-chat');
    await desk.getByText('Where is my parcel?').first().waitFor();
    await desk.locator('cc-message-composer').getByRole('textbox').fill('It is in Hamburg.');
    await desk.locator('cc-message-composer').getByRole('textbox').press('Enter');
    await shop.getByText('It is in Hamburg.').first().waitFor();
    const payload = { header: 'Parcel 7', desc: 'Comes tomorrow', pic: 'https://example.com/7.png', url: 'https://example.com/7' };
    deepEqual(await command(ada, 'sendCardMessage', { sessionId, payload }), { status: 'success' });
    await shop.getByText('Parcel 7').first().waitFor();
    const order = { guide: 'You ordered', name: 'Kettle', desc: '0.9 l', pic: '', customField: [{ name: 'Price', value: '39' }] };
    deepEqual(await command(ada, 'sendOrderMessage', { sessionId, payload: order }), { status: 'success' });
    await shop.getByText('Kettle').first().waitFor();

    business.agent = 'bilal.haddad@demo.localhost';
    const bilal = await agentPage(`${business.url}/workbench.html`);
    business.agent = 'ada.brandt@demo.localhost';
    await bilal.told('initialized');
    await until('the colleague is there', async () => stage.center.cec.staff.humans.has('1002'));
    deepEqual(await command(ada, 'transfer', { sessionId, userId: 'bilal.haddad@demo.localhost' }), { status: 'success' });
    await ada.told('sessionEnded', { sessionId, closeBy: 'admin' });
    const taken = await bilal.told('userAccessed');
    await writes(shop, 'Are you still there?');
    await bilal.page.locator('t3c-sdk cc-agent-chat').getByText('Are you still there?').first().waitFor();
    deepEqual(await command(bilal, 'end', { sessionId: sessionOf(taken) }), { status: 'success' });
    await bilal.told('sessionEnded', { sessionId: sessionOf(taken), closeBy: 'seat' });
    deepEqual(await command(bilal, 'end', { sessionId: sessionOf(taken) }), { status: 'error', errorMsg: 'This conversation is over.' });
    deepEqual([ada.problems, bilal.problems], [[], []]);
  });

  it('pops the page of the workstation, which writes a card into it', async () => {
    const framed = encodeURIComponent(`${business.url}/popped.html`);
    const desk = await agentPage(`${stage.center.url}/loginTCCC?extension=1003&page=${framed}&name=Tickets`);
    await until('the agent waits for visitors', () => stage.center.cec.staff.humans.has('1003'));
    const frame = await until('the page is framed', () => desk.page.frames().find((one) => one.url().startsWith(business.url)));
    const shop = await visitor();
    const facts = (): Promise<Readonly<Record<string, string>> | undefined> =>
      frame.evaluate(() => (window as unknown as { lastFacts?: Record<string, string> }).lastFacts);
    await until('the page is told who waits', async () => (await facts())?.['status'] === '100');
    equal((await facts())?.['type'], 'im');
    await desk.page.locator('cc-agent-chat').getByRole('button', { name: /^Take/ }).click();
    await until('the page is told that they are answered', async () => (await facts())?.['status'] === '200');
    await frame.evaluate(() => {
      const message = { header: 'Ticket 7', desc: 'Is on its way', pic: '', url: 'https://example.com/7' };
      window.parent.postMessage(
        { source: 'ccc-sdk', payload: { event: 'sendCard', message: { ...message, pic: 'https://example.com/7.png' } } },
        '*',
      );
      window.parent.postMessage({ source: 'ccc-sdk', payload: { event: 'sendTextMessage', message: 'Anything else?' } }, '*');
    });
    await shop.getByText('Ticket 7').first().waitFor();
    await shop.getByText('Anything else?').first().waitFor();
    await desk.page.locator('cc-agent-chat').getByRole('button', { name: /^End/ }).click();
    await until('the page is told that it is over', async () => (await facts())?.['status'] === '400');
    deepEqual(desk.problems, []);
  });
});
