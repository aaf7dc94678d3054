import { expect, waitUntil } from '@open-wc/testing';
import { FakeAudio, FakeCamera, FakeClickToCallBackend, type FakeClickToCallOptions, type FakeLeg } from '../backends/fake/index.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { CallAudio } from './call-audio.js';
import { ClickToCall } from './click-to-call.js';

/** A visitor's page with a centre in memory behind it. */
export class ClickToCallStand {
  readonly clock: VirtualClock = new VirtualClock(1000);
  readonly hardware: FakeAudio = new FakeAudio();
  readonly camera: FakeCamera = new FakeCamera();
  readonly center: FakeClickToCallBackend;
  readonly clickToCall: ClickToCall;
  readonly stages: string[] = [];

  constructor(options: FakeClickToCallOptions = {}, withCamera = true) {
    this.center = new FakeClickToCallBackend({ clock: this.clock, ...options });
    this.clickToCall = new ClickToCall({
      loadPhone: () => import('./phone.js'),
      backend: () => this.center,
      microphone: this.hardware.microphone,
      ...(withCamera && { camera: this.camera }),
      audio: () => new CallAudio({ hardware: this.hardware }),
      clock: this.clock,
    });
    this.clickToCall.subscribe<string>((stage) => this.stages.push(stage), { selector: (state) => state.stage });
  }

  /** Waits for a fact; what is loaded on demand takes real time. */
  until(fact: () => boolean, what: string): Promise<void> {
    return waitUntil(fact, `This did not happen: ${what}`, { timeout: 3000, interval: 1 });
  }

  /** An agent has been found, and their phone rings. */
  async ring(): Promise<FakeLeg> {
    this.center.ready();
    await this.until(() => this.clickToCall.state.call?.state === 'ringing', 'ringing');
    return this.center.phone.legs[0] ?? expect.fail('nobody was called');
  }

  async talk(media: 'voice' | 'video' = 'voice'): Promise<FakeLeg> {
    await this.clickToCall.start(media);
    const leg = await this.ring();
    leg.farEnd.answer();
    await this.until(() => this.clickToCall.state.call?.state === 'connected', 'talking');
    return leg;
  }

  /** Nothing is open, nothing runs, and the end was told once. */
  async expectClean(): Promise<void> {
    await this.until(() => this.hardware.microphone.leases === 0 && this.camera.leases === 0, 'devices are closed');
    await this.until(() => this.center.phone.legs.length === 0, 'no call is left');
    expect(this.stages.filter((stage) => stage === 'ended')).to.have.length(1);
    expect(this.center.log.filter((entry) => entry === 'drop')).to.have.length(this.center.log.includes('connect') ? 1 : 0);
  }
}
