import { expect } from '@open-wc/testing';
import type { ReactiveController } from 'lit';
import type { ClickToCall } from '../../context/contexts.js';
import { ClickToCallRequestEvent } from '../../events/click-to-call-events.js';
import { systemClock } from '../../kit/clock.js';
import { comesLater } from '../late-part/late-part.js';
import { until } from '../element.testing.js';
import { type CallsHost, ChatCalls } from './chat-calls.js';

describe('Calls from a chat', () => {
  it('are made when the visitor tries again, where their panel could not be loaded', async () => {
    let isReachable = false;
    comesLater('cc-call-panel', () =>
      isReachable ? import('../../define/call-panel.js') : Promise.reject(new TypeError('Failed to fetch')),
    );
    const started: string[] = [];
    const controllers: ReactiveController[] = [];
    const host = Object.assign(document.createElement('div'), {
      clock: systemClock,
      clickToCall: { start: (media: string) => void started.push(media) } as unknown as ClickToCall,
      addController: (controller: ReactiveController) => void controllers.push(controller),
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    }) satisfies CallsHost;
    const calls = new ChatCalls(host);
    for (const controller of controllers) controller.hostConnected?.();

    host.dispatchEvent(new ClickToCallRequestEvent('video'));
    await until(() => calls.failed, 'it is known to be missing');
    expect(started).to.deep.equal([]);

    isReachable = true;
    calls.bring();
    await until(() => started.length > 0, 'the call is made');
    expect(started).to.deep.equal(['video']);
    expect(calls.failed).to.equal(false);
  });
});
