import type { CallLeg, CallLegEvent } from '../../src/contracts/phone-backend.js';
import { CcError } from '../../src/model/error.js';

/** A leg and what it told. */
export interface Followed {
  readonly leg: CallLeg;
  readonly events: CallLegEvent[];
}

export function follow(leg: CallLeg): Followed {
  const events: CallLegEvent[] = [];
  leg.follow((event) => events.push(event));
  return { leg, events };
}

export const steps = ({ events }: Followed): readonly string[] =>
  events.map(({ type }) => type).filter((type) => type === 'ringing' || type === 'connecting' || type === 'connected');
export const holds = ({ events }: Followed): readonly string[] => events.flatMap((event) => (event.type === 'hold' ? [event.hold] : []));
/** What was said last of who sends pictures. */
export const pictures = ({ events }: Followed): { readonly camera: boolean; readonly picture: boolean } => ({
  camera: events.findLast((event) => event.type === 'camera')?.camera ?? false,
  picture: events.findLast((event) => event.type === 'picture')?.picture ?? false,
});
export const ends = ({ events }: Followed): readonly string[] => events.flatMap((event) => (event.type === 'ended' ? [event.reason] : []));

export async function told(call: Followed, type: CallLegEvent['type']): Promise<void> {
  await until(`${type}; until now ${JSON.stringify(call.events)}`, () => call.events.some((event) => event.type === type));
}

export async function ended(call: Followed): Promise<string | undefined> {
  await told(call, 'ended');
  return ends(call)[0];
}

export function code(action: Promise<void>): Promise<string> {
  return action.then(
    () => 'nothing',
    (error: unknown) => (error instanceof CcError ? error.code : String(error)),
  );
}

/** Looks until `probe` gives something, for 8 s. */
export async function until<Fact>(what: string, probe: () => Fact): Promise<NonNullable<Fact>> {
  const deadline = performance.now() + 8000;
  for (;;) {
    const fact = probe();
    if (fact) return fact;
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
