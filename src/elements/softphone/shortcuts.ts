import type { WordKey } from '../../locales/words.js';

/** What a shortcut does. */
export type ShortcutAction = 'answer' | 'decline' | 'mute' | 'hold' | 'keypad' | 'transfer' | 'search' | 'hang-up';

/**
 * The chord of each action: keys joined by `+`, modifiers first: `Alt+A`,
 * `Ctrl+Shift+F9`, `F8`. An empty one switches the shortcut off.
 */
export type ShortcutKeys = Readonly<Record<ShortcutAction, string>>;

/**
 * The chords of a softphone, unless the page gives others. None is taken by
 * Chrome, Edge, Firefox or Safari (which have Alt with D, E and F, and Firefox's
 * menus with B, E, F, H, S, T and V), nor by NVDA, JAWS, Narrator, VoiceOver or Orca.
 * They work while the focus is in the phone (WCAG 2.2, 2.1.4).
 */
export const defaultShortcutKeys: ShortcutKeys = {
  answer: 'Alt+A',
  decline: 'Alt+R',
  mute: 'Alt+M',
  hold: 'Alt+P',
  keypad: 'Alt+K',
  transfer: 'Alt+G',
  search: 'Alt+N',
  'hang-up': 'Alt+X',
};

/** The chords with those that the page gives. */
export function shortcutKeys(given: Partial<ShortcutKeys> | undefined): ShortcutKeys {
  return given ? { ...defaultShortcutKeys, ...given } : defaultShortcutKeys;
}

/** What the actions are called, in the order in which they are listed. */
export const shortcutWords: Readonly<Record<ShortcutAction, WordKey>> = {
  answer: 'call.answer',
  decline: 'call.decline',
  mute: 'settings.mute-unmute',
  hold: 'settings.hold-resume',
  keypad: 'call.keypad',
  transfer: 'settings.transfer',
  search: 'settings.search',
  'hang-up': 'call.hang-up',
};

const modifiers = ['Alt', 'Ctrl', 'Meta', 'Shift'] as const;

/** The keys of a chord, as they are shown one by one. */
export function keysOf(chord: string): readonly string[] {
  return chord.split('+').filter(Boolean);
}

/** The shortcut that was pressed. On a Mac, Option changes the letter, so the key's place counts then. */
export function shortcutOf(event: KeyboardEvent, chords: ShortcutKeys = defaultShortcutKeys): ShortcutAction | undefined {
  if (event.repeat || event.isComposing) return undefined;
  const pressed = { Alt: event.altKey, Ctrl: event.ctrlKey, Meta: event.metaKey, Shift: event.shiftKey };
  return (Object.keys(chords) as ShortcutAction[]).find((action) => {
    const keys = keysOf(chords[action]);
    const key = keys.at(-1);
    if (!key || !modifiers.every((modifier) => pressed[modifier] === keys.includes(modifier))) return false;
    return isKey(event, key) && (isBeyondTyping(keys) || !isTypedInto(event));
  });
}

function isKey({ key, code }: KeyboardEvent, wanted: string): boolean {
  const isElsewhere = /^[a-z]$/i.test(wanted) && !/^[a-z]$/i.test(key);
  return (isElsewhere ? code.replace(/^Key/, '') : key).toUpperCase() === wanted.toUpperCase();
}

/** Writes nothing: with a modifier other than Shift, or a key of functions. */
function isBeyondTyping(keys: readonly string[]): boolean {
  return keys.some((key) => (key !== 'Shift' && (modifiers as readonly string[]).includes(key)) || /^F\d{1,2}$/.test(key));
}

function isTypedInto(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
