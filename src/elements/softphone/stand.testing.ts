import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { FakeAudio, type FakeLeg, FakePhoneBackend } from '../../backends/fake/index.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import type { Party } from '../../model/party.js';
import { AgentSession } from '../../services/agent-session.js';
import { CallAudio } from '../../services/call-audio.js';
import { Phone, type PhoneOptions } from '../../services/phone.js';
import { amina, mounted, part, rendered, standingClock, textOf } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { SoftphoneElement } from './softphone-element.js';

/** A softphone with services of its own on the back end in memory, and a clock that is told. */
export class SoftphoneStand {
  readonly clock: VirtualClock = standingClock();
  readonly server: FakePhoneBackend = new FakePhoneBackend({ clock: this.clock });
  readonly hardware: FakeAudio = new FakeAudio();
  readonly phone: Phone;
  readonly agent: AgentSession;
  readonly audio: CallAudio;

  #element: SoftphoneElement | undefined;

  /** @param more what its phone has besides */
  constructor(more: Partial<PhoneOptions> = {}) {
    this.phone = new Phone({ backend: () => this.server, microphone: this.hardware.microphone, clock: this.clock, ...more });
    this.agent = new AgentSession({ phone: this.phone, clock: this.clock, wrapUp: 30_000 });
    this.audio = new CallAudio({ hardware: this.hardware, phone: this.phone });
  }

  /** The softphone, once it is mounted. */
  get element(): SoftphoneElement {
    return this.#element ?? expect.fail('nothing is mounted');
  }

  /** Puts the softphone into the page; it signs the agent in. */
  async mount(lang = 'en'): Promise<SoftphoneElement> {
    this.#element = await mounted<SoftphoneElement>(
      html`<cc-softphone lang=${lang} .phone=${this.phone} .agent=${this.agent} .audio=${this.audio} .clock=${this.clock}></cc-softphone>`,
    );
    await this.pass(settlingTime);
    await callsLoaded();
    await rendered(this.#element);
    return this.#element;
  }

  /** Lets time pass, and the element follow. */
  async pass(duration: number, element: SoftphoneElement = this.element): Promise<void> {
    await this.clock.advance(duration);
    await rendered(element);
  }

  /** Somebody calls and is answered. */
  async talk(party: Party): Promise<FakeLeg> {
    const leg = this.server.ring(party);
    await this.phone.answer(leg.id);
    return leg;
  }

  /** Somebody calls, and the buttons have settled. */
  async ring(party: Party = amina): Promise<FakeLeg> {
    const leg = this.server.ring(party);
    await this.pass(settlingTime);
    return leg;
  }

  /** Somebody called and was answered, and the buttons have settled. */
  async answered(): Promise<FakeLeg> {
    const leg = await this.talk(amina);
    await this.pass(settlingTime);
    return leg;
  }

  /** What is on stage, in words. */
  get stage(): string {
    return textOf(part(this.element, 'stage'));
  }

  /** What the live region says. */
  said(role: 'status' | 'alert'): string {
    return textOf(this.element.renderRoot.querySelector(`.visually-hidden[role="${role}"]`) ?? this.element);
  }

  /** The button of that name, in the softphone or in a part of it. */
  button(name: string, element: LitElement = this.element): HTMLButtonElement {
    return findButton(name, element.renderRoot) ?? expect.fail(`there is no button "${name}"`);
  }

  /** Presses a letter with Alt, where the focus is. */
  async pressWithAlt(letter: string): Promise<void> {
    // WebKit's driver holds no key down
    if (!/Chrome|Firefox/.test(navigator.userAgent)) {
      const focused = this.element.shadowRoot?.activeElement ?? this.element;
      focused.dispatchEvent(
        new KeyboardEvent('keydown', { key: letter, code: `Key${letter.toUpperCase()}`, altKey: true, bubbles: true, composed: true }),
      );
      return;
    }
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: letter });
    await sendKeys({ up: 'Alt' });
  }

  async dispose(): Promise<void> {
    this.audio.dispose();
    await this.agent.dispose();
    await this.phone.dispose();
  }
}

/** What is about calls comes while the phone registers, once for all softphones. */
async function callsLoaded(): Promise<void> {
  await import('../../define/late/phone-calls.js');
}

function findButton(name: string, root: ParentNode): HTMLButtonElement | undefined {
  for (const inner of root.querySelectorAll('*')) {
    if (inner instanceof HTMLButtonElement && (inner.getAttribute('aria-label') === name || textOf(inner) === name)) return inner;
    const deeper = inner.shadowRoot ? findButton(name, inner.shadowRoot) : undefined;
    if (deeper) return deeper;
  }
  return undefined;
}
