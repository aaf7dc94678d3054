import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { isRequest } from '../../scenarios/support/center-admin.js';
import { until } from '../../scenarios/support/until.js';
import type { VendorPage } from '../../scenarios/itniotech/vendor-page.js';
import { VendorStage } from '../../scenarios/itniotech/vendor-stage.js';

/** Values that a page may hand over, as JavaScript: they do not all survive the way into it otherwise. */
const values: Readonly<Record<string, string>> = {
  nothing: 'undefined',
  null: 'null',
  'a negative number': '-7',
  'no number': 'NaN',
  'a large number': '1001n',
  'a symbol': "Symbol('x')",
  'a function': '() => "1001"',
  'a list': '["1001"]',
  'a date': 'new Date()',
  markup: `'<img src=x onerror="window.hurt = true">'`,
  'a script': `'<script>window.hurt = true</' + 'script>'`,
  'an address of a script': `'javascript:window.hurt = true'`,
  'a SIP address': `'sip:eve@evil.example.com'`,
  'a header': `'1001\\r\\nRoute: <sip:evil.example.com>'`,
  'a megabyte': `'<b>'.repeat(350000)`,
  'a megabyte of digits': `'1'.repeat(1000000)`,
  'marks that turn': `'\\u202e1001\\u202c'.repeat(3) + 'x'`,
  'an object that says what it is': `({ toString: () => { window.hurt = true; return '1001' } })`,
  'a getter that throws': `({ get phone() { throw new Error('hostile') }, get token() { throw new Error('hostile') } })`,
  'a proxy that throws': `new Proxy({}, { get() { throw new Error('hostile') }, getOwnPropertyDescriptor() { throw new Error('hostile') } })`,
  'a proxy that is revoked': `(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()`,
  'a key that would be a prototype': `JSON.parse('{"__proto__": {"phone": "604", "token": "x"}, "constructor": {"prototype": {"phone": "604"}}}')`,
  'a prototype with a number': `Object.create({ phone: '604' })`,
  'a circle': `(() => { const circle = {}; circle.data = circle; return circle })()`,
  'a node': 'document.body',
  'the window': 'window',
};

describe('A page written for itniotech that is hostile, or shows what strangers wrote', () => {
  let vendor: VendorStage;
  let page: VendorPage;
  let mark = 0;
  let cases = 0;
  before(async () => {
    vendor = await VendorStage.open();
    page = await vendor.signedIn();
    mark = await vendor.stage.admin.mark();
  });
  after(async () => {
    console.log(`${String(cases)} hostile inputs: nothing dialled, nothing rendered, nothing thrown`);
    await vendor.clear();
    await vendor.close();
  });
  afterEach(async () => {
    // what is said in the log is said on purpose; exceptions and everything else are not
    deepEqual(
      page.problems().filter((problem) => !problem.startsWith('<cc-sdk>')),
      [],
    );
    equal(await page.desk.page.evaluate(() => (window as Window & { hurt?: unknown }).hurt), undefined);
    // locators look into shadow roots
    equal(await page.desk.page.locator('img, iframe, object, embed, b, a[href^="javascript"]').count(), 0);
  });
  beforeEach(async () => {
    if ((await page.desk.screen()).includes('Ready')) return;
    await signIn();
    await isUsable();
  });

  const invited = async (): Promise<readonly string[]> =>
    (await vendor.stage.admin.wire(mark))
      .filter((entry) => entry.extension === '1001' && isRequest(entry, 'INVITE'))
      .map(({ text }) => text.slice(0, text.indexOf('\r\n')));
  /** Runs a statement of the page's own; resolves with what it threw. */
  const run = async (statement: string): Promise<string> => {
    cases += 1;
    return page.desk.page.evaluate<string>(`(async () => {
      const sdk = document.getElementById('sdk');
      try { ${statement}; return '' } catch (error) { return String(error) }
    })()`);
  };
  const signIn = (extension = '1001'): Promise<string> =>
    run(`const answer = await fetch('${vendor.center}/createAuth?extension=${extension}', { method: 'POST' });
      window.ccSdk.register({ token: (await answer.json()).data.authentication })`);
  /** The phone can still be used: it is there, signed in, and takes a number. */
  const isUsable = async (): Promise<void> => {
    await page.desk.shows(['Ready', '1001']);
  };

  for (const [what, value] of Object.entries(values)) {
    it(`calls nobody for ${what}`, async () => {
      equal(await run(`sdk.callPhone(${value})`), '');
      equal(await run(`sdk.callPhone({ phone: ${value}, info: 'x' })`), '');
      await page.desk.shows('Nobody has this number');
      deepEqual(await invited(), []);
      await isUsable();
    });

    it(`registers nobody with ${what}`, async () => {
      equal(await run(`window.ccSdk.register(${value})`), '');
      equal(await run(`window.ccSdk.register({ token: { data: ${value} } })`), '');
      await page.desk.shows('was not accepted');
    });
  }

  it('is told of another prototype of all objects, and does not listen', async () => {
    equal(await run(`Object.prototype.phone = '604'; Object.prototype.token = 'x'; sdk.callPhone({}); window.ccSdk.register({})`), '');
    await page.desk.shows('was not accepted');
    equal(await run('delete Object.prototype.phone; delete Object.prototype.token'), '');
    deepEqual(await invited(), []);
    await isUsable();
  });

  it('shows what is known of a callee and who calls as text, whatever it is', async () => {
    const info = `<img src=x onerror="window.hurt = true"><script>window.hurt = true</script>\u202eevil`;
    await page.callFromPage('604', info);
    await page.desk.hears(1209);
    const shown = await page.desk.page.locator('cc-sdk-notes [part=information]').textContent();
    equal(shown, info.replace('\u202e', ''));
    await page.desk.press('Hang up');
    await page.desk.press('Ready now');
    const call = await vendor.stage.admin.ring({ to: '1001', name: '<b onclick=x>Eve</b>', plays: 'tone' });
    await page.desk.press('Answer');
    await page.desk.hears(1209);
    await page.desk.shows('<b onclick=x>Eve</b>');
    await vendor.stage.admin.let(call, 'hang-up');
    await page.desk.press('Ready now');
    cases += 2;
  });

  it('hears of a hostile answer to its token in words', async () => {
    for (const answer of [
      '"text"',
      'null',
      '[]',
      '{',
      '{"server":"javascript:alert(1)","address":"sip:1@x","username":"1","password":"p"}',
      '{"server":"ws://evil.example.com","address":"sip:1@x","username":"1","password":"p"}',
      '{"address":{"toString":1},"username":["x"],"password":true}',
      `{"address":"sip:${'1'.repeat(1_000_000)}","username":"1","password":"p"}`,
      '{"__proto__":{"address":"sip:1@x"},"username":"1","password":"p"}',
    ]) {
      await page.desk.page.route('**/cc/credential/itniotech', (route) =>
        route.fulfill({
          body: answer,
          contentType: 'application/json',
          headers: { 'access-control-allow-origin': vendor.site.origin, 'access-control-allow-credentials': 'true' },
        }),
      );
      const before = (await page.desk.facts()).length;
      equal(await signIn('1002'), '');
      await page.desk.fact({ type: 'cc-error' }, { after: before });
      await page.desk.page.unroute('**/cc/credential/itniotech');
    }
    equal(await signIn(), '');
    await isUsable();
  });

  it('finds its token nowhere: not in the console, the storage, an address or the page', async () => {
    const said: string[] = [];
    const addresses: string[] = [];
    page.desk.page.on('console', (message) => said.push(message.text()));
    page.desk.page.on('request', (request) => addresses.push(request.url()));
    const response = await fetch(`${vendor.center}/createAuth`, { method: 'POST' });
    const token = ((await response.json()) as { data: { authentication: string } }).data.authentication;
    await vendor.stage.admin.faults({ itniotech: { expireTokens: true } });
    await page.desk.page.evaluate((given) => window.ccSdk?.register({ token: given }), token);
    await page.desk.shows('Your sign-in has expired');
    const kept = await page.desk.page.evaluate(
      () =>
        JSON.stringify({ ...localStorage, ...sessionStorage, address: location.href, facts: window.facts }) +
        document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: [] }) +
        window.readScreen(),
    );
    const secret = token.split(':').at(-1) ?? token;
    for (const [place, content] of Object.entries({ said, addresses, kept }))
      ok(!JSON.stringify(content).includes(secret), `the token is in ${place}`);
    await until('the log says what is wrong', () => said.some((text) => text.includes('<cc-sdk>')));
  });

  // last: what it leaves behind makes everything slow that looks at the facts of the page
  it('may ask ten thousand times in a row, and stays usable', async () => {
    const dialled = (await invited()).length;
    const start = performance.now();
    equal(
      await run(`for (let i = 0; i < 10000; i++) { sdk.callPhone({ phone: '<b>' + i }); window.ccSdk.register({ token: '<b> ' + i }) }`),
      '',
    );
    cases += 19_999;
    await isUsable();
    const took = performance.now() - start;
    console.log(`20,000 in a row: ${String(Math.round(took))} ms until the page was usable again`);
    ok(took < 60_000);
    equal((await invited()).length, dialled);
  });
});
