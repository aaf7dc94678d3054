import type { WordKey } from '../../locales/words.js';

/** What a shortcut does. */
export type ShortcutAction = 'answer' | 'decline' | 'mute' | 'hold' | 'keypad' | 'hang-up';

/** One keyboard shortcut, with Alt (Option on a Mac). */
export interface Shortcut {
  readonly action: ShortcutAction;
  readonly letter: string;
  readonly word: WordKey;
}

/**
 * The shortcuts. None is taken by Chrome, Edge, Firefox or Safari (which have
 * Alt with D, E and F, and Firefox's menus with B, E, F, H, S, T and V), nor by NVDA,
 * JAWS, Narrator, VoiceOver or Orca. They work while the focus is in the phone (WCAG 2.2, 2.1.4).
 */
export const shortcuts: readonly Shortcut[] = [
  { action: 'answer', letter: 'A', word: 'call.answer' },
  { action: 'decline', letter: 'R', word: 'call.decline' },
  { action: 'mute', letter: 'M', word: 'settings.mute-unmute' },
  { action: 'hold', letter: 'P', word: 'settings.hold-resume' },
  { action: 'keypad', letter: 'K', word: 'call.keypad' },
  { action: 'hang-up', letter: 'X', word: 'call.hang-up' },
];

/** The shortcut that was pressed. On a Mac, Option changes the letter, so the key's place counts then. */
export function shortcutOf({ altKey, ctrlKey, metaKey, shiftKey, repeat, key, code }: KeyboardEvent): ShortcutAction | undefined {
  if (!altKey || ctrlKey || metaKey || shiftKey || repeat) return undefined;
  const letter = /^[a-z]$/i.test(key) ? key.toUpperCase() : code.replace(/^Key/, '');
  return shortcuts.find((shortcut) => shortcut.letter === letter)?.action;
}
