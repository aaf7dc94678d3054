import { pause, prompt, type Prompt } from './prompts.js';
import { sequence, silence, tone, type Sound } from './sounds.js';

const tones: Readonly<Record<string, number>> = { '1': 600, '2': 800, '3': 1000 };

/** What the menu says first. */
export function greeting(): Sound {
  return sequence([pause(400), prompt('welcome'), pause(400), prompt('menu')], silence);
}

/** How the menu answers a digit: it reads it back, and 1, 2 and 3 change the tone to 600, 800 and 1000 Hz. */
export function answerTo(digit: string): { readonly sound: Sound; readonly ends: boolean } {
  if (digit === '0') return { sound: greeting(), ends: false };
  if (digit === '#') return { sound: sequence([prompt('goodbye')], silence), ends: true };
  const name: Prompt | undefined = digit === '*' ? 'digit-star' : /^\d$/.test(digit) ? (`digit-${digit}` as Prompt) : undefined;
  const frequency = tones[digit];
  const after = frequency === undefined ? silence : tone(frequency);
  return { sound: sequence(name === undefined ? [] : [prompt(name), pause(200)], after), ends: false };
}

/** Milliseconds that the goodbye takes. */
export function farewellLength(): number {
  return prompt('goodbye').length / 8 + 200;
}
