import { deepEqual, equal } from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { pageFamily } from '../support/chat-page.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { CECAdmin } from '../support/visitor-page.js';
import { leave } from '../support/leave.js';

const ours = 'contact-center-widgets-vendor-ui';

/** Keeps the errors that a page is told of, and lets it be seen whether something was left behind. */
const keepErrors = `
  window.errorsTold = [];
  document.addEventListener('cc-error', ({ error }) => window.errorsTold.push(error.code));`;

interface Watched extends Window {
  readonly errorsTold: readonly string[];
}

describe("The vendor's own widget, on a page with Trusted Types", () => {
  let stage: Stage;
  let cec: CECAdmin;
  let thrown: string[];
  const pages: Page[] = [];
  before(async () => {
    stage = await Stage.open();
    cec = new CECAdmin(stage);
  });
  after(() => stage.close());
  beforeEach(async () => {
    thrown = [];
    await cec.reset();
    await cec.set({ queueAhead: 0, agentPace: 50 });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await leave(page.context());
  });

  /** A page whose policy is the centre's but for these directives. */
  async function open(directives: Readonly<Record<string, string>>, language = 'en'): Promise<Page> {
    const inside = `<cc-huawei-cec vendor-ui ${pageFamily}></cc-huawei-cec>`;
    const path = await stage.page({ extension: 'visitor', language, inside });
    const context = await stage.browser.newContext();
    await context.addInitScript(keepErrors);
    await context.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = (headers['content-security-policy'] ?? '').split('; ').map((directive) => {
        const [name = ''] = directive.split(' ');
        return name in directives ? `${name} ${directives[name] ?? ''}` : directive;
      });
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': policy.join('; ') } });
    });
    const page = await context.newPage();
    pages.push(page);
    page.on('pageerror', (error) => thrown.push(String(error)));
    await page.goto(`${stage.center.url}${path}`);
    return page;
  }

  const told = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window as Window as Watched).errorsTold);
  const leftBehind = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() => [
      ...[...document.querySelectorAll('script[data-proof]')].map(() => 'script'),
      ...['thirdValidate', 'configId', 'token', '$ContextPath'].filter((name) => name in window),
    ]);

  it('works where the policy allows inline scripts and ours by its name', async () => {
    const page = await open({ 'script-src': "'self' 'unsafe-inline'", 'trusted-types': `lit-html ${ours}` });
    const launcher = page.getByRole('button', { name: 'Online service' });
    await launcher.click();
    await page.getByRole('log').getByText('I am Larky').waitFor();
    await page.getByRole('textbox', { name: 'Message' }).fill('What does delivery cost?');
    await page.getByRole('button', { name: 'Send' }).click();
    await until('the centre got it', async () => (await cec.timesAsked('sendMessageForWebChannel')) === 2);
    deepEqual(await told(page), []);
    deepEqual(thrown, []);
    await page.evaluate(() => document.querySelector('cc-huawei-cec')?.remove());
    await until('nothing is left', async () => (await leftBehind(page)).length === 0);
  });

  for (const [what, directives] of [
    ['does not allow our policy', { 'script-src': "'self' 'unsafe-inline'", 'trusted-types': 'lit-html' }],
    ['allows no inline script', { 'trusted-types': `lit-html ${ours}` }],
  ] as const)
    it(`says so in one error and one sentence where the page ${what}, and leaves nothing behind`, async () => {
      const page = await open(directives);
      await page.getByRole('alert').getByText('The chat is not available at the moment.').waitFor();
      deepEqual(await told(page), ['unsupported-browser']);
      deepEqual(await leftBehind(page), []);
      deepEqual(thrown, []);
      equal(await page.locator('#aicc-stand-in').count(), 0);
    });

  it('says it in the language of the page', async () => {
    const page = await open({}, 'zh-CN');
    await page.getByRole('alert').getByText('在线咨询暂时不可用。').waitFor();
  });

  it('says so when the second of its scripts cannot be had', async () => {
    await cec.fault({ rules: [{ path: 'newThirdPartyClient.js', does: 'error' }] });
    const page = await open({ 'script-src': "'self' 'unsafe-inline'", 'trusted-types': `lit-html ${ours}` });
    await page.getByRole('alert').getByText('The chat is not available at the moment.').waitFor();
    equal((await told(page)).length, 1);
    deepEqual(await leftBehind(page), []);
    deepEqual(thrown, []);
  });
});
