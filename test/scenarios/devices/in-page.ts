import type { AudioProcessor } from 'contact-center-widgets';

/**
 * Each microphone of this browser hears another tone, 697 Hz the first and 300 Hz
 * more each further one, and `unplug` and `plug` pull devices out by their place
 * in the list of their kind, as a browser tells it: the track ends, the list is
 * another one, `devicechange` follows. How often the list was asked for is counted.
 */
export const machine = `(() => {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const listed = devices.enumerateDevices.bind(devices);
  const away = new Set();
  const open = new Map();
  let context;
  window.looks = 0;
  const ofKind = async (kind) => (await listed()).filter((device) => device.kind === kind);
  devices.enumerateDevices = async () => {
    window.looks++;
    return (await listed()).filter(({ kind, deviceId }) => !away.has(kind + deviceId));
  };
  devices.getUserMedia = async ({ audio }) => {
    window.lastAsked = audio;
    context ??= new AudioContext();
    await context.resume();
    const id = audio?.deviceId?.exact ?? 'default';
    const place = Math.max(0, (await ofKind('audioinput')).findIndex(({ deviceId }) => deviceId === id));
    if (away.has('audioinput' + id)) throw new DOMException('gone', 'OverconstrainedError');
    const oscillator = new OscillatorNode(context, { frequency: 697 + 300 * place });
    const destination = context.createMediaStreamDestination();
    oscillator.connect(new GainNode(context, { gain: 0.3 })).connect(destination);
    oscillator.start();
    open.set(destination.stream.getAudioTracks()[0], id);
    return destination.stream;
  };
  const change = () => devices.dispatchEvent(new Event('devicechange'));
  window.unplug = async (kind, place) => {
    const id = (await ofKind(kind))[place].deviceId;
    away.add(kind + id);
    for (const [track, used] of open) {
      if (kind !== 'audioinput' || used !== id || track.readyState !== 'live') continue;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    change();
  };
  window.plug = async (kind, place) => {
    away.delete(kind + (await ofKind(kind))[place].deviceId);
    change();
  };
})();`;

/** Processors of the page: one that gives 1500 Hz, and one that cannot start. */
export const processors = `window.processors = {
  tone: {
    start: async (_track, context) => {
      const oscillator = new OscillatorNode(context, { frequency: 1500 });
      const destination = context.createMediaStreamDestination();
      oscillator.connect(new GainNode(context, { gain: 0.3 })).connect(destination);
      oscillator.start();
      return { track: destination.stream.getAudioTracks()[0], dispose: () => oscillator.stop() };
    },
  },
  broken: { start: () => Promise.reject(new Error('no wasm')) },
};`;

/** A USB headset for offices behind \`navigator.hid\`: hook switch, mute, flash and drop in report 2, lamps in report 2. \`pressHeadset\` sends a report. */
export const headset = `(() => {
  const bit = (usage, more) => ({ usages: [usage], reportSize: 1, reportCount: 1, isAbsolute: true, isConstant: false, isArray: false, isRange: false, logicalMinimum: 0, ...more });
  const padding = (bits) => ({ usages: [], reportSize: 1, reportCount: bits, isConstant: true });
  const button = { isAbsolute: false };
  const device = Object.assign(new EventTarget(), {
    productName: 'Evolve2 65', vendorId: 0x0b0e, productId: 0x0e48, opened: false,
    collections: [{
      usagePage: 0x0b, usage: 5, children: [], featureReports: [],
      inputReports: [{ reportId: 2, items: [bit(0x0b0020), bit(0x0b0097), bit(0x0b002f, button), bit(0x0b0021, button), bit(0x0b0026, button), padding(11)] }],
      outputReports: [{ reportId: 2, items: [padding(1), bit(0x080017), bit(0x08001e), bit(0x080018), bit(0x080009), bit(0x080020), padding(10)] }],
    }],
    open: async () => { device.opened = true; },
    close: async () => { device.opened = false; },
    forget: async () => { localStorage.removeItem('test-hid'); },
    sendReport: async (id, data) => { window.headsetLamps = [id, ...new Uint8Array(data.buffer ?? data)].join(' '); },
  });
  const hid = Object.assign(new EventTarget(), {
    getDevices: async () => (localStorage.getItem('test-hid') ? [device] : []),
    requestDevice: async ({ filters }) => {
      if (!navigator.userActivation.isActive) throw new DOMException('Must be handling a user gesture', 'SecurityError');
      if (!filters.some(({ usagePage }) => usagePage === 0x0b)) return [];
      localStorage.setItem('test-hid', 'allowed');
      return [device];
    },
  });
  Object.defineProperty(navigator, 'hid', { value: hid });
  window.pressHeadset = (...bytes) => {
    if (device.opened) device.dispatchEvent(Object.assign(new Event('inputreport'), { reportId: 2, device, data: new DataView(Uint8Array.from(bytes).buffer) }));
  };
})();`;

declare global {
  interface Window {
    readonly processors: Readonly<Record<'tone' | 'broken', AudioProcessor>>;
    looks: number;
    lastAsked: MediaTrackConstraints | boolean | undefined;
    headsetLamps: string | undefined;
    unplug(kind: 'audioinput' | 'audiooutput', place: number): Promise<void>;
    plug(kind: 'audioinput' | 'audiooutput', place: number): Promise<void>;
    pressHeadset(...bytes: readonly number[]): void;
  }
}
