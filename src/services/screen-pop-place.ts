import { filledURL, type PageOrigins } from '../model/page-url.js';
import type { ScreenPopFacts, ScreenPopPlace, ScreenPopRecord, ScreenPopSubject } from '../model/screen-pop.js';
import { hashParameters, phaseStatus, withHashParameters } from '../model/screen-pop-hash.js';
import type { DirectTarget } from '../model/screen-pop-rule.js';
import { fillText, templateFields } from '../model/screen-pop-template.js';
import type { ScreenPopPlan } from './screen-pop-config.js';

/** What is known when a page is opened. */
export interface Occasion {
  readonly subject: ScreenPopSubject;
  /** Stands for the party where it is hidden. */
  readonly reference: string;
  readonly record?: ScreenPopRecord | undefined;
}

/** What a page is told, with the party hidden if the plan says so. */
export function factsOf({ subject, reference }: Occasion, { agent, applicationId, hideParty }: ScreenPopPlan): ScreenPopFacts {
  const { kind, phase, party, type = kind === 'call' ? 'phone' : 'im', userId, avatar } = subject;
  const facts = {
    phase,
    type,
    agent,
    ...(applicationId && { applicationId }),
    ...(hideParty
      ? { reference }
      : {
          ...(party.number && { number: party.number }),
          ...(userId && { userId }),
          ...(party.name && { name: party.name }),
          ...(avatar && { avatar }),
        }),
  };
  return Object.freeze({ ...facts, parameters: Object.freeze(Object.fromEntries(hashParameters(facts))) });
}

/**
 * Where a target leads on this occasion.
 *
 * @throws CcError `url-not-allowed`
 */
export function placeOf(target: DirectTarget, occasion: Occasion, plan: ScreenPopPlan, base: string): ScreenPopPlace {
  if (target.type === 'event') return { type: 'event' };
  const values = valuesOf(occasion, plan);
  const origins: PageOrigins = { base, origins: plan.origins };
  if (target.type === 'tab') {
    const url = filledURL(target.url, values, origins).href;
    const isTold = templateFields(target.url).length === 0;
    return { type: 'tab', name: target.name, url: isTold ? withHashParameters(url, hashParameters(factsOf(occasion, plan))) : url };
  }
  if (target.type === 'url') return { type: 'page', page: target.page, url: filledURL(target.url, values, origins).href };
  const page = plan.pages.find(({ id }) => id === target.page);
  const more = Object.entries({ ...page?.parameters, ...target.parameters }).map(([name, template]): [string, string] => [
    name,
    fillText(template, values),
  ]);
  const url = filledURL(page?.url ?? '', values, origins).href;
  const parameters = hashParameters(factsOf(occasion, plan), Object.fromEntries(more));
  return { type: 'page', page: target.page, url: withHashParameters(url, parameters) };
}

function valuesOf(
  { subject, reference, record }: Occasion,
  { agent, applicationId, hideParty }: ScreenPopPlan,
): Readonly<Record<string, string>> {
  const { kind, id, phase, direction, party, type = kind === 'call' ? 'phone' : 'im', queue, userId, avatar, details } = subject;
  const shown: Record<string, string | undefined> = hideParty
    ? {}
    : { 'party.number': party.number, 'party.name': party.name, 'party.address': party.address, userId, avatar };
  const known: Record<string, string | undefined> = {
    ...prefixed('details', hideParty ? {} : details),
    ...prefixed('data', hideParty ? {} : details),
    ...prefixed('record', record?.fields),
    ...shown,
    kind,
    id,
    phase,
    status: phaseStatus[phase],
    direction,
    type,
    queue,
    reference,
    applicationId,
    ...prefixed('agent', { ...agent }),
    ...(record && { 'record.id': record.id }),
  };
  return Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function prefixed(prefix: string, values: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]));
}
