import { keep, kept } from '../preferences.js';

/** What a page decides about its desk with an attribute, tried out. */
export type DeskOption = 'recording' | 'require-sound' | 'page-shortcuts';

export const deskOptions: readonly DeskOption[] = ['recording', 'require-sound', 'page-shortcuts'];

export function isChosen(option: DeskOption): boolean {
  return (kept('options') ?? '').split(' ').includes(option);
}

/** Writes on the desk and its phone what was chosen. A desk reads its attributes once: before there is a phone. */
export function applyOptions(desk: HTMLElement, softphone: HTMLElementTagNameMap['cc-softphone']): void {
  desk.toggleAttribute('recording', isChosen('recording'));
  desk.toggleAttribute('require-sound', isChosen('require-sound'));
  softphone.shortcuts = isChosen('page-shortcuts') ? 'page' : 'phone';
}

/** Keeps a choice. */
export function choose(option: DeskOption, on: boolean): void {
  keep('options', deskOptions.filter((one) => (one === option ? on : isChosen(one))).join(' '));
}
