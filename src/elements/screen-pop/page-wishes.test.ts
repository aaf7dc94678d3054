import { expect, html } from '@open-wc/testing';
import '../../define/screen-pop.js';
import { FakeMicrophone, FakePhoneBackend } from '../../backends/fake/index.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { Phone } from '../../services/phone.js';
import { heard, mounted, standingClock } from '../element.testing.js';
import { PageWishes } from './page-wishes.js';
import type { DialRequests } from './screen-pop-host.js';
import type { ScreenPopElement } from './screen-pop-element.js';

interface Wishing {
  readonly element: ScreenPopElement;
  readonly wishes: PageWishes;
  readonly clock: VirtualClock;
  readonly phone: Phone;
  dialed(): readonly string[];
}

async function wishing(dialRequests: DialRequests = 'confirm'): Promise<Wishing> {
  const clock = standingClock();
  const backend = new FakePhoneBackend({ clock });
  const phone = new Phone({ backend: () => backend, microphone: new FakeMicrophone(), clock });
  const element = await mounted<ScreenPopElement>(
    html`<cc-screen-pop .phone=${phone} .clock=${clock} dial-requests=${dialRequests}></cc-screen-pop>`,
  );
  return { element, wishes: new PageWishes(element), clock, phone, dialed: () => phone.state.calls.map(({ party }) => party.number) };
}

describe('PageWishes', () => {
  it('dials what the agent confirms, cleaned as a phone dials it', async () => {
    const { wishes, dialed } = await wishing();
    const outcome = wishes.carryOut('crm', { type: 'callOut', phoneNumber: '+44 (0)20 7946-0123', desc: 'Maria \u202Egnp.exe' });
    expect(wishes.wish).to.deep.equal({ page: 'crm', number: '+442079460123', description: 'Maria gnp.exe' });
    expect(dialed()).to.deep.equal([]);
    wishes.decide(true);
    expect(await outcome).to.equal(undefined);
    expect(dialed()).to.deep.equal(['+442079460123']);
    expect(wishes.wish).to.equal(undefined);
  });

  it('forgets a wish that nobody decides within a minute', async () => {
    const { wishes, clock, dialed } = await wishing();
    const outcome = wishes.carryOut('crm', { type: 'callOut', phoneNumber: '1001' });
    await clock.advance(59_000);
    expect(wishes.wish?.number).to.equal('1001');
    await clock.advance(1000);
    expect(await outcome).to.equal('declined');
    expect(dialed()).to.deep.equal([]);
    // what comes too late decides about nothing
    wishes.decide(true);
    expect(dialed()).to.deep.equal([]);
  });

  it('has one wish at a time, and says why the others are not carried out', async () => {
    const { wishes } = await wishing();
    const first = wishes.carryOut('crm', { type: 'callOut', phoneNumber: '1001' });
    expect(await wishes.carryOut('shop', { type: 'callOut', phoneNumber: '1002' })).to.equal('busy');
    expect(await wishes.carryOut('crm', { type: 'callOut', phoneNumber: '<b>1</b>' })).to.equal('invalid');
    expect(await wishes.carryOut('crm', { type: 'sendTextMessage', text: 'hello' })).to.equal('unavailable');
    wishes.decide(false);
    expect(await first).to.equal('declined');
    const refusing = await wishing('refuse');
    expect(await refusing.wishes.carryOut('crm', { type: 'callOut', phoneNumber: '1001' })).to.equal('declined');
  });

  it('dials at once where it may, and leaves it to a page that prevents it', async () => {
    const { element, wishes, dialed } = await wishing('direct');
    const { events, stop } = heard('cc-dial-request');
    element.addEventListener('cc-dial-request', (event) => event.preventDefault(), { once: true });
    expect(await wishes.carryOut('crm', { type: 'callOut', phoneNumber: '1001' })).to.equal(undefined);
    expect(dialed()).to.deep.equal([]);
    expect(await wishes.carryOut('crm', { type: 'callOut', phoneNumber: '1002' })).to.equal(undefined);
    expect(dialed()).to.deep.equal(['1002']);
    stop();
    expect(events).to.have.length(2);
  });

  it('says that there is no phone, or that it failed', async () => {
    const { element, wishes, phone } = await wishing('direct');
    await phone.dispose();
    expect(await wishes.carryOut('crm', { type: 'callOut', phoneNumber: '1001' })).to.equal('failed');
    element.phone = undefined;
    expect(await wishes.carryOut('crm', { type: 'callOut', phoneNumber: '1001' })).to.equal('unavailable');
  });
});
