/** What itniotech's documents leave open, or show in two ways. */
export interface ItniotechSettings {
  /** How `status` is written: as text in most samples, as a number in one. */
  readonly status: 'text' | 'number';
  /** Milliseconds by which a timestamp may differ from the center's time. */
  readonly timestampSkew: number;
  /** Answered in the place of everything else while it is set: `-18`. */
  readonly answers: string | null;
}

export const defaultItniotechSettings: ItniotechSettings = { status: 'text', timestampSkew: 300_000, answers: null };

const checks: Readonly<Record<keyof ItniotechSettings, (value: unknown) => boolean>> = {
  status: (value) => value === 'text' || value === 'number',
  timestampSkew: (value) => typeof value === 'number' && value >= 0,
  answers: (value) => value === null || (typeof value === 'string' && /^-\d{1,3}$/.test(value)),
};

/** Whether a value changes settings, and nothing else. */
export function isItniotechSettingsChange(value: unknown): value is Partial<ItniotechSettings> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, each]) => Object.hasOwn(checks, name) && checks[name as keyof ItniotechSettings](each));
}
