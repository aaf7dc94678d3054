import type { Backend } from '../../contracts/backend.js';

/** What the first back end that has it offers; to be asked where one has. */
export function offered<Wanted extends 'phone' | 'chat' | 'clickToCall'>(
  all: readonly Backend[],
  wanted: Wanted,
): NonNullable<Backend[Wanted]> {
  return all.find((one) => one[wanted])?.[wanted] as NonNullable<Backend[Wanted]>;
}
