/** One way in which requests fail. */
export interface FaultRule {
  /** Last part of the path, such as `send`, `poll` or `getClickToCallEvents`; all requests without it. */
  readonly path?: string;
  /** Only sends of this kind. */
  readonly controlType?: string;
  /** Only this visitor. */
  readonly userId?: string;
  /**
   * `drop-before`: the connection is cut and nothing happens; `drop-after`: it
   * is cut once everything has happened; `error`: 500, nothing happens;
   * `error-after`: 500 once everything has happened; `refuse`: `resultCode` 13;
   * `unauthorized`: 401; `forbidden`: 403; `delay`: late by `delay`
   * milliseconds; `duplicate`: what a poll brings comes again with the next;
   * `reorder`: what a poll brings comes in reverse; `malformed`: the answer is
   * no JSON.
   */
  readonly does:
    | 'drop-before'
    | 'drop-after'
    | 'error'
    | 'error-after'
    | 'refuse'
    | 'unauthorized'
    | 'forbidden'
    | 'delay'
    | 'duplicate'
    | 'reorder'
    | 'malformed';
  readonly delay?: number;
  /** How often; without end if absent. */
  readonly times?: number;
  /** Which part of the requests, 0 to 1; all if absent. */
  readonly share?: number;
}

const kinds: readonly string[] = [
  'drop-before',
  'drop-after',
  'error',
  'error-after',
  'refuse',
  'unauthorized',
  'forbidden',
  'delay',
  'duplicate',
  'reorder',
  'malformed',
];

const checks: Readonly<Record<keyof FaultRule, (value: unknown) => boolean>> = {
  path: (value) => typeof value === 'string',
  controlType: (value) => typeof value === 'string',
  userId: (value) => typeof value === 'string',
  does: (value) => kinds.includes(value as string),
  delay: (value) => typeof value === 'number' && value >= 0 && value <= 600_000,
  times: (value) => Number.isInteger(value) && (value as number) > 0,
  share: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};

/** Whether a value is a rule. */
export function isFaultRule(value: unknown): value is FaultRule {
  if (typeof value !== 'object' || value === null || !('does' in value)) return false;
  return Object.entries(value).every(([name, each]) => Object.hasOwn(checks, name) && checks[name as keyof FaultRule](each));
}

/** What a rule looks at. */
export interface Subject {
  readonly path: string;
  readonly controlType: string | undefined;
  readonly userId: string | undefined;
}

/** The rules that hold now, and chance. */
export class CECFaults {
  #rules: { readonly rule: FaultRule; left: number }[] = [];
  /** How often each kind struck. */
  readonly struck: Map<FaultRule['does'], number> = new Map();
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  get rules(): readonly FaultRule[] {
    return this.#rules.filter(({ left }) => left > 0).map(({ rule, left }) => (Number.isFinite(left) ? { ...rule, times: left } : rule));
  }

  set(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, left: rule.times ?? Infinity }));
  }

  /** The rules that strike a request; each time counts. */
  strike({ path, controlType, userId }: Subject): readonly FaultRule[] {
    return this.#rules.flatMap((entry) => {
      const { rule } = entry;
      const meant =
        (rule.path === undefined || rule.path === path) &&
        (rule.controlType === undefined || rule.controlType === controlType) &&
        (rule.userId === undefined || rule.userId === userId);
      if (!meant || entry.left <= 0 || this.#random() >= (rule.share ?? 1)) return [];
      entry.left -= 1;
      this.struck.set(rule.does, (this.struck.get(rule.does) ?? 0) + 1);
      return [rule];
    });
  }
}
