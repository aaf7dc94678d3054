import type { Call } from 'contact-center-widgets';
import type { Fact } from './pages/witness.js';
import { until, type Patience } from './until.js';

/** The one fact that is waited for: its type, and what it says. */
export type WantedFact = Partial<Omit<Fact, 'type' | 'at' | 'call'>> & { readonly type: string; readonly call?: Partial<Call> };

/** Waits until a page was told a fact, and resolves with the first one; `after` leaves out what was told before. */
export async function factIn(
  who: string,
  read: () => Promise<readonly Fact[]>,
  wanted: WantedFact,
  { after = 0, ...patience }: Patience & { readonly after?: number } = {},
): Promise<Fact> {
  let facts: readonly Fact[] = [];
  return until(
    `${who} is told ${JSON.stringify(wanted)}`,
    async () => {
      facts = await read();
      return facts.slice(after).find((fact) => matches(fact, wanted));
    },
    patience,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; told so far: ${JSON.stringify(facts.slice(after).map(brief))}`);
  });
}

function matches(fact: Fact, { call, ...wanted }: WantedFact): boolean {
  const says = (subject: object, fields: object): boolean =>
    Object.entries(fields).every(([key, value]) => (subject as Record<string, unknown>)[key] === value);
  return says(fact, wanted) && (!call || says(fact.call ?? {}, call));
}

function brief({ type, state, reason, code, call }: Fact): string {
  return [type, state, reason, code, call?.state, call?.endReason, call?.hold].filter(Boolean).join(' ');
}
