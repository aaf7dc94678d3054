import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { whyNoFirefox } from '../support/firefox-desk.js';
import { until } from '../support/until.js';
import { type Engine, type WorkstationPage, WorkstationStage } from '../support/workstation-stage.js';

/** An attribute's value in single quotes. */
const json = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", '&#39;').replaceAll('&#39;', '&apos;')}'`;

// no call needs media here: Firefox has only to be there
const missing = (await whyNoFirefox())?.startsWith('There is no Firefox') === true;

for (const engine of ['chromium', 'firefox'] as const satisfies readonly Engine[]) {
  describe(`A screen pop in ${engine}, with pages on another origin`, { skip: engine === 'firefox' && missing }, () => {
    let stage: WorkstationStage;
    let desk: WorkstationPage;
    before(async () => {
      stage = await WorkstationStage.open(engine);
    });
    after(() => stage.close());
    afterEach(async () => {
      deepEqual(desk.problems, []);
      await desk.close();
    });

    const open = async (attributes: string): Promise<WorkstationPage> =>
      (desk = await stage.workstation(`<cc-screen-pop ${attributes}></cc-screen-pop>`));
    const hashes = async (): Promise<readonly string[]> => (await desk.frame(stage.business)).evaluate(() => window.hashes);

    it('opens the page when a call rings and tells it of the answer and the end in its hash, without loading it again', async () => {
      await open(`name="CRM" url="${stage.page('plain')}"`);
      await desk.shows('Nobody is on the line');
      await desk.ring('+442079460123', 'Maria Jensen');
      const frame = await desk.frame(stage.business);
      await desk.told(frame, 'Maria Jensen +442079460123 ring');
      await desk.shows('Calling');
      await frame.evaluate(() => Object.assign(window, { typed: 'a note' }));
      await desk.answer();
      await desk.told(frame, 'Maria Jensen +442079460123 answer');
      await desk.hangUp();
      await desk.told(frame, 'Maria Jensen +442079460123 end');
      deepEqual(
        await hashes(),
        ['100', '200', '400'].map((status) => `#?mobile=%2B442079460123&nickName=Maria%20Jensen&type=phone&status=${status}`),
      );
      equal(await frame.evaluate(() => (window as unknown as { typed?: string }).typed), 'a note');
      await desk.press('Close');
      await desk.shows('Nobody is on the line');
      equal(desk.page.frames().length, 1);
    });

    it('has its page greet it, and none of the page’s other workstations', { skip: engine === 'firefox' }, async () => {
      const page = `${stage.page()}&desk=${encodeURIComponent(stage.stranger)}`;
      await open(`name="CRM" url="${page.replaceAll('&', '&amp;')}"`);
      await desk.ring('1001');
      const frame = await desk.frame(stage.business);
      await frame.evaluate(async () => {
        await window.workstation?.connected;
        console.log('connected');
      });
      await until('all that was said before is heard', () => desk.said.includes('connected'));
      deepEqual(
        desk.said.filter((line) => line.includes('postMessage')),
        [],
      );
    });

    it('lengthens nobody’s way back', async () => {
      await open(`name="CRM" always-visible url="${stage.page('plain')}"`);
      await desk.frame(stage.business);
      const before = await desk.page.evaluate(() => history.length);
      await desk.ring('1001');
      await desk.answer();
      await until('the page was told', async () => (await hashes()).length >= 2);
      equal(await desk.page.evaluate(() => history.length), before);
    });

    it('gives every parameter of the Tencent form, encoded, and after a route that was there', async () => {
      const hostile = `Ada & Eve #1 =100% "x" <b> 客户 🚀`;
      const agent = { email: 'ada+desk@example.com', number: '1001', name: 'Ada & Brandt', roleId: '3' };
      await open(`name="CRM" url="${stage.page('plain')}#/customers/list?sort=a" application-id="1400000001" agent=${json(agent)}`);
      await desk.page.evaluate((name) => {
        document.querySelector('cc-screen-pop')?.screenPops?.report({
          kind: 'call',
          id: 'from elsewhere',
          phase: 'ring',
          direction: 'inbound',
          party: { number: '+86 13800000000', name },
          type: 'oim',
          userId: 'open/id?7',
          avatar: 'https://example.com/a.png?x=1&y=2',
        });
      }, hostile);
      const frame = await desk.frame(stage.business);
      await until('the page is told', () => frame.evaluate(() => window.told.length > 0));
      const [facts] = await frame.evaluate(() => window.told);
      deepEqual(facts?.parameters, {
        sort: 'a',
        mobile: '+86 13800000000',
        userId: 'open/id?7',
        nickName: hostile,
        avatar: 'https://example.com/a.png?x=1&y=2',
        type: 'oim',
        status: '100',
        agentEmail: 'ada+desk@example.com',
        agentMobile: '1001',
        agentNickName: 'Ada & Brandt',
        agentRoleId: '3',
        sdkAppId: '1400000001',
      });
      deepEqual([facts?.number, facts?.name, facts?.phase, facts?.type, facts?.agent], ['+86 13800000000', hostile, 'ring', 'oim', agent]);
      match((await hashes())[0] ?? '', /^#\/customers\/list\?sort=a&mobile=%2B86%2013800000000&/);
    });

    it('speaks with a page that connects, which acknowledges', async () => {
      await open(`name="CRM" url="${stage.page()}"`);
      await desk.ring('+442079460123', 'Maria Jensen');
      const frame = await desk.frame(stage.business);
      await desk.fact({ type: 'cc-screen-pop-state-change', state: 'acknowledged' });
      await desk.answer();
      await desk.told(frame, 'Maria Jensen +442079460123 answer');
      await until(
        'it was acknowledged twice',
        async () => (await desk.facts()).filter(({ state }) => state === 'acknowledged').length === 2,
      );
      // what it is told directly needs no hash
      equal((await hashes()).length, 1);
    });

    it('speaks with the same page again after it went to another place in its frame', async () => {
      await open(`name="CRM" url="${stage.page()}"`);
      await desk.ring('+442079460123', 'Maria Jensen');
      const first = await desk.frame(stage.business);
      await desk.told(first, 'Maria Jensen +442079460123 ring');
      await first.evaluate((url) => location.assign(url), stage.page('connected', '/business/ticket'));
      const ticket = await desk.frame(`${stage.business}/business/ticket`);
      await until('it has come up', () => ticket.evaluate(() => 'told' in window));
      await desk.told(ticket, 'Maria Jensen +442079460123 ring');
      await desk.answer();
      await desk.told(ticket, 'Maria Jensen +442079460123 answer');
      ok((await ticket.evaluate(() => location.pathname)) === '/business/ticket', 'it was not led away from where the agent was');
    });

    it('tells a page in its hash that never acknowledges, and says so', async () => {
      await open(`name="CRM" url="${stage.page('silent')}"`);
      await desk.ring('1001', 'Ada');
      const frame = await desk.frame(stage.business);
      await desk.told(frame, 'Ada 1001 ring');
      await until('a line is there', () =>
        frame.evaluate(async () => window.workstation !== undefined && (await window.workstation.connected, true)),
      );
      await desk.answer();
      await desk.fact({ type: 'cc-error', code: 'page-silent' });
      await desk.shows('The page did not answer.');
      await until('its hash says so', async () => (await hashes()).some((hash) => hash.includes('status=200')));
    });

    it('gives a reference and no number, where it hides the party', async () => {
      await open(`name="CRM" hide-party url="${stage.page()}"`);
      await desk.ring('+442079460123', 'Maria Jensen');
      const frame = await desk.frame(stage.business);
      await until('the page is told', () => frame.evaluate(() => window.told.length > 1));
      const seen = await frame.evaluate(() => JSON.stringify([window.told, location.href, document.referrer]));
      ok(!/7946|Maria/.test(seen), seen);
      match(seen, /"reference":"[0-9a-f]{32}"/);
    });

    it('opens a tab when the agent allows what the browser blocked, and tells the same tab of the answer', async () => {
      await open(`url="${stage.page('plain')}" target="tab"`);
      await desk.page.evaluate(() => {
        // what drives the browser counts as somebody's press: it is used up first, and not renewed until it is blocked
        window.open('about:blank')?.close();
        window.ringHere({ number: '+442079460123', name: 'Maria Jensen' });
        return new Promise<void>((resolve) => {
          document.body.addEventListener('cc-screen-pop-state-change', ({ pop }) => pop.state !== 'opening' && resolve());
        });
      });
      await desk.shows('Your browser kept a tab from opening.');
      await desk.fact({ type: 'cc-error', code: 'popup-blocked' });
      const pages = (): Promise<readonly string[]> =>
        desk.page
          .browserContext()
          .pages()
          .then((all) => all.map((page) => page.url()));
      equal((await pages()).length, 1);
      await desk.press('Open it now');
      await until('the tab is open', async () => (await pages()).some((url) => url.includes('status=100')));
      await desk.answer();
      await until('the tab is told', async () => (await pages()).some((url) => url.includes('status=200')));
      equal((await pages()).length, 2);
    });

    it('shows several pages as tabs, and only those that are there always while nobody calls', async () => {
      const pages = [
        { name: 'Tickets', url: stage.page('plain', '/business/tickets'), alwaysVisible: true },
        { name: 'Customer', url: stage.page('plain', '/business/customer') },
        { name: 'Old', url: stage.page('plain', '/business/old'), enabled: false, alwaysVisible: true },
      ];
      await open(`pages=${json(pages)}`);
      const tickets = await desk.frame(`${stage.business}/business/tickets`);
      await until('it has come up', () => tickets.evaluate(() => 'told' in window));
      await tickets.evaluate(() => Object.assign(window, { typed: 'a note' }));
      await desk.ring('1001', 'Ada');
      const customer = await desk.frame(`${stage.business}/business/customer`);
      await desk.told(tickets, 'Ada 1001 ring');
      await desk.told(customer, 'Ada 1001 ring');
      await desk.press('Customer');
      await desk.press('Tickets');
      equal(await tickets.evaluate(() => (window as unknown as { typed?: string }).typed), 'a note');
      await desk.hangUp();
      await desk.press('Close');
      await until('the page for calls is gone', () => desk.page.frames().length === 2);
      ok(!desk.page.frames().some((frame) => frame.url().includes('/old')));
    });

    it('asks whose number it is: opens one record, lets the agent choose among several, says that there is none', async () => {
      const url = `${stage.business}/business/record?kind=plain&id={record.id}`;
      const rules = [{ id: 'who', open: { type: 'lookup', lookup: 'customers', one: { type: 'url', page: 'CRM', url } } }];
      const pages = [{ name: 'CRM', url: `${stage.business}/business?kind=plain` }];
      await open('');
      await desk.page.evaluate(
        (givenPages, givenRules) => {
          const pop = document.querySelector('cc-screen-pop');
          if (!pop) return;
          pop.lookups = {
            // a method: what tsx does to keep the names of functions is not there in the page
            customers({ party }) {
              return Array.from({ length: Number(party.number) }, (_, index) => ({
                id: `r/${String(index)}`,
                label: `<b>Record ${String(index)}</b>`,
                description: 'London',
              }));
            },
          };
          pop.pages = givenPages;
          pop.rules = givenRules as never;
        },
        pages,
        rules,
      );
      await desk.ring('1');
      ok((await desk.frame(`${stage.business}/business/record`)).url().endsWith('id=r%2F0'));
      await desk.hangUp();
      await desk.press('Close');
      await desk.ring('3');
      await desk.shows('3 records match');
      await desk.press('<b>Record 2</b>\nLondon');
      await until('it is open', () => desk.page.frames().some((frame) => frame.url().endsWith('id=r%2F2')));
      await desk.hangUp();
      await desk.press('Close');
      await desk.ring('0');
      await desk.shows('No record yet');
    });

    it('does what a page asks for: dials when the agent confirms, says so when they decline', async () => {
      await open(`name="CRM" always-visible url="${stage.page()}"`);
      const frame = await desk.frame(stage.business);
      await until('a line is there', () =>
        frame.evaluate(async () => window.workstation !== undefined && (await window.workstation.connected, true)),
      );
      const asked = frame.evaluate(async () => {
        const outcomes: string[] = [];
        for (const number of ['1001', '1002']) {
          await window.workstation?.callOut(number, `about ${number}`).then(
            () => outcomes.push('dialling'),
            (error: unknown) => outcomes.push((error as { reason: string }).reason),
          );
        }
        return outcomes;
      });
      await desk.shows('CRM asks you to call 1001. about 1001');
      deepEqual(await desk.page.evaluate(() => window.dialed()), []);
      await desk.press('Call');
      await desk.shows('CRM asks you to call 1002.');
      await desk.press('Not now');
      deepEqual(await asked, ['dialling', 'declined']);
      deepEqual(await desk.page.evaluate(() => window.dialed()), ['1001']);
      await desk.fact({ type: 'cc-dial-request', number: '1001' });
    });

    it('takes the form of Tencent’s pages too, and dials at once where it was told to', async () => {
      await open(`name="CRM" always-visible dial-requests="direct" url="${stage.page('plain')}"`);
      const frame = await desk.frame(stage.business);
      await until('it has come up', () => frame.evaluate(() => 'told' in window));
      await frame.evaluate(() => {
        window.parent.postMessage({ source: 'ccc-sdk', payload: { event: 'callOut', message: { phoneNumber: '1003', desc: 'Lin' } } }, '*');
      });
      await until('it is dialled', async () => (await desk.page.evaluate(() => window.dialed())).includes('1003'));
    });

    it('writes into the conversation what a page sends, in both forms, and pops for a chat', async () => {
      await open(`name="CRM" url="${stage.page()}"`);
      await desk.page.evaluate(async () => {
        await window.fakeChatService.open();
        window.fakeChat.farEnd.attend({ kind: 'agent', name: 'Lin Chen' });
      });
      const frame = await desk.frame(stage.business);
      await until('the page knows it is a chat', () =>
        frame.evaluate(() => window.told.some(({ type, phase, name }) => type === 'im' && phase === 'answer' && name === 'Lin Chen')),
      );
      await desk.shows('In a chat');
      const outcomes = await frame.evaluate(async () => {
        const station = window.workstation;
        await station?.sendTextMessage('Hello <b>there</b>');
        await station?.sendCard({ header: 'Grinder', desc: 'G2', url: 'https://shop.example.com/g2' });
        await station?.sendCustomMessage({ title: 'Order', description: 'LF-20917', extension: { id: 7 } });
        const post = { source: 'ccc-sdk', payload: { event: 'sendTextMessage', message: 'the old way' } };
        window.parent.postMessage(post, '*');
        return 'sent';
      });
      equal(outcomes, 'sent');
      await until('all four are there', async () => (await desk.page.evaluate(() => window.sent().length)) === 4);
      deepEqual(await desk.page.evaluate(() => window.sent()), [
        { type: 'text', text: 'Hello <b>there</b>' },
        { type: 'card', title: 'Grinder', description: 'G2', url: 'https://shop.example.com/g2', hasPicture: false },
        { type: 'card', title: 'Order', description: 'LF-20917', hasPicture: false },
        { type: 'text', text: 'the old way' },
      ]);
      await desk.shows('CRM wrote in the chat.');
    });

    it('opens the page in one of two tabs that ring for the same call', async () => {
      const markup = `<cc-screen-pop name="CRM" url="${stage.page('plain')}"></cc-screen-pop>`;
      desk = await stage.workstation(markup);
      const other = await desk.another();
      for (const each of [desk, other]) await each.ring('+442079460123', 'Maria Jensen');
      const framed = (each: WorkstationPage): boolean => each.page.frames().some((frame) => frame.url().startsWith(stage.business));
      await until('one of them has the page', () => framed(desk) || framed(other));
      const [first, second] = framed(desk) ? [desk, other] : [other, desk];
      await first.answer();
      await first.fact({
        type: 'cc-screen-pop',
        state: 'opening',
        url: `${stage.page('plain')}#?mobile=%2B442079460123&nickName=Maria%20Jensen&type=phone&status=200`,
      });
      ok(!framed(second));
      // the tab goes, and the other one, where it still rings, goes on
      await first.page.close();
      await until('the other one has the page now', () => framed(second));
      deepEqual(second.problems, []);
      desk = second;
    });

    it('leaves it to the host page that prevents it', async () => {
      await open(`name="CRM" url="${stage.page()}"`);
      await desk.page.evaluate(() => document.addEventListener('cc-screen-pop', (event) => event.preventDefault()));
      await desk.ring('1001');
      await desk.fact({ type: 'cc-screen-pop-state-change', state: 'delivered' });
      equal(desk.page.frames().length, 2);
      equal(await desk.page.frames()[1]?.url(), 'about:blank');
    });

    it('opens nothing that is not https or this machine', async () => {
      await open('name="CRM" url="javascript:alert(1)"');
      await desk.fact({ type: 'cc-error', code: 'url-not-allowed' });
      await desk.ring('1001');
      await desk.shows('');
      equal(desk.page.frames().length, 1);
    });
  });
}
