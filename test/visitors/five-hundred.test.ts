import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { CenterProcess } from './center.js';
import { TestVisitor, textOf } from './visitor.js';

const visitorCount = Number(process.env['VISITORS'] ?? 500);
const messagesEach = 10;
/** What goes wrong, and with which part of the requests. */
const faults = [
  { path: 'send', does: 'drop-before', share: 0.04 },
  { path: 'send', does: 'drop-after', share: 0.04 },
  { path: 'send', does: 'error', share: 0.04 },
  { path: 'send', does: 'error-after', share: 0.04 },
  { path: 'send', does: 'delay', delay: 300, share: 0.05 },
  { path: 'poll', does: 'drop-before', share: 0.03 },
  { path: 'poll', does: 'drop-after', share: 0.03 },
  { path: 'poll', does: 'error', share: 0.03 },
  { path: 'poll', does: 'error-after', share: 0.03 },
  { path: 'poll', does: 'delay', delay: 300, share: 0.05 },
  { path: 'poll', does: 'duplicate', share: 0.1 },
  { path: 'queryHistoryChatMessage', does: 'error', share: 0.04 },
  { path: 'applyToken', does: 'error', share: 0.04 },
] as const;

describe(`${visitorCount} visitors at once`, () => {
  let center: CenterProcess;
  let visitors: readonly TestVisitor[];

  before(async () => {
    center = await CenterProcess.start();
    await center.misbehave({ rules: faults });
    visitors = Array.from({ length: visitorCount }, (_, index) => new TestVisitor(`v${index}`, center.facts));
  });

  after(async () => {
    await Promise.all(visitors.map((visitor) => visitor.leave()));
    await center.stop();
  });

  it('lose nothing, read nothing twice and in no other order, whatever goes wrong on the way', async () => {
    const start = performance.now();
    const whole = visitorCount * messagesEach;
    const written = (): number => visitors.reduce((sum, { wrote }) => sum + wrote.length, 0);
    const over = new AbortController();

    const until = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) await wait(50, undefined, { signal: over.signal });
    };
    const disasters = (async (): Promise<void> => {
      await until(() => written() >= whole * 0.3);
      await center.misbehave({ expireTokens: 'all' });
      // everybody has renewed theirs: one whose renewed token is refused, too, gives up, and is right to
      const before = visitors.map(({ sent }) => sent);
      await until(() => visitors.every(({ sent }, index) => sent === messagesEach || sent > (before[index] ?? 0)));
      await center.misbehave({ restart: true });
    })();
    const visits = visitors.map(async (visitor, index) => {
      await visitor.open();
      await visitor.write(messagesEach / 2);
      if (index % 5 === 0) await visitor.reload();
      await visitor.write(messagesEach / 2);
      await visitor.done();
    });
    const late = wait(480_000, 'late', { signal: over.signal });
    const outcome = await Promise.race([Promise.all([...visits, disasters]), late]);
    over.abort();
    if (outcome === 'late') {
      const stuck = visitors.filter(({ wrote, answers }) => answers.length < wrote.length || wrote.length < messagesEach);
      assert.fail(
        `${stuck.length} visitors are not done:\n${stuck
          .slice(0, 10)
          .map(({ state }) => state)
          .join('\n')}`,
      );
    }
    const seconds = (performance.now() - start) / 1000;

    const known = new Map((await center.conversations()).map((conversation) => [conversation.userId, conversation]));
    let [up, down] = [0, 0];
    for (const visitor of visitors) {
      const conversation = known.get(visitor.visitorId);
      assert.ok(conversation, `the center does not know ${visitor.name}`);
      const got = conversation.messages.filter(({ from, controlType }) => from === 'CUSTOMER' && controlType === 'CHAT');
      const said = conversation.messages.filter(({ from, controlType }) => from === 'AGENT' && controlType === 'CHAT');
      // what the centre got is what was written, and what it said is what is shown: each once, in order
      assert.deepEqual(
        got.map(({ content }) => content),
        visitor.wrote,
        `${visitor.name}: what arrived`,
      );
      const shown = visitor.messages.filter(({ author }) => author === 'agent');
      assert.deepEqual(
        shown.map(textOf),
        said.map(({ content }) => content),
        `${visitor.name}: what is shown`,
      );
      assert.equal(new Set(shown.map(({ id }) => id)).size, shown.length);
      up += got.length;
      down += said.length;
    }
    assert.equal(up, whole);
    assert.ok(down >= whole);
    const struck = await center.struck();
    const wrong = Object.values(struck).reduce((sum, count) => sum + count, 0);
    const reloads = visitors.reduce((sum, visitor) => sum + visitor.reloads, 0);
    console.log(
      `${visitorCount} visitors, ${up} messages to the center and ${down} from it in ${seconds.toFixed(1)} s: each once, in order, ` +
        `through ${wrong} faults (${Object.entries(struck)
          .map(([does, count]) => `${does} ${count}`)
          .join(', ')}), ` +
        `${reloads} reloads, all tokens expired, and a restart`,
    );
  });
});
