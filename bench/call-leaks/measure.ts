import type { CDPSession, Page } from 'playwright-core';

/** What a page keeps, after a collection of garbage. */
export type Kept = {
  /** In KB. */
  readonly heap: number;
  readonly peerConnections: number;
  readonly audioNodes: number;
  readonly mediaStreams: number;
  readonly mediaTracks: number;
  readonly abortSignals: number;
  /** Of the whole page, as the browser counts them. */
  readonly listeners: number;
  readonly domNodes: number;
  /** That wait to be called. */
  readonly timers: number;
};

/** Runs in a page before its own scripts: counts the timers that wait. */
export const timerCount = `{
  const waiting = new Set();
  window.timersWaiting = () => waiting.size;
  for (const kind of ['Timeout', 'Interval']) {
    const [set, clear] = [window['set' + kind], window['clear' + kind]];
    window['set' + kind] = (task, delay, ...given) => {
      const id = set((...all) => {
        if (kind === 'Timeout') waiting.delete(id);
        task(...all);
      }, delay, ...given);
      waiting.add(id);
      return id;
    };
    window['clear' + kind] = (id) => {
      waiting.delete(id);
      clear(id);
    };
  }
}`;

const prototypes = {
  peerConnections: 'RTCPeerConnection.prototype',
  audioNodes: 'AudioNode.prototype',
  mediaStreams: 'MediaStream.prototype',
  mediaTracks: 'MediaStreamTrack.prototype',
  abortSignals: 'AbortSignal.prototype',
} as const;

/** Looks what a page keeps now. */
export async function keptBy(page: Page, session: CDPSession): Promise<Kept> {
  await session.send('HeapProfiler.enable');
  // the second one takes what the first one's finalizers let go of
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const counts = {} as Record<keyof typeof prototypes, number>;
  for (const [name, expression] of Object.entries(prototypes))
    counts[name as keyof typeof prototypes] = await instances(session, expression);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN;
  const timers = await page.evaluate(() => (window as unknown as { timersWaiting(): number }).timersWaiting());
  return {
    heap: Math.round(metric('JSHeapUsedSize') / 1024),
    ...counts,
    listeners: metric('JSEventListeners'),
    domNodes: metric('Nodes'),
    timers,
  };
}

async function instances(session: CDPSession, expression: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression, objectGroup: 'kept' });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '', objectGroup: 'kept' });
  const { result: length } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await session.send('Runtime.releaseObjectGroup', { objectGroup: 'kept' });
  return length.value as number;
}
