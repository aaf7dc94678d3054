import { expect, html } from '@open-wc/testing';
import '../../define/queue-notice.js';
import { expectAccessible, mounted, now, part, rendered, standingClock, textOf } from '../element.testing.js';
import type { QueueNoticeElement } from './queue-notice-element.js';

const clock = standingClock();

async function notice(queue: QueueNoticeElement['queue']): Promise<QueueNoticeElement> {
  return mounted<QueueNoticeElement>(html`<cc-queue-notice .queue=${queue} .clock=${clock}></cc-queue-notice>`);
}

describe('cc-queue-notice', () => {
  it('is accessible', async () => {
    await expectAccessible(await notice({ position: 3, waited: 42, estimated: 130, limit: 600 }));
  });

  it('tells the place, how long it took and usually takes, and when the queue gives up', async () => {
    const text = textOf(await notice({ position: 3, waited: 42, estimated: 130, limit: 600 }));
    expect(text).to.contain('Number 3 in line');
    expect(text).to.contain('Waited 0:42');
    expect(text).to.contain('Usual wait about 2 minutes');
    expect(text).to.contain('within 10 minutes');
  });

  it('tells only what is known', async () => {
    const text = textOf(await notice(undefined));
    expect(text).to.contain('Waiting for a person').and.not.to.contain('Waited').and.not.to.contain('within');
    expect(textOf(await notice({ position: 1, estimated: 20 })))
      .to.contain('You are next')
      .and.to.contain('less than a minute');
  });

  it('announces a change of place, and not that time passes', async () => {
    const element = await notice({ position: 3, waited: 42 });
    const place = part(element, 'place');
    const changes: string[] = [];
    const observer = new MutationObserver(() => changes.push(textOf(place)));
    observer.observe(place, { characterData: true, childList: true, subtree: true });
    await clock.advance(5000);
    await rendered(element);
    expect(textOf(element)).to.contain('Waited 0:47');
    element.queue = { position: 3, waited: 50 };
    await rendered(element);
    expect(changes).to.deep.equal([]);
    element.queue = { position: 2, waited: 55 };
    await rendered(element);
    await Promise.resolve();
    expect(changes).to.deep.equal(['Number 2 in line']);
    observer.disconnect();
    expect(place.getAttribute('role')).to.equal('status');
  });

  it('counts on from the time before a reload', async () => {
    const element = await mounted<QueueNoticeElement>(html`<cc-queue-notice .since=${now} .clock=${standingClock()}></cc-queue-notice>`);
    expect(textOf(element)).to.contain('Waited 0:00');
  });
});
