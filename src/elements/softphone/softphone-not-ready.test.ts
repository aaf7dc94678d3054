import { expect } from '@open-wc/testing';
import '../../define/softphone.js';
import { expectAccessible, findPart, part, rendered, textOf, until } from '../element.testing.js';
import { SoftphoneStand } from './stand.testing.js';

const key = 'contact-center-widgets:while-not-ready';

describe('calls in cc-softphone while its agent is not ready', () => {
  let stand: SoftphoneStand;

  beforeEach(async () => {
    localStorage.removeItem(key);
    stand = new SoftphoneStand();
    await stand.mount();
  });

  afterEach(async () => {
    await stand.dispose();
    localStorage.removeItem(key);
  });

  const note = (): string => textOf(findPart(stand.element, 'note') ?? document.createElement('p'));

  it('are what the agent chose in the settings, which says so beside their state', async () => {
    stand.element.openView('settings');
    await until(() => findPart(stand.element, 'while-not-ready') !== undefined, 'the setting is there');
    await expectAccessible(stand.element);
    part(stand.element, 'while-not-ready').querySelector<HTMLInputElement>('[value="silent"]')?.click();
    expect(localStorage.getItem(key)).to.equal('silent');
    stand.element.closeView();
    await stand.agent.setState('break');
    await rendered(stand.element);
    await until(() => note() === 'Calls do not ring.', 'it is said');
    await stand.ring();
    expect(stand.stage).to.include('Amina Okafor');
    expect(stand.hardware.log).not.to.include('tone ring');
    await expectAccessible(stand.element);
  });

  it('are turned away as busy, and the status says that', async () => {
    stand.agent.setWhileNotReady('busy');
    await stand.agent.setState('not-ready');
    await rendered(stand.element);
    await until(() => note() === 'Calls are turned away.', 'it is said');
    expect(stand.server.ring({ number: '4000' }).log).to.deep.equal(['declined busy']);
    await stand.agent.setState('ready');
    await rendered(stand.element);
    expect(note()).to.equal('');
  });

  it('or is ready on a page that may not ring: the status says it, too', async () => {
    stand.hardware.set({ locked: true });
    await rendered(stand.element);
    await until(() => note() === 'This page cannot ring yet.', 'it is said');
  });
});
