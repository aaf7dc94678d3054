import type { Browser } from 'playwright-core';
import packageFile from '../../package.json' with { type: 'json' };
import { lengths, measure, type Point, rounds } from './measure.js';

/** What a bench has found, and how it reads. */
export type BenchReport = { readonly name: string; readonly figures: unknown; readonly page: string };

/** What one more message costs at 100, 1,000 and 10,000 messages, ours beside deep-chat. */
export async function transcriptBench(browser: Browser): Promise<BenchReport> {
  const ours = await measure(browser, 'bench/transcript/pages/ours.ts');
  const peer = await measure(browser, 'bench/transcript/pages/deep-chat.ts');
  const version = packageFile.devDependencies['deep-chat'];
  return { name: 'transcript', figures: { ours, peers: { [`deep-chat ${version}`]: peer } }, page: written(ours, peer, version) };
}

const at = (points: readonly Point[], length: number): Point =>
  points.find((point) => point.length === length) ?? { length, append: NaN, mounted: NaN };

function written(ours: readonly Point[], peer: readonly Point[], version: string): string {
  const base = at(ours, 100).append;
  const rows = lengths.map((length) => {
    const [own, other] = [at(ours, length), at(peer, length)];
    return `| ${length.toLocaleString('en')} | ${times(own.append / base)} | ${times(other.append / base)} | ${times(other.append / own.append)} | ${own.mounted} | ${other.mounted.toLocaleString('en')} |`;
  });
  return `## Transcript: one more message

What the main thread does from the moment a message is given until it is painted (script, style, layout, painting), the reader being at the end. Times are in units of ours at 100 messages, from one run on one machine; the middle of ${rounds} messages at each length, added to all lengths in turn, so that a machine that is busy for a while does not look like growth.

| messages | \`cc-message-list\` | deep-chat ${version} | deep-chat / ours | rows mounted, ours | rows mounted, deep-chat |
|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}
`;
}

const times = (ratio: number): string => ratio.toFixed(ratio < 10 ? 2 : 0);
