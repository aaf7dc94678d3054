/** A notification that the page has shown. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly shown: boolean;
  readonly closed: boolean;
}

declare global {
  interface Window {
    /** How often the page broke its silence: sounds less than a fifth of a second apart are one. */
    soundsSoFar(): number;
    /** Every notification of the page, oldest first. */
    notificationsSoFar(): readonly ShownNotification[];
    /** Presses the newest notification, which no test can reach on the screen. */
    pressNotification(): void;
    /** How often the page had the browser ask for something. */
    readonly asked: { notifications: number };
    /** How often the page called for the focus of its window. */
    readonly broughtForward: { times: number };
  }
}

// Runs in a page before its own scripts. Timers sleep in a hidden page, sound does not:
// what goes to the loudspeaker is measured by a node that is fed by it.
const loud = 0.02;
const pause = 0.2;
let sounds = 0;
const ears = new WeakMap<BaseAudioContext, AudioNode>();
const connectNode = Object.getOwnPropertyDescriptor(AudioNode.prototype, 'connect')?.value as (...given: unknown[]) => unknown;

function earOf(context: AudioContext): AudioNode {
  const known = ears.get(context);
  if (known) return known;
  // the audio worklet that replaces it can only be had asynchronously, when the first tone is over
  const ear = context.createScriptProcessor(1024, 1, 1);
  let quietSince = -Infinity;
  ear.onaudioprocess = ({ inputBuffer, playbackTime }) => {
    const samples = inputBuffer.getChannelData(0);
    if (Math.sqrt(samples.reduce((power, sample) => power + sample * sample, 0) / samples.length) < loud) return;
    if (playbackTime - quietSince > pause) sounds++;
    quietSince = playbackTime;
  };
  connectNode.call(ear, context.destination);
  ears.set(context, ear);
  return ear;
}

AudioNode.prototype.connect = function (this: AudioNode, ...given: unknown[]) {
  const [target] = given;
  if (target instanceof AudioDestinationNode && this.context instanceof AudioContext) connectNode.call(this, earOf(this.context));
  return connectNode.apply(this, given);
} as typeof AudioNode.prototype.connect;
window.soundsSoFar = () => sounds;

const shown: { readonly it: Notification; shown: boolean; closed: boolean }[] = [];
const asked = { notifications: 0 };
const broughtForward = { times: 0 };
Object.defineProperty(window, 'asked', { value: asked });
Object.defineProperty(window, 'broughtForward', { value: broughtForward });
const focusWindow = window.focus.bind(window);
window.focus = () => {
  broughtForward.times++;
  focusWindow();
};
if (typeof Notification !== 'undefined') {
  const ask = Notification.requestPermission.bind(Notification);
  window.Notification = class extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      const entry = { it: this, shown: false, closed: false };
      shown.push(entry);
      this.addEventListener('show', () => (entry.shown = true));
      this.addEventListener('close', () => (entry.closed = true));
    }
    static override requestPermission(): Promise<NotificationPermission> {
      asked.notifications++;
      return ask();
    }
  };
}
window.notificationsSoFar = () => shown.map(({ it, shown: seen, closed }) => ({ title: it.title, body: it.body, shown: seen, closed }));
window.pressNotification = () => void shown.at(-1)?.it.dispatchEvent(new Event('click', { cancelable: true }));
