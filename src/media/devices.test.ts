import { expect } from '@open-wc/testing';
import { VirtualClock } from '../kit/virtual-clock.js';
import { type DeviceLists, DeviceWatch } from './devices.js';

/** A machine whose devices come and go. */
class Machine extends EventTarget {
  devices: Partial<MediaDeviceInfo>[] = [];
  looks = 0;

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    this.looks++;
    return this.devices as MediaDeviceInfo[];
  }
}

describe('the devices of a machine', () => {
  let machine: Machine;
  let clock: VirtualClock;
  let told: DeviceLists[];
  let watch: DeviceWatch;
  beforeEach(() => {
    machine = new Machine();
    clock = new VirtualClock();
    told = [];
    watch = new DeviceWatch({ mediaDevices: machine, clock, onChange: (lists) => told.push(lists) });
  });
  afterEach(() => watch.dispose());

  it('are listed by kind, the default one first', async () => {
    machine.devices = [
      { kind: 'audioinput', deviceId: 'usb', label: 'Headset' },
      { kind: 'audioinput', deviceId: 'default', label: 'Default - Built-in' },
      { kind: 'audioinput', deviceId: 'communications', label: 'Communications - Built-in' },
      { kind: 'videoinput', deviceId: 'camera', label: 'Camera' },
      { kind: 'audiooutput', deviceId: 'hdmi', label: 'Monitor' },
    ];
    await watch.look();
    expect(told).to.deep.equal([
      {
        microphones: [
          { id: 'default', label: 'Default - Built-in' },
          { id: 'usb', label: 'Headset' },
        ],
        speakers: [
          { id: 'default', label: '' },
          { id: 'hdmi', label: 'Monitor' },
        ],
      },
    ]);
  });

  it('have neither ids nor names before the permission', async () => {
    machine.devices = [
      { kind: 'audioinput', deviceId: '', label: '' },
      { kind: 'audioinput', deviceId: '', label: '' },
    ];
    await watch.look();
    expect(told.at(-1)).to.deep.equal({ microphones: [{ id: 'default', label: '' }], speakers: [] });
  });

  it('are looked for once after a headset was plugged in, however many events that makes', async () => {
    for (let event = 0; event < 5; event++) {
      machine.dispatchEvent(new Event('devicechange'));
      await clock.advance(100);
    }
    expect(machine.looks).to.equal(0);
    await clock.advance(300);
    expect(machine.looks).to.equal(1);
    await clock.advance(1e6);
    expect(machine.looks).to.equal(1);
  });

  it('are not looked for any more after the end', async () => {
    machine.dispatchEvent(new Event('devicechange'));
    watch.dispose();
    machine.dispatchEvent(new Event('devicechange'));
    await clock.advance(1000);
    expect(machine.looks).to.equal(0);
  });
});
