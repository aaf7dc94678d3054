import { VirtualClock } from '../kit/virtual-clock.js';
import type { ScreenPopSubject } from '../model/screen-pop.js';
import type { ScreenPopConfig } from './screen-pop-config.js';
import type { RecordLookup } from './screen-pop-lookup.js';
import { type ScreenPopDelivery, type ScreenPopOutcome, ScreenPops, type ScreenPopsOptions } from './screen-pops.js';

/** Screen pops with everything a story needs. */
export interface StagedScreenPops {
  readonly screenPops: ScreenPops;
  readonly clock: VirtualClock;
  /** What was opened, as `place url phase`. */
  readonly opened: string[];
  readonly deliveries: ScreenPopDelivery[];
  /** What becomes of the next deliveries; `delivered` unless said. */
  outcome: ScreenPopOutcome | Error | Promise<ScreenPopOutcome>;
}

export const crm: ScreenPopConfig = { pages: [{ name: 'CRM', url: 'https://crm.example.com/tickets' }] };

export function staged(
  config: ScreenPopConfig = crm,
  lookups: Readonly<Record<string, RecordLookup>> = {},
  options: Partial<ScreenPopsOptions> = {},
): StagedScreenPops {
  const clock = new VirtualClock(1000);
  let count = 0;
  const screenPops = new ScreenPops({ base: 'https://desk.example.com/agent', clock, randomId: () => `reference-${++count}`, ...options });
  screenPops.configure(config, lookups);
  const stage: StagedScreenPops = { screenPops, clock, opened: [], deliveries: [], outcome: 'delivered' };
  screenPops.attach({
    deliver: async (delivery) => {
      stage.deliveries.push(delivery);
      stage.opened.push(written(delivery));
      if (stage.outcome instanceof Error) throw stage.outcome;
      return stage.outcome;
    },
  });
  return stage;
}

function written({ place, pop }: ScreenPopDelivery): string {
  const where = place.type === 'page' ? place.page : place.type === 'tab' ? `tab ${place.name}` : 'event';
  return `${where}: ${place.type === 'event' ? pop.subject.phase : place.url}`;
}

export function ringing(change: Partial<ScreenPopSubject> = {}): ScreenPopSubject {
  return {
    kind: 'call',
    id: 'a',
    phase: 'ring',
    direction: 'inbound',
    party: { number: '+442079460123', name: 'Maria Jensen' },
    ...change,
  };
}
