/** A note that an agent wrote about a call. */
export interface Remark {
  readonly account: string;
  readonly callId: string;
  readonly direction: string;
  readonly number: string;
  readonly startedAt: string;
  readonly remark: string;
}

const longest: Readonly<Record<keyof Omit<Remark, 'account'>, number>> = {
  callId: 200,
  direction: 10,
  number: 256,
  startedAt: 40,
  remark: 4000,
};

/** The note in a body; nothing if it is none. */
export function remarkIn(body: Readonly<Record<string, unknown>>, account: string): Remark | undefined {
  const fields = Object.entries(longest).map(([name, limit]) => {
    const value = body[name];
    return typeof value === 'string' && value.length <= limit ? ([name, value] as const) : undefined;
  });
  if (fields.includes(undefined)) return undefined;
  return { account, ...(Object.fromEntries(fields.filter((field) => field !== undefined)) as Omit<Remark, 'account'>) };
}
