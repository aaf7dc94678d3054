import { expect } from '@open-wc/testing';
import { CcError } from '../model/error.js';
import { Microphone } from './microphone.js';

/** A machine with real streams whose user decides as the test wants. */
class Machine {
  readonly asked: MediaStreamConstraints[] = [];
  readonly opened: MediaStream[] = [];
  refusal: Error | undefined;
  missing: string | undefined;
  decide: Promise<void> = Promise.resolve();
  readonly #context = new AudioContext();

  readonly getUserMedia = async (constraints: MediaStreamConstraints = {}): Promise<MediaStream> => {
    this.asked.push(constraints);
    await this.decide;
    if (this.refusal) throw this.refusal;
    if (this.missing !== undefined && deviceIn(constraints) === this.missing) throw new DOMException('none', 'OverconstrainedError');
    const { stream } = this.#context.createMediaStreamDestination();
    this.opened.push(stream);
    return stream;
  };

  /** How many devices are open. */
  get live(): number {
    return this.opened.filter((stream) => stream.getTracks().some(({ readyState }) => readyState === 'live')).length;
  }

  /** Pulls out what is open. */
  unplug(): void {
    for (const track of this.opened.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === 'live')) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  }

  /** Resolves when a device was opened and none is open any more. */
  async closed(): Promise<void> {
    for (let turn = 0; turn < 100 && (this.opened.length === 0 || this.live > 0); turn++) await Promise.resolve();
    if (this.opened.length === 0 || this.live > 0) throw new Error('a device stays open');
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

function deviceIn({ audio }: MediaStreamConstraints): string {
  const { exact } = (typeof audio === 'object' ? audio.deviceId : {}) as { exact?: string };
  return exact ?? 'default';
}

async function until(fact: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !fact(); turn++) await Promise.resolve();
  if (!fact()) throw new Error('waited in vain');
}

describe('the microphone', () => {
  let machine: Machine;
  let microphone: Microphone;
  let told: string[];
  beforeEach(() => {
    machine = new Machine();
    told = [];
    microphone = new Microphone({
      mediaDevices: machine,
      onOpenChange: (open) => told.push(open ? 'open' : 'closed'),
      onPermission: (granted) => told.push(granted ? 'granted' : 'denied'),
      onMuteChange: (muted) => told.push(muted ? 'muted' : 'unmuted'),
    });
  });
  afterEach(async () => {
    microphone.dispose();
    await machine.close();
  });
  const code = (action: Promise<unknown>): Promise<string> =>
    action.then(
      () => 'nothing',
      (error: unknown) => (error instanceof CcError ? error.code : String(error)),
    );

  it('is one device for all, opened with the first lease and closed with the last', async () => {
    const leases = await Promise.all([microphone.open(), microphone.open()]);
    leases.push(await microphone.open());
    expect(machine.opened).to.have.length(1);
    for (const lease of leases) {
      expect(machine.live).to.equal(1);
      lease.release();
      lease.release();
    }
    expect(machine.live).to.equal(0);
    expect(told).to.deep.equal(['granted', 'unmuted', 'open', 'unmuted', 'closed']);
  });

  const failures = [
    ['NotAllowedError', 'microphone-denied'],
    ['SecurityError', 'microphone-denied'],
    ['NotFoundError', 'microphone-missing'],
    ['NotReadableError', 'microphone-busy'],
    ['AbortError', 'microphone-busy'],
    ['TrackStartError', 'microphone-busy'],
    ['NotSupportedError', 'unsupported-browser'],
  ] as const;
  for (const [name, expected] of failures) {
    it(`says ${expected} for ${name}, and can be tried again`, async () => {
      machine.refusal = new DOMException('no', name);
      expect(await code(microphone.open())).to.equal(expected);
      machine.refusal = undefined;
      expect(await code(microphone.open())).to.equal('nothing');
    });
  }

  it('says so where there is none to ask for', async () => {
    const nowhere = new Microphone({ mediaDevices: undefined, onOpenChange: () => {}, onPermission: () => {} });
    expect(await code(nowhere.open())).to.equal('unsupported-browser');
  });

  it('is closed at once when it is granted after everybody gave up', async () => {
    let grant = (): void => {};
    machine.decide = new Promise((resolve) => (grant = resolve));
    const stop = new AbortController();
    const opening = code(microphone.open({ signal: stop.signal }));
    stop.abort(new Error('hung up'));
    expect(await opening).to.equal('Error: hung up');
    grant();
    await machine.closed();
    expect(machine.opened).to.have.length(1);
    expect(told).to.not.include('open');
  });

  it('stays for the one who waits when the other gives up', async () => {
    let grant = (): void => {};
    machine.decide = new Promise((resolve) => (grant = resolve));
    const stop = new AbortController();
    const [one, other] = [code(microphone.open({ signal: stop.signal })), microphone.open()];
    stop.abort(new Error('hung up'));
    grant();
    expect(await one).to.equal('Error: hung up');
    expect((await other).stream.getAudioTracks()[0]?.readyState).to.equal('live');
    expect(machine.opened).to.have.length(1);
  });

  it('changes in the middle of a call, and the old device is let go', async () => {
    const lease = await microphone.open();
    const changes: MediaStream[] = [];
    lease.onChange((stream) => changes.push(stream));
    await microphone.choose('headset');
    expect(machine.asked.map(deviceIn)).to.deep.equal(['default', 'headset']);
    expect(changes).to.deep.equal([machine.opened[1]]);
    expect(lease.stream).to.equal(machine.opened[1]);
    expect(machine.live).to.equal(1);
  });

  it('stays as it is when the other device cannot be opened', async () => {
    const lease = await microphone.open();
    machine.missing = 'headset';
    expect(await code(microphone.choose('headset'))).to.equal('microphone-missing');
    expect(lease.stream).to.equal(machine.opened[0]);
    expect(machine.live).to.equal(1);
  });

  it('is only remembered when no device is open, and falls back when it is not there any more', async () => {
    machine.missing = 'headset';
    await microphone.choose('headset');
    expect(machine.asked).to.deep.equal([]);
    await microphone.open();
    expect(machine.asked.map(deviceIn)).to.deep.equal(['headset', 'default']);
  });

  it('goes on with the default device when it is pulled out', async () => {
    await microphone.choose('headset');
    const lease = await microphone.open();
    const changed = new Promise<MediaStream>((resolve) => lease.onChange(resolve));
    lease.stream.getAudioTracks()[0]?.dispatchEvent(new Event('ended'));
    expect(await changed).to.equal(machine.opened[1]);
    expect(machine.asked.map(deviceIn)).to.deep.equal(['headset', 'default']);
  });

  it('comes back by itself when the last one was pulled out and there is one again', async () => {
    const lease = await microphone.open();
    const streams: MediaStream[] = [];
    lease.onChange((stream) => streams.push(stream));
    machine.refusal = new DOMException('none', 'NotFoundError');
    machine.unplug();
    await until(() => streams.length === 1);
    expect(streams[0]?.getTracks()).to.deep.equal([]);
    machine.refusal = undefined;
    await microphone.renew('Built-in');
    expect(lease.stream).to.equal(machine.opened.at(-1));
    expect(machine.live).to.equal(1);
  });

  it('follows the default of the system, not one that was chosen', async () => {
    const lease = await microphone.open();
    await microphone.renew('Another');
    expect(machine.opened).to.have.length(2);
    expect(lease.stream).to.equal(machine.opened[1]);
    await microphone.choose('headset');
    await microphone.renew('A third');
    expect(machine.opened).to.have.length(3);
    expect(machine.live).to.equal(1);
  });

  it('is opened once for a device that was pulled out and is then not chosen any more', async () => {
    await microphone.choose('headset');
    const lease = await microphone.open();
    const changed = new Promise((resolve) => lease.onChange(resolve));
    machine.unplug();
    await changed;
    await microphone.choose('default');
    expect(machine.asked.map(deviceIn)).to.deep.equal(['headset', 'default']);
    await microphone.choose('headset');
    expect(machine.asked.map(deviceIn)).to.deep.equal(['headset', 'default', 'headset']);
    expect(machine.live).to.equal(1);
  });

  it('that is chosen last wins, however long each takes to open', async () => {
    const lease = await microphone.open();
    let grant = (): void => {};
    machine.decide = new Promise((resolve) => (grant = resolve));
    const choosing = [microphone.choose('one'), microphone.choose('two')];
    grant();
    await Promise.all(choosing);
    expect(lease.stream).to.equal(machine.opened[2]);
    expect(machine.live).to.equal(1);
  });

  it('says that it was muted outside of the page', async () => {
    const lease = await microphone.open();
    const [track] = machine.opened[0]?.getTracks() ?? [];
    Object.defineProperty(track, 'muted', { configurable: true, value: true });
    track?.dispatchEvent(new Event('mute'));
    expect(told.at(-1)).to.equal('muted');
    lease.release();
    expect(told.slice(-2)).to.deep.equal(['unmuted', 'closed']);
  });
});
