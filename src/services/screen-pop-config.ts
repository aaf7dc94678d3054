import { among, type Fields, flag, listOf, mapOf, object, optional, type Shape, text, variant } from '../kit/shape.js';
import { CcError } from '../model/error.js';
import { checkedURL, templateOrigin } from '../model/page-url.js';
import type { ScreenPopAgent } from '../model/screen-pop.js';
import {
  type DirectTarget,
  pageId,
  type ScreenPopCondition,
  type ScreenPopLookup,
  type ScreenPopPage,
  type ScreenPopRule,
  type ScreenPopTarget,
} from '../model/screen-pop-rule.js';
import { templateFields } from '../model/screen-pop-template.js';

/** What is popped when. Plain data, as it may come from a file. */
export interface ScreenPopConfig {
  readonly pages?: readonly ScreenPopPage[];
  readonly rules?: readonly ScreenPopRule[];
  /** Who is served, for the pages. */
  readonly agent?: ScreenPopAgent;
  readonly applicationId?: string;
  /** Pages are told an opaque `reference` in place of the party's number, id, name and picture. */
  readonly hideParty?: boolean;
  /** Origins that may be opened besides those of `pages` and `rules`: of what a lookup finds. */
  readonly origins?: readonly string[];
}

/** A configuration that was checked. */
export interface ScreenPopPlan {
  readonly pages: readonly (ScreenPopPage & { readonly id: string })[];
  /** Pages that no rule names have one of their own, after the others. */
  readonly rules: readonly ScreenPopRule[];
  readonly agent: ScreenPopAgent;
  readonly applicationId: string | undefined;
  readonly hideParty: boolean;
  /** All that may be opened. */
  readonly origins: readonly string[];
}

const condition: Shape<ScreenPopCondition> = object<ScreenPopCondition>({
  on: optional(listOf(among('ring', 'answer', 'end'))),
  kind: optional(among('call', 'chat')),
  direction: optional(among('inbound', 'outbound', 'any')),
  queue: optional(listOf(text)),
  number: optional(listOf(text)),
});

const page: Shape<ScreenPopPage> = object<ScreenPopPage>({
  id: optional(text),
  name: text,
  url: text,
  alwaysVisible: optional(flag),
  enabled: optional(flag),
  when: optional(condition),
  parameters: optional(mapOf(text)),
});

const directTargets: Readonly<Record<string, Shape<DirectTarget>>> = {
  hash: target('hash', { page: text, parameters: optional(mapOf(text)) }),
  url: target('url', { page: text, url: text }),
  tab: target('tab', { url: text, name: text }),
  event: target('event', {}),
};
const directTarget = variant<DirectTarget>('type', directTargets);
const anyTarget = variant<ScreenPopTarget>('type', {
  ...directTargets,
  lookup: object<ScreenPopLookup>({
    type: among('lookup'),
    lookup: text,
    none: optional(directTarget),
    one: directTarget,
    many: optional(directTarget),
  }),
});

const rule: Shape<ScreenPopRule> = object<ScreenPopRule>({
  id: text,
  enabled: optional(flag),
  when: optional(condition),
  open: anyTarget,
  andMore: optional(flag),
});

const config: Shape<ScreenPopConfig> = object<ScreenPopConfig>({
  pages: optional(listOf(page)),
  rules: optional(listOf(rule)),
  agent: optional(object<ScreenPopAgent>({ email: optional(text), number: optional(text), name: optional(text), roleId: optional(text) })),
  applicationId: optional(text),
  hideParty: optional(flag),
  origins: optional(listOf(text)),
});

const knownField =
  /^(?:party\.(?:number|name|address)|type|status|phase|kind|direction|queue|id|userId|avatar|reference|applicationId|agent\.(?:email|number|name|roleId)|(?:record|details|data)\.[\w.-]+)$/;

/**
 * Reads a configuration from outside.
 *
 * @param base the workstation's own address, for relative URLs
 * @param lookups names of the lookups that there are
 * @throws CcError `rule-invalid` with the rule or page in `context`, or `url-not-allowed`
 */
export function readScreenPopConfig(value: unknown, base: string, lookups: readonly string[]): ScreenPopPlan {
  const { pages = [], rules = [], agent = {}, applicationId, hideParty = false, origins = [] } = read(value);
  const named = pages.map((each) => ({ ...each, id: pageId(each) }));
  refuseDoubles(named, 'page');
  refuseDoubles(rules, 'rule');
  const targets = rules.flatMap(({ id, open }) => directTargetsOf(open).map((each) => ({ id, open: each })));
  for (const { id, open } of targets) {
    if ('page' in open && !named.some((each) => each.id === open.page)) throw invalid(`no page "${open.page}"`, id);
    if (open.type === 'tab' && !/^[A-Za-z0-9][\w-]{0,63}$/.test(open.name))
      throw invalid('the name of a tab is letters, digits and dashes', id);
  }
  for (const { id, open } of rules) {
    if (open.type === 'lookup' && !lookups.includes(open.lookup)) throw invalid(`no lookup "${open.lookup}"`, id);
  }
  const templates = [
    ...named.map(({ id, url }) => ({ id, url })),
    ...targets.flatMap(({ id, open }) => ('url' in open ? [{ id, url: open.url }] : [])),
  ];
  const parameters = [...named, ...targets.map(({ id, open }) => ({ id, parameters: 'parameters' in open ? open.parameters : undefined }))];
  for (const { id, url } of templates) refuseUnknownFields(url, id);
  for (const each of parameters) Object.values(each.parameters ?? {}).forEach((template) => refuseUnknownFields(template, each.id));
  const unnamed = named.filter(({ id }) => !targets.some(({ open }) => 'page' in open && open.page === id));
  return {
    pages: named,
    rules: [...rules, ...unnamed.map(ruleOfPage)],
    agent,
    applicationId,
    hideParty,
    origins: [...new Set([...templates.map(({ url }) => templateOrigin(url, base)), ...origins.map((each) => originOf(each, base))])],
  };
}

/** What a page without a rule does: all that have none are told. */
function ruleOfPage({ id, url, enabled, when }: ScreenPopPage & { readonly id: string }): ScreenPopRule {
  return {
    id: `page ${id}`,
    ...(enabled !== undefined && { enabled }),
    ...(when && { when }),
    open: templateFields(url).length > 0 ? { type: 'url', page: id, url } : { type: 'hash', page: id },
    andMore: true,
  };
}

function read(value: unknown): ScreenPopConfig {
  try {
    return config(value);
  } catch (cause) {
    throw new CcError('rule-invalid', cause instanceof Error ? cause.message : 'not a configuration', { cause });
  }
}

function target<T extends DirectTarget>(type: T['type'], fields: Omit<Fields<T>, 'type'>): Shape<DirectTarget> {
  return object({ type: among(type), ...fields } as unknown as Fields<T>);
}

function directTargetsOf(open: ScreenPopTarget): readonly DirectTarget[] {
  if (open.type !== 'lookup') return [open];
  return [open.one, ...(open.none ? [open.none] : []), ...(open.many ? [open.many] : [])];
}

function refuseDoubles(all: readonly { readonly id: string }[], what: string): void {
  const double = all.find(({ id }, index) => all.findIndex((other) => other.id === id) !== index);
  if (double) throw invalid(`two of the name "${double.id}"`, `${what} ${double.id}`);
}

function refuseUnknownFields(template: string, id: string): void {
  const unknown = templateFields(template).find((name) => !knownField.test(name));
  if (unknown) throw invalid(`nothing is called {${unknown}}`, id);
}

function originOf(text: string, base: string): string {
  const { origin, href } = checkedURL(text, base);
  if (href !== `${origin}/`) throw new CcError('url-not-allowed', 'an origin is a scheme, a host and a port', { context: { url: origin } });
  return origin;
}

function invalid(message: string, which: string): CcError {
  return new CcError('rule-invalid', message, { context: { which } });
}
