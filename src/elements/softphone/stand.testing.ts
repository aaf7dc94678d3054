import { html } from '@open-wc/testing';
import { FakeAudio, type FakeLeg, FakePhoneBackend } from '../../backends/fake/index.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import type { Party } from '../../model/party.js';
import { AgentSession } from '../../services/agent-session.js';
import { CallAudio } from '../../services/call-audio.js';
import { Phone } from '../../services/phone.js';
import { mounted, rendered, standingClock } from '../element.testing.js';
import { settlingTime } from '../settling/settling-controller.js';
import type { SoftphoneElement } from './softphone-element.js';

/** A softphone with services of its own on the back end in memory, and a clock that is told. */
export class SoftphoneStand {
  readonly clock: VirtualClock = standingClock();
  readonly server: FakePhoneBackend = new FakePhoneBackend({ clock: this.clock });
  readonly hardware: FakeAudio = new FakeAudio();
  readonly phone: Phone = new Phone({ backend: () => this.server, microphone: this.hardware.microphone, clock: this.clock });
  readonly agent: AgentSession = new AgentSession({ phone: this.phone, clock: this.clock, wrapUp: 30_000 });
  readonly audio: CallAudio = new CallAudio({ hardware: this.hardware, phone: this.phone });

  /** Puts the softphone into the page; it signs the agent in. */
  async mount(lang = 'en'): Promise<SoftphoneElement> {
    const element = await mounted<SoftphoneElement>(
      html`<cc-softphone lang=${lang} .phone=${this.phone} .agent=${this.agent} .audio=${this.audio} .clock=${this.clock}></cc-softphone>`,
    );
    await this.pass(element, settlingTime);
    return element;
  }

  /** Lets time pass, and the element follow. */
  async pass(element: SoftphoneElement, duration: number): Promise<void> {
    await this.clock.advance(duration);
    await rendered(element);
  }

  /** Somebody calls and is answered. */
  async talk(party: Party): Promise<FakeLeg> {
    const leg = this.server.ring(party);
    await this.phone.answer(leg.id);
    return leg;
  }

  async dispose(): Promise<void> {
    this.audio.dispose();
    await this.agent.dispose();
    await this.phone.dispose();
  }
}
