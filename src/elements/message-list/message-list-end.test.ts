import { expect } from '@open-wc/testing';
import { findPart, part, rendered, textOf, until } from '../element.testing.js';
import { atEnd, conversationOf, give, leftOf, listing, painted, rowsOf, scrollTo, seen, textIn, viewOf } from './transcript.testing.js';

describe('cc-message-list when messages come', () => {
  it('stays at the end when the reader is there', async () => {
    const element = await listing(conversationOf(100));
    for (let count = 0; count < 5; count++) {
      await give(element, [...element.messages, textIn(`News ${'and more '.repeat(count * 20)}`, { id: `n${count}` })]);
      await atEnd(element);
    }
    expect(findPart(element, 'latest')).to.equal(undefined);
  });

  it('stays where the reader is otherwise, counts what is new, and leads there', async () => {
    const element = await listing(conversationOf(100));
    await scrollTo(element, 1000);
    const before = seen(element);
    await give(element, [...element.messages, textIn('One', { id: 'n1' }), textIn('Two', { id: 'n2' })]);
    expect(seen(element)).to.deep.equal(before);
    expect(textOf(part(element, 'latest'))).to.equal('2 new messages');
    part(element, 'latest').click();
    await atEnd(element);
    await painted();
    expect(findPart(element, 'latest')).to.equal(undefined);
    expect(textOf(part(element, 'new-line'))).to.equal('New messages');
    expect(element.shadowRoot?.activeElement).to.equal(viewOf(element));
  });

  it('shows the reader what they wrote themselves', async () => {
    const element = await listing(conversationOf(100));
    await scrollTo(element, 0);
    await give(element, [...element.messages, textIn('Mine', { id: 'n', author: 'visitor', status: 'pending' })]);
    await atEnd(element);
  });

  it('stays at the end when somebody stops writing, says something and goes on writing, all before a painting', async () => {
    const element = await listing(conversationOf(100), { typing: true });
    await atEnd(element);
    for (let count = 0; count < 4; count++) {
      element.typing = false;
      await rendered(element);
      // the browser moves the view up with the end, for whatever reason it has to lay out
      expect(leftOf(element)).to.be.at.most(1);
      element.messages = [...element.messages, textIn(`News ${'and more '.repeat(20)}`, { id: `n${count}` })];
      element.typing = true;
      await rendered(element);
      await painted();
      await atEnd(element);
    }
  });

  it('stays at the end when somebody stops writing, and a row grows before the sizes are told', async () => {
    const probe = document.createElement('div');
    document.body.append(probe);
    let grow = (): void => {};
    // made before the list's own, so that it is told first
    const observer = new ResizeObserver(() => grow());
    observer.observe(probe);
    const element = await listing(conversationOf(100), { typing: true });
    await atEnd(element);
    const last = rowsOf(element).at(-1) ?? expect.fail('no row');
    grow = () => (last.style.paddingBlockEnd = '120px');
    element.typing = false;
    await element.updateComplete;
    probe.style.blockSize = '10px';
    await until(() => last.style.paddingBlockEnd !== '', 'the row has grown');
    await painted();
    await atEnd(element);
    observer.disconnect();
    probe.remove();
  });

  it('stays at the end when the view becomes lower, as with a keyboard on the screen', async () => {
    const element = await listing(conversationOf(100));
    element.style.setProperty('height', '260px');
    await painted();
    await atEnd(element);
  });

  it('follows other conversations and messages taken out', async () => {
    const element = await listing(conversationOf(100));
    await give(
      element,
      element.messages.filter(({ id }) => id !== 'm90'),
    );
    expect(rowsOf(element).some((row) => textOf(row).includes('90.'))).to.equal(false);
    await atEnd(element);
    await give(element, conversationOf(70, 5000));
    await atEnd(element);
    expect(textOf(rowsOf(element).at(-1) ?? element)).to.include('5069.');
  });
});
