/** One key of a telephone: what it types, and the letters under it (ITU-T E.161). */
export interface TelephoneKey {
  readonly digit: string;
  readonly letters: string;
}

/** Row by row. */
export const telephoneKeys: readonly TelephoneKey[] = [
  { digit: '1', letters: '' },
  { digit: '2', letters: 'ABC' },
  { digit: '3', letters: 'DEF' },
  { digit: '4', letters: 'GHI' },
  { digit: '5', letters: 'JKL' },
  { digit: '6', letters: 'MNO' },
  { digit: '7', letters: 'PQRS' },
  { digit: '8', letters: 'TUV' },
  { digit: '9', letters: 'WXYZ' },
  { digit: '*', letters: '' },
  { digit: '0', letters: '+' },
  { digit: '#', letters: '' },
];

const steps: Readonly<Record<string, number>> = { ArrowUp: -3, ArrowDown: 3, ArrowLeft: -1, ArrowRight: 1 };

/** Where an arrow key leads from a key, by their places in `telephoneKeys`; undefined for other keys and at the edge. */
export function neighbor(index: number, arrow: string): number | undefined {
  const step = steps[arrow];
  if (step === undefined) return undefined;
  const next = index + step;
  const sameRow = Math.floor(next / 3) === Math.floor(index / 3);
  return next >= 0 && next < telephoneKeys.length && (Math.abs(step) === 3 || sameRow) ? next : undefined;
}
