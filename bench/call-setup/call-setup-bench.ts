import type { Browser, Page } from 'playwright-core';
import packageFile from '../../package.json' with { type: 'json' };
import { startChromium } from '../../test/telephony/browser/chromium.js';
import { Exchange } from '../../test/telephony/exchange.js';
import { domain, passwordOf, type User } from '../../test/telephony/servers/site.js';
import { serveBundle } from '../support/subject-page.js';
import type { BenchReport } from '../transcript/transcript-bench.js';
import type { SetUp } from './pages/subject.js';

const rounds = 41;
const warmUp = 2;
/** From the first digit to the click, in ms: a quick agent with a short number. */
const typing = 600;

/** From the click to the INVITE, to the agreement, to the first sound: ours beside JsSIP, on the same Kamailio, a call each in turn. */
export async function callSetUpBench(): Promise<BenchReport> {
  const exchange = await Exchange.open();
  const browser = await startChromium();
  try {
    await exchange.phone({ user: 'phone', sends: 1209 });
    const subjects = [
      await open(browser, exchange, 'ours', 'alice', true),
      await open(browser, exchange, 'ours', 'carol', false),
      await open(browser, exchange, 'jssip', 'bob', true),
    ];
    for (let round = 0; round < warmUp + rounds; round++) {
      for (const { page, typed, times } of subjects) {
        await page.bringToFront();
        if (typed) await page.evaluate(() => window.phoneSubject.type());
        // a page that has just come to the front is busy with that, and the far end takes one call at a time
        await page.waitForTimeout(typing);
        const time = await page.evaluate(() => window.phoneSubject.call('phone'));
        if (round >= warmUp) times.push(time);
      }
    }
    const [ours, sudden, peer] = subjects.map(({ times }) => middleOf(times));
    if (!ours || !sudden || !peer) throw new Error('nothing was measured');
    const name = `JsSIP ${packageFile.devDependencies.jssip}`;
    return { name: 'call-setup', figures: { rounds, ours, sudden, peers: { [name]: peer } }, page: written({ ours, sudden, peer }, name) };
  } finally {
    await browser.close();
    await exchange.close();
  }
}

interface Measured {
  readonly page: Page;
  /** Somebody types before the click. */
  readonly typed: boolean;
  readonly times: SetUp[];
}

async function open(browser: Browser, exchange: Exchange, entry: string, user: User, typed: boolean): Promise<Measured> {
  const site = await serveBundle(`bench/call-setup/pages/${entry}.ts`);
  const context = await browser.newContext({ permissions: ['microphone'] });
  const page = await context.newPage();
  await page.goto(`${site.origin}/`);
  await page.waitForFunction(() => 'phoneSubject' in globalThis);
  const account = { server: exchange.kamailio.webSocketURL, address: `sip:${user}@${domain}`, username: user, password: passwordOf(user) };
  await page.evaluate((given) => window.phoneSubject.register(given), account);
  context.on('close', () => void site.close());
  return { page, typed, times: [] };
}

/** In ms. */
type Middle = { readonly clickToInvite: number; readonly inviteToEstablished: number; readonly clickToAudio: number };

function middleOf(times: readonly SetUp[]): Middle {
  const middle = (values: readonly number[]): number =>
    Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN);
  return {
    clickToInvite: middle(times.map(({ invite }) => invite)),
    inviteToEstablished: middle(times.map(({ invite, established }) => established - invite)),
    clickToAudio: middle(times.map(({ audio }) => audio)),
  };
}

function written({ ours, sudden, peer }: { ours: Middle; sudden: Middle; peer: Middle }, name: string): string {
  const row = (words: string, field: keyof Middle): string =>
    `| ${words} | ${ours[field]} ms | ${sudden[field]} ms | ${peer[field]} ms | ${(peer[field] / ours[field]).toFixed(2)} |`;
  return `## Softphone: setting up a call

From the click on *Call*, microphone and candidates included, to a phone behind Kamailio and rtpengine on the same machine that answers at once; no STUN, no TURN. Medians of ${rounds} calls each, ours and ${name} in turn. Ours gathers its candidates while the number is typed (${typing} ms here); *sudden* is ours without that, as when the page dials by itself.

| | ours | ours, sudden | ${name} | ${name} / ours |
|---|---:|---:|---:|---:|
${row('click to INVITE', 'clickToInvite')}
${row('INVITE to established', 'inviteToEstablished')}
${row('click to first sound', 'clickToAudio')}
`;
}
