import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage } from '../support/chat-page.js';
import { adaSends } from '../support/pair.js';
import { until } from '../support/until.js';
import { VisitorPage } from '../support/visitor-page.js';
import { chatting, VisitorStage } from '../support/visitor-stage.js';

/** What a strict page may not do is kept here, before anything of the page runs. */
const keepViolations = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.violations.push(violatedDirective + ' ' + blockedURI));`;

describe('A page under a strict policy', () => {
  const on = VisitorStage.forSuite(chatting);

  const violations = (visitor: ChatPage): Promise<readonly string[]> =>
    visitor.page.evaluate(() => (window as Window & { readonly violations?: readonly string[] }).violations ?? ['not kept']);

  /** The policy that the page came with, by directive. */
  async function policyOf(visitor: ChatPage): Promise<ReadonlyMap<string, string>> {
    const header = await visitor.page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
    return new Map(
      (header ?? '').split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
    );
  }

  it('has a chat and a call button that do nothing it forbids', async () => {
    const caller = await VisitorPage.open(on.stage, {
      prepare: keepViolations,
      beside: '<cc-chat-window center-greets greeting="Any questions?"></cc-chat-window>',
    });
    const visitor = new ChatPage(caller.desk);
    const policy = await policyOf(visitor);
    for (const [directive, value] of [
      ['default-src', "'none'"],
      ['script-src', "'self'"],
      ['style-src', "'self'"],
      ['base-uri', "'none'"],
      ['require-trusted-types-for', "'script'"],
    ] as const)
      equal(policy.get(directive), value, directive);

    await caller.talks();
    await caller.desk.hears(adaSends);
    await caller.press('Hang up');
    await caller.desk.shows('You ended the call');
    await caller.press('Close');

    await visitor.meetsAgent(on.cec);
    await visitor.say('*Strong* <b>words</b> and a picture');
    await visitor.shows('Here is the picture');
    const picture = visitor.page.locator('cc-message-bubble img').last();
    await until('the picture is drawn', () =>
      picture.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0),
    );
    await visitor.press('Emoji');
    await visitor.page.locator('cc-emoji-picker').waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.choose('Settings');
    await visitor.shows('Play a sound');
    await visitor.page.getByRole('button', { name: 'Back to the conversation' }).first().click();
    await visitor.choose('Rate the service');
    await visitor.shows('How did we do?');
    deepEqual(await violations(visitor), []);
  });

  it('would be told of what it forbids', async () => {
    const visitor = await ChatPage.open(on.stage, { prepare: keepViolations });
    const refused = await visitor.page.evaluate(() => {
      try {
        document.createElement('p').innerHTML = '<b>bold</b>';
        return '';
      } catch (error) {
        return String(error);
      }
    });
    ok(refused.includes('TrustedHTML'), refused);
    await until('it is kept', async () =>
      (await violations(visitor)).some((violation) => violation.startsWith('require-trusted-types-for')),
    );
    // the browser says so as well
    ok(visitor.desk.problems.splice(0).some((problem) => problem.includes('TrustedHTML')));
  });
});
