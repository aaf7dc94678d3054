import { expect, html } from '@open-wc/testing';
import '../../define/emoji-picker.js';
import { EmojiChosenEvent } from '../../events/emoji-chosen-event.js';
import { expectAccessible, heard, mounted, textOf } from '../element.testing.js';
import { emojiGroups } from './emoji-list.js';
import type { EmojiPickerElement } from './emoji-picker-element.js';

const picker = (): Promise<EmojiPickerElement> => mounted<EmojiPickerElement>(html`<cc-emoji-picker></cc-emoji-picker>`);
const buttons = (element: EmojiPickerElement): HTMLButtonElement[] => [...element.renderRoot.querySelectorAll('button')];

async function search(element: EmojiPickerElement, text: string): Promise<HTMLInputElement> {
  const input = element.renderRoot.querySelector('input') ?? expect.fail('no field');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await element.updateComplete;
  return input;
}

const press = (target: HTMLElement, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

describe('cc-emoji-picker', () => {
  it('is accessible', async () => {
    await expectAccessible(await picker());
  });

  it('has about two hundred, each once', async () => {
    const all = buttons(await picker()).map((button) => textOf(button));
    expect(all.length).to.be.within(190, 260);
    expect(new Set(all).size).to.equal(all.length);
  });

  it('finds by words, in any order and in Chinese', async () => {
    const element = await picker();
    await search(element, 'parcel');
    expect(buttons(element).map((button) => textOf(button))).to.deep.equal(['📦']);
    await search(element, '谢谢');
    expect(buttons(element).map((button) => textOf(button))).to.deep.equal(['🙏']);
    await search(element, 'heart red');
    expect(buttons(element).map((button) => textOf(button))).to.deep.equal(['❤️']);
    await search(element, 'xyzzy');
    expect(textOf(element)).to.contain('Nothing found');
  });

  it('takes the first that was found by Enter', async () => {
    const element = await picker();
    const { events, stop } = heard<EmojiChosenEvent>(EmojiChosenEvent.type);
    press(await search(element, 'coffee'), 'Enter');
    stop();
    expect(events.map(({ emoji }) => emoji)).to.deep.equal(['☕']);
  });

  it('is moved about in by arrow keys, as it is seen', async () => {
    const element = await picker();
    const all = buttons(element);
    const focused = (): Element | null | undefined => element.shadowRoot?.activeElement;
    all[0]?.focus();
    press(all[0] as HTMLElement, 'ArrowRight');
    expect(focused()).to.equal(all[1]);
    press(all[1] as HTMLElement, 'ArrowDown');
    const below = focused() as HTMLElement;
    expect(below.getBoundingClientRect().left).to.equal(all[1]?.getBoundingClientRect().left);
    expect(below.getBoundingClientRect().top).to.be.greaterThan(all[1]?.getBoundingClientRect().top ?? Infinity);
    press(below, 'ArrowUp');
    expect(focused()).to.equal(all[1]);
    press(all[1] as HTMLElement, 'End');
    expect(focused()).to.equal(all.at(-1));
    press(all.at(-1) as HTMLElement, 'Home');
    expect(focused()).to.equal(all[0]);
  });

  it('is one stop for the Tab key', async () => {
    expect(buttons(await picker()).filter((button) => button.tabIndex === 0)).to.have.length(1);
  });

  it('names every emoji by words to look for', () => {
    for (const line of Object.values(emojiGroups).flat()) expect(line, line).to.match(/^\S+ .*[a-z]{2}|^\S+ .*\p{Script=Han}/u);
  });
});
