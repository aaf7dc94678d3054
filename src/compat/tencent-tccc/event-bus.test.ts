import { expect } from '@open-wc/testing';
import { EventBus, eventNames } from './event-bus.js';

describe('the event bus of tccc', () => {
  it('has names that are their own values', () => {
    for (const [name, value] of Object.entries(eventNames)) expect(value).to.equal(name);
  });

  it('tells those who subscribed, until they unsubscribe the same function', () => {
    const bus = new EventBus();
    const heard: unknown[] = [];
    const handler = (payload: unknown): void => void heard.push(payload);
    bus.on('userAccessed', handler);
    bus.on('userAccessed', handler);
    bus.emit('userAccessed', { sessionId: 'a' });
    bus.off('userAccessed', () => undefined);
    bus.emit('userAccessed', { sessionId: 'b' });
    bus.off('userAccessed', handler);
    bus.emit('userAccessed', { sessionId: 'c' });
    expect(heard).to.deep.equal([{ sessionId: 'a' }, { sessionId: 'b' }]);
  });

  it('tells late subscribers where the page stands, once', async () => {
    const bus = new EventBus();
    const heard: string[] = [];
    bus.on('ready', () => heard.push('early'));
    bus.stand('ready', undefined);
    bus.on('ready', () => heard.push('late'));
    expect(heard).to.deep.equal(['early']);
    await Promise.resolve();
    expect(heard).to.deep.equal(['early', 'late']);
    const gone = (): void => void heard.push('gone');
    bus.on('ready', gone);
    bus.off('ready', gone);
    bus.begin();
    bus.on('ready', () => heard.push('of a new start'));
    await Promise.resolve();
    expect(heard).to.deep.equal(['early', 'late']);
  });

  it('takes nothing for a handler that is none', () => {
    const bus = new EventBus();
    bus.on('ready', undefined as never);
    bus.stand('ready', undefined);
  });

  it('lets nobody keep others from hearing', async () => {
    const bus = new EventBus();
    const heard: string[] = [];
    const problem = new Promise<string>((resolve) => {
      const before = window.onerror;
      window.onerror = (_message, _source, _line, _column, error) => {
        window.onerror = before;
        resolve(String(error?.message));
        return true;
      };
    });
    bus.on('ready', () => {
      throw new Error('of the page');
    });
    bus.on('ready', () => heard.push('told'));
    bus.stand('ready', undefined);
    expect(heard).to.deep.equal(['told']);
    expect(await problem).to.equal('of the page');
  });
});
