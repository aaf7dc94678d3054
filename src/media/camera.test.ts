import { expect } from '@open-wc/testing';
import { CcError } from '../model/error.js';
import { browserMedia } from './browser-media.js';
import { Camera } from './camera.js';

/** A machine with real pictures whose user decides as the test wants. */
class Machine {
  readonly asked: MediaStreamConstraints[] = [];
  readonly opened: MediaStream[] = [];
  refusal: Error | undefined;
  decide: Promise<void> = Promise.resolve();

  readonly getUserMedia = async (constraints: MediaStreamConstraints = {}): Promise<MediaStream> => {
    this.asked.push(constraints);
    await this.decide;
    if (this.refusal) throw this.refusal;
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const stream = canvas.captureStream(10);
    this.opened.push(stream);
    return stream;
  };

  get live(): number {
    return this.opened.filter((stream) => stream.getTracks().some(({ readyState }) => readyState === 'live')).length;
  }
}

const code = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'nothing',
    (error: unknown) => (error instanceof CcError ? error.code : String(error)),
  );

describe('the camera', () => {
  let machine: Machine;
  let camera: Camera;
  let told: string[];
  beforeEach(() => {
    machine = new Machine();
    told = [];
    camera = new Camera({
      mediaDevices: machine,
      onOpenChange: (open) => told.push(open ? 'open' : 'closed'),
      onPermission: (granted) => told.push(granted ? 'granted' : 'denied'),
    });
  });
  afterEach(() => camera.dispose());

  it('is asked for a picture alone, as large as calls make use of', async () => {
    await camera.open();
    const [{ audio, video } = {}] = machine.asked;
    expect(audio).to.equal(undefined);
    expect(video).to.deep.include({ width: { ideal: 1280 }, height: { ideal: 720 } });
  });

  it('is one device for all, and dark with the last lease', async () => {
    const leases = await Promise.all([camera.open(), camera.open()]);
    for (const lease of leases) {
      expect(machine.live).to.equal(1);
      lease.release();
      lease.release();
    }
    expect(machine.live).to.equal(0);
    expect(told).to.deep.equal(['granted', 'open', 'closed']);
  });

  for (const [name, expected] of [
    ['NotAllowedError', 'camera-denied'],
    ['NotFoundError', 'camera-missing'],
    ['OverconstrainedError', 'camera-missing'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
    ['NotSupportedError', 'unsupported-browser'],
  ] as const) {
    it(`says ${expected} for ${name}, and can be tried again`, async () => {
      machine.refusal = new DOMException('no', name);
      expect(await code(camera.open())).to.equal(expected);
      machine.refusal = undefined;
      expect(await code(camera.open())).to.equal('nothing');
    });
  }

  it('is closed at once when it is granted after the call was given up', async () => {
    let grant = (): void => {};
    machine.decide = new Promise((resolve) => (grant = resolve));
    const stop = new AbortController();
    const opening = code(camera.open({ signal: stop.signal }));
    stop.abort(new Error('hung up'));
    expect(await opening).to.equal('Error: hung up');
    grant();
    for (let turn = 0; turn < 100 && (machine.opened.length === 0 || machine.live > 0); turn++) await Promise.resolve();
    expect([machine.opened.length, machine.live]).to.deep.equal([1, 0]);
  });

  it('changes in the middle of a call', async () => {
    const lease = await camera.open();
    const changed = new Promise<MediaStream>((resolve) => lease.onChange(resolve));
    await camera.choose('other');
    expect(await changed).to.equal(machine.opened[1]);
    expect(machine.asked[1]?.video).to.deep.include({ deviceId: { exact: 'other' }, width: { ideal: 1280 } });
    expect(machine.live).to.equal(1);
  });

  it('goes on with another one when it is pulled out, and says so when there is none', async () => {
    const lease = await camera.open();
    const pullOut = (): Promise<MediaStream> => {
      const changed = new Promise<MediaStream>((resolve) => lease.onChange(resolve));
      lease.stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
      return changed;
    };
    expect(await pullOut()).to.equal(machine.opened[1]);
    machine.refusal = new DOMException('none', 'NotFoundError');
    expect((await pullOut()).getTracks()).to.deep.equal([]);
    expect(machine.live).to.equal(0);
  });
});

describe('the devices for a visitor', () => {
  const devices = (kinds: readonly MediaDeviceKind[]): Promise<unknown> =>
    browserMedia({
      mediaDevices: {
        getUserMedia: () => Promise.reject(new Error('nobody asked for it')),
        enumerateDevices: async () => kinds.map((kind) => ({ kind }) as MediaDeviceInfo),
      },
    }).devices();

  it('are found without opening any', async () => {
    expect(await devices(['audioinput', 'audiooutput'])).to.deep.equal({ microphone: true, speaker: true, camera: false });
    expect(await devices(['videoinput'])).to.deep.equal({ microphone: false, speaker: false, camera: true });
  });

  it('are not there where a page may open none', async () => {
    const nothing = {} as unknown as MediaDevices;
    expect(await browserMedia({ mediaDevices: nothing }).devices()).to.deep.equal({ microphone: false, speaker: false, camera: false });
  });
});
