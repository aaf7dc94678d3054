import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { fake, fakeAcd, FakeAudio, type FakeBackend, fakeCallCenter, fakeChat } from '../../backends/fake/index.js';
import { phoneContext } from '../../context/contexts.js';
import { StoreController } from '../../context/store-controller.js';
import '../../define/desk.js';
import '../../define/huawei-cec.js';
import { BackendTagElement } from './backend-tag-element.js';
import type { DeskElement } from './desk-element.js';

/** Shows a phone's registration, as any widget would find it. */
class RegistrationProbe extends LitElement {
  readonly phone = new StoreController(this, phoneContext, { selector: (state) => state.registration.state });

  override render(): TemplateResult {
    return html`${this.phone.value ?? 'no phone'}`;
  }
}
customElements.define('registration-probe', RegistrationProbe);

/** A back-end tag that offers a back end in memory. */
class FakeTag extends BackendTagElement {
  readonly own = fake();

  protected override backend(): FakeBackend {
    return this.own;
  }
}
customElements.define('fake-backend', FakeTag);

const factTypes = [
  'cc-registration-change',
  'cc-call-incoming',
  'cc-call-state-change',
  'cc-call-ended',
  'cc-agent-state-change',
  'cc-error',
] as const;

/** The desk's facts, as words, from now on. */
function facts(desk: DeskElement): string[] {
  const seen: string[] = [];
  for (const type of factTypes) {
    desk.addEventListener(type, (event) => {
      if ('registration' in event) seen.push(`registration ${event.registration.state}`);
      else if ('call' in event) seen.push(`${type} ${event.call.state}`);
      else if ('agentState' in event) seen.push(`agent ${event.agentState}`);
      else seen.push(`error ${event.error.code}`);
    });
  }
  return seen;
}

async function deskWith(backend: FakeBackend): Promise<DeskElement> {
  const desk = await fixture<DeskElement>(
    html`<cc-desk .backends=${[backend]} .audioHardware=${new FakeAudio()}><registration-probe></registration-probe></cc-desk>`,
  );
  await desk.updateComplete;
  return desk;
}

const probeText = async (desk: DeskElement): Promise<string | undefined> => {
  const probe = desk.querySelector<RegistrationProbe>('registration-probe');
  await probe?.updateComplete;
  return probe?.shadowRoot?.textContent;
};

describe('cc-desk', () => {
  it('has no look and is accessible', async () => {
    const desk = await deskWith(fake());
    expect(getComputedStyle(desk).display).to.equal('contents');
    await expect(desk).to.be.accessible();
  });

  it('answers by itself what it is set to, and nothing otherwise', async () => {
    const backend = fake();
    const quiet = await deskWith(backend);
    expect(quiet.autoAnswering).to.equal(undefined);
    const desk = await fixture<DeskElement>(
      html`<cc-desk auto-answer="header 9" .backends=${[fake()]} .audioHardware=${new FakeAudio()}></cc-desk>`,
    );
    await desk.updateComplete;
    expect(desk.autoAnswering?.state).to.deep.equal({ byHeader: true, after: 9 });
    const left = await fixture<DeskElement>(
      html`<cc-desk auto-answer="" .backends=${[fake()]} .audioHardware=${new FakeAudio()}></cc-desk>`,
    );
    await left.updateComplete;
    expect(left.autoAnswering?.state).to.deep.equal({ byHeader: false, after: undefined });
  });

  it('gives its phone to what is inside, whenever it comes', async () => {
    const desk = await deskWith(fake());
    expect(await probeText(desk)).to.equal('unregistered');
    await desk.phone?.register();
    expect(await probeText(desk)).to.equal('registered');
    const late = document.createElement('registration-probe') as RegistrationProbe;
    desk.append(late);
    await late.updateComplete;
    expect(late.shadowRoot?.textContent).to.equal('registered');
  });

  it('has no phone without a back end that offers one', async () => {
    const desk = await fixture<DeskElement>(html`<cc-desk><registration-probe></registration-probe></cc-desk>`);
    await desk.updateComplete;
    expect(desk.phone).to.equal(undefined);
    expect(await probeText(desk)).to.equal('no phone');
  });

  it('tells the facts of a call from its first sign to its end, each once', async () => {
    const backend = fake();
    const desk = await deskWith(backend);
    const seen = facts(desk);
    await desk.agent?.signIn();
    const leg = backend.phone().ring({ number: '4000' });
    await desk.phone?.answer(leg.id);
    leg.farEnd.end();
    expect(seen).to.deep.equal([
      'registration registering',
      'registration registered',
      'agent ready',
      'cc-call-incoming ringing',
      'cc-call-state-change ringing',
      'cc-call-state-change connecting',
      'agent on-call',
      'cc-call-state-change connected',
      'cc-call-state-change ended',
      'cc-call-ended ended',
      'agent ready',
    ]);
  });

  it('tells an error once, though it stands in the state of two services', async () => {
    const backend = fake();
    const desk = await deskWith(backend);
    const seen = facts(desk);
    backend.phone().refuseRegistration('registration-rejected');
    await desk.agent?.signIn().catch(() => undefined);
    await desk.phone?.dial('?').catch(() => undefined);
    expect(seen.filter((fact) => fact.startsWith('error'))).to.deep.equal(['error registration-rejected', 'error invalid-number']);
  });

  it('keeps its phone when it is moved, and ends it when it is removed', async () => {
    const backend = fake();
    const desk = await deskWith(backend);
    const { phone } = desk;
    await phone?.register();
    const elsewhere = document.createElement('div');
    desk.parentElement?.append(elsewhere);
    elsewhere.append(desk);
    await desk.updateComplete;
    expect(desk.phone).to.equal(phone);
    const seen = facts(desk);
    desk.remove();
    await Promise.resolve();
    await desk.updateComplete;
    expect(desk.phone).to.equal(undefined);
    expect(phone?.state.registration.state).to.equal('unregistered');
    expect(seen).to.deep.equal(['registration unregistered']);
    elsewhere.append(desk);
    await desk.updateComplete;
    expect(desk.phone).not.to.equal(undefined);
  });

  it('takes the back end of a tag inside it, and lets go of it with the tag', async () => {
    const desk = await fixture<DeskElement>(html`<cc-desk .audioHardware=${new FakeAudio()}><fake-backend></fake-backend></cc-desk>`);
    await desk.updateComplete;
    await desk.phone?.register();
    expect(desk.phone?.state.registration.state).to.equal('registered');
    desk.querySelector('fake-backend')?.remove();
    await Promise.resolve();
    await desk.updateComplete;
    expect(desk.phone).to.equal(undefined);
  });

  it('answers a widget and a back-end tag that were there before it', async () => {
    const tag = `late-desk-${Math.random().toString(36).slice(2)}`;
    const place = await fixture(html`<div></div>`);
    const desk = document.createElement(tag) as DeskElement;
    const probe = document.createElement('registration-probe') as RegistrationProbe;
    desk.append(document.createElement('fake-backend'), probe);
    place.append(desk);
    await probe.updateComplete;
    expect(probe.shadowRoot?.textContent).to.equal('no phone');
    customElements.define(tag, class extends (customElements.get('cc-desk') as new () => DeskElement) {});
    desk.audioHardware = new FakeAudio();
    await desk.updateComplete;
    await probe.updateComplete;
    expect(probe.shadowRoot?.textContent).to.equal('unregistered');
  });

  it('offers its reasons, and others when they change', async () => {
    const desk = await deskWith(fake());
    desk.reasons = [{ code: 'lunch', label: 'Lunch' }];
    await desk.updateComplete;
    expect(desk.agent?.state.reasons).to.deep.equal([{ code: 'lunch', label: 'Lunch' }]);
  });

  it('lets an ACD keep the agent where there is one', async () => {
    const backend = fakeAcd();
    const desk = await deskWith(backend);
    await desk.agent?.signIn();
    backend.agent().tell({ agentState: 'wrap-up', wrapUpEndsAt: 5 });
    expect(desk.agent?.state).to.include({ agentState: 'wrap-up', wrapUpEndsAt: 5 });
  });

  it('gives what visitors use once somebody wants it, and not before', async () => {
    const made: string[] = [];
    const chat = fakeChat();
    const calls = fakeCallCenter();
    const backend = {
      name: 'both',
      chat: () => (made.push('chat'), chat.chat()),
      clickToCall: () => (made.push('calls'), calls.clickToCall()),
    };
    const desk = await fixture<DeskElement>(html`<cc-desk .backends=${[backend]}></cc-desk>`);
    await desk.updateComplete;
    expect([desk.chat, desk.clickToCall, desk.phone]).to.deep.equal([undefined, undefined, undefined]);

    desk.want('chat');
    await desk.updateComplete;
    const given = desk.chat;
    expect(given?.state.connection).to.equal('idle');
    expect(desk.clickToCall).to.equal(undefined);

    desk.want('click-to-call');
    desk.want('chat');
    await desk.updateComplete;
    expect(desk.clickToCall?.state.stage).to.equal('idle');
    expect(desk.chat).to.equal(given);
    // a back end is asked for nothing before a visitor does something
    expect(made).to.deep.equal([]);

    desk.backends = [];
    await desk.updateComplete;
    expect([desk.chat, desk.clickToCall]).to.deep.equal([undefined, undefined]);
  });
});
