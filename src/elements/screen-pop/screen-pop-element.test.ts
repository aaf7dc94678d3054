import { expect, html } from '@open-wc/testing';
import '../../define/screen-pop.js';
import { FakeMicrophone, FakePhoneBackend } from '../../backends/fake/index.js';
import type { CcError } from '../../model/error.js';
import type { ScreenPopSubject } from '../../model/screen-pop.js';
import { Phone } from '../../services/phone.js';
import {
  amina,
  expectAccessible,
  findPart,
  heard,
  hostile,
  mounted,
  part,
  rendered,
  robin,
  standingClock,
  textOf,
  until,
} from '../element.testing.js';
import type { ScreenPopElement } from './screen-pop-element.js';

// a page of this origin that says nothing
const url = '/package.json';

const call = (change: Partial<ScreenPopSubject> = {}): ScreenPopSubject => ({
  kind: 'call',
  id: 'a',
  phase: 'ring',
  direction: 'inbound',
  party: amina,
  ...change,
});

async function popped(template = html`<cc-screen-pop name="CRM" url=${url}></cc-screen-pop>`): Promise<ScreenPopElement> {
  const element = await mounted<ScreenPopElement>(template);
  await until(() => element.screenPops !== undefined, 'it has loaded');
  await rendered(element);
  return element;
}

async function report(element: ScreenPopElement, change: Partial<ScreenPopSubject> = {}): Promise<void> {
  const subject = call(change);
  element.screenPops?.report(subject);
  await until(
    () =>
      element.screenPops?.state.pops.some(
        (pop) => pop.subject.id === subject.id && pop.state !== 'opening' && pop.state !== 'looking-up',
      ) === true,
    'the page was opened',
  );
  await rendered(element);
}

function pressed(element: ScreenPopElement, name: string): void {
  const button = [...element.renderRoot.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.innerText.trim().split('\n')[0]) === name,
  );
  if (!button) throw new Error(`no button ${name}`);
  button.click();
}

const frames = (element: ScreenPopElement): HTMLIFrameElement[] => [...element.renderRoot.querySelectorAll('iframe')];

describe('cc-screen-pop', () => {
  it('is accessible: with nobody, a page, two calls, tabs, a choice, a wish', async () => {
    const element = await popped();
    await expectAccessible(element);
    await report(element);
    await expectAccessible(element);
    await report(element, { id: 'b', party: robin, phase: 'answer' });
    await expectAccessible(element);
    element.pages = [{ name: 'Orders', url, alwaysVisible: true }];
    await rendered(element);
    await expectAccessible(element);
    element.lookups = {
      who: () => [
        { id: '1', label: 'One' },
        { id: '2', label: 'Two', description: 'London' },
      ],
    };
    element.rules = [{ id: 'who', open: { type: 'lookup', lookup: 'who', one: { type: 'event' } } }];
    await rendered(element);
    await report(element, { id: 'c' });
    expect(textOf(element)).to.contain('2 records match');
    await expectAccessible(element);
  });

  it('shows who is on the line, and how far it has come', async () => {
    const element = await popped();
    expect(textOf(element)).to.contain('Nobody is on the line');
    await report(element);
    expect(textOf(element)).to.contain('Amina Okafor').and.to.contain('+442079460958').and.to.contain('Calling');
    await report(element, { phase: 'answer' });
    expect(textOf(element)).to.contain('On the phone').and.not.to.contain('Calling');
    await report(element, { phase: 'end' });
    expect(textOf(element)).to.contain('Call ended');
    pressed(element, 'Close');
    await rendered(element);
    expect(textOf(element)).to.contain('Nobody is on the line');
    expect(frames(element)).to.have.length(0);
  });

  it('shows what a caller says of themselves as text, and turns nothing around', async () => {
    const element = await popped();
    await report(element, { party: hostile });
    expect(textOf(element)).to.contain('<img src=x onerror=alert(1)> gnp.exe').and.to.contain('<b>1</b>');
    expect(element.renderRoot.querySelectorAll('img, b').length).to.equal(0);
  });

  it('frames a page that may do its work, and may not lead this one away', async () => {
    const element = await popped();
    await report(element);
    const [frame] = frames(element);
    expect(frame?.title).to.equal('CRM');
    expect(frame?.getAttribute('sandbox')).to.contain('allow-scripts').and.not.to.contain('top-navigation');
    expect(frame?.getAttribute('allow')).to.equal('clipboard-write');
    expect(frame?.referrerPolicy).to.equal('strict-origin');
    expect(frame?.src).to.contain('/package.json#?mobile=%2B442079460958&nickName=Amina%20Okafor&type=phone&status=100');
  });

  it('keeps the page through the phases of a call, and through the language', async () => {
    const element = await popped();
    await report(element);
    const [frame] = frames(element);
    await report(element, { phase: 'answer' });
    element.lang = 'zh-CN';
    await until(() => textOf(element).includes('通话中'), 'it speaks Chinese');
    expect(frames(element)[0]).to.equal(frame);
  });

  it('lets the agent go between pages by keyboard, and between calls', async () => {
    const pages = ['One', 'Two', 'Three'].map((name) => ({ name, url }));
    const element = await popped(html`<cc-screen-pop .pages=${pages}></cc-screen-pop>`);
    await report(element);
    const tabs = (): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const chosen = (): string => tabs().find((tab) => tab.ariaSelected === 'true')?.innerText ?? '';
    expect(chosen()).to.equal('One');
    for (const [key, name] of [
      ['ArrowRight', 'Two'],
      ['End', 'Three'],
      ['ArrowRight', 'One'],
      ['ArrowLeft', 'Three'],
      ['Home', 'One'],
    ] as const) {
      tabs()
        .find((tab) => tab.tabIndex === 0)
        ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await rendered(element);
      expect(chosen()).to.equal(name);
      expect(frames(element).filter((frame) => frame.offsetParent !== null)).to.have.length(1);
    }
    await report(element, { phase: 'answer' });
    await report(element, { id: 'b', party: robin });
    expect(textOf(part(element, 'header')))
      .to.contain('Amina Okafor')
      .and.to.contain('Robin Weiss');
    expect(element.screenPops?.state.shownId).to.equal('b');
    pressed(element, 'Amina Okafor');
    await rendered(element);
    expect(element.screenPops?.state.shownId).to.equal('a');
  });

  it('says what it does, and lets the host page do it instead', async () => {
    const element = await popped();
    const { events, stop } = heard<Event & { readonly pop: { readonly state: string } }>('cc-screen-pop', 'cc-screen-pop-state-change');
    element.addEventListener('cc-screen-pop', (event) => event.preventDefault(), { once: true });
    await report(element);
    stop();
    expect(events.map(({ type, pop }) => `${type} ${pop.state}`)).to.deep.equal([
      'cc-screen-pop-state-change opening',
      'cc-screen-pop opening',
      'cc-screen-pop-state-change delivered',
    ]);
    expect(frames(element)[0]?.hasAttribute('src')).to.equal(false);
  });

  it('says why it opened nothing, and tries again', async () => {
    const { events, stop } = heard<Event & { readonly error: CcError }>('cc-error');
    const rules = [{ id: 'who', open: { type: 'lookup', lookup: 'who', one: { type: 'event' } } } as const];
    let works = false;
    const lookups = {
      who: () => {
        if (!works) throw new Error('down');
        return [{ id: '1', label: 'One' }];
      },
    };
    const element = await popped(html`<cc-screen-pop .rules=${rules} .lookups=${lookups}></cc-screen-pop>`);
    await report(element);
    stop();
    expect(events.map(({ error }) => error.code)).to.deep.equal(['lookup-failed']);
    expect(textOf(element)).to.contain('did not say whose number this is');
    works = true;
    pressed(element, 'Try again');
    await until(() => element.screenPops?.state.pops[0]?.state === 'delivered', 'it was opened');
    await rendered(element);
    expect(findPart(element, 'notice')).to.equal(undefined);
  });

  it('refuses rules that are wrong, says so, and keeps those that were there', async () => {
    const element = await popped();
    const { events, stop } = heard<Event & { readonly error: CcError }>('cc-error');
    element.url = 'javascript:alert(1)';
    await rendered(element);
    element.url = url;
    element.rules = [{ id: 'a', open: { type: 'hash', page: 'nobody' } }];
    await rendered(element);
    stop();
    expect(events.map(({ error }) => error.code)).to.deep.equal(['url-not-allowed', 'rule-invalid']);
    await report(element);
    expect(frames(element)).to.have.length(1);
  });

  it('follows the phone that it is given, and lets go of everything when it leaves', async () => {
    const backend = new FakePhoneBackend({ clock: standingClock() });
    const phone = new Phone({ backend: () => backend, microphone: new FakeMicrophone(), clock: standingClock() });
    await phone.register();
    const element = await popped(html`<cc-screen-pop name="CRM" url=${url} .phone=${phone}></cc-screen-pop>`);
    backend.ring(amina);
    await until(() => textOf(element).includes('Amina Okafor'), 'the call is shown');
    element.remove();
    await Promise.resolve();
    await until(() => element.screenPops === undefined, 'it has let go');
    backend.ring(robin);
    await phone.dispose();
  });
});
