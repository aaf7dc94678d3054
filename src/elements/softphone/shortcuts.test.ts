import { expect } from '@open-wc/testing';
import { noAbilities } from '../../model/call.js';
import { callIn } from '../element.testing.js';
import { requestOf } from './shortcut-request.js';
import { defaultShortcutKeys, shortcutKeys, shortcutOf } from './shortcuts.js';

function pressed(key: string, change: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, altKey: true, ...change });
}

describe('shortcutOf', () => {
  for (const [action, chord] of Object.entries(defaultShortcutKeys)) {
    it(`is ${action} for ${chord}`, () => {
      expect(shortcutOf(pressed(chord.slice(-1).toLowerCase()))).to.equal(action);
    });
  }

  it('is what the page says, or none', () => {
    const keys = shortcutKeys({ answer: 'F8', mute: 'Ctrl+Shift+M', decline: '' });
    expect(shortcutOf(pressed('F8', { code: 'F8', altKey: false }), keys)).to.equal('answer');
    expect(shortcutOf(pressed('M', { altKey: false, ctrlKey: true, shiftKey: true }), keys)).to.equal('mute');
    for (const letter of ['a', 'm', 'r']) expect(shortcutOf(pressed(letter), keys), letter).to.equal(undefined);
    expect(shortcutOf(pressed('x'), keys)).to.equal('hang-up');
  });

  it('leaves what is typed alone: a letter by itself is none in a field', () => {
    const keys = shortcutKeys({ mute: 'm', hold: 'F9' });
    const [field, button] = [document.createElement('input'), document.createElement('button')];
    const heard: (string | undefined)[] = [];
    for (const element of [field, button]) {
      document.body.append(element);
      element.onkeydown = (event) => heard.push(shortcutOf(event, keys));
      element.dispatchEvent(pressed('m', { altKey: false }));
      element.dispatchEvent(pressed('F9', { code: 'F9', altKey: false }));
      element.remove();
    }
    expect(heard).to.deep.equal([undefined, 'hold', 'mute', 'hold']);
  });

  it('goes by the letter, and by the place of the key where Option changes the letter', () => {
    expect(shortcutOf(pressed('a', { code: 'KeyQ' }))).to.equal('answer');
    expect(shortcutOf(pressed('µ', { code: 'KeyM' }))).to.equal('mute');
  });

  it('is none with another modifier, without Alt, or while a key is held', () => {
    for (const change of [{ altKey: false }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { repeat: true }])
      expect(shortcutOf(pressed('a', change))).to.equal(undefined);
    expect(shortcutOf(pressed('d'))).to.equal(undefined);
  });

  it('leaves alone what browsers take', () => {
    const taken = ['B', 'D', 'E', 'F', 'H', 'S', 'T', 'V'];
    expect(Object.values(defaultShortcutKeys).filter((chord) => taken.includes(chord.slice(-1)))).to.deep.equal([]);
    expect(new Set(Object.values(defaultShortcutKeys))).to.have.lengthOf(Object.keys(defaultShortcutKeys).length);
  });
});

describe('requestOf', () => {
  const ringing = callIn({ id: 'r', state: 'ringing' });
  const talking = callIn({ id: 't' });

  const cases = [
    ['answer', [ringing], ringing, 'cc-answer-request'],
    ['answer', [talking, ringing], talking, 'cc-answer-request'],
    ['answer', [talking], talking, undefined],
    ['decline', [talking, ringing], talking, 'cc-decline-request'],
    ['hang-up', [talking], talking, 'cc-hang-up-request'],
    ['hang-up', [ringing], ringing, undefined],
    ['hang-up', [], callIn({ state: 'ended' }), undefined],
    ['mute', [talking], talking, 'cc-mute-request'],
    ['mute', [], callIn({ muted: true }), 'cc-unmute-request'],
    ['mute', [], callIn({ state: 'dialing', direction: 'outbound' }), undefined],
    ['mute', [], callIn({ can: { ...noAbilities, hold: true, dtmf: true } }), undefined],
    ['hold', [], callIn({ hold: 'remote' }), 'cc-hold-request'],
    ['hold', [], callIn({ hold: 'both' }), 'cc-resume-request'],
    ['hold', [], callIn({ can: { ...noAbilities, mute: true, dtmf: true } }), undefined],
    ['keypad', [talking], talking, undefined],
    ['mute', [], undefined, undefined],
  ] as const;
  for (const [action, calls, onStage, type] of cases) {
    it(`of ${action} with ${onStage ? `${onStage.state}, hold ${onStage.hold}` : 'nothing'} on stage is ${type ?? 'none'}`, () => {
      expect(requestOf(action, calls, onStage)?.type).to.equal(type);
    });
  }
});
