import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { Backend } from '../../contracts/backend.js';
import { type Call, isLive } from '../../model/call.js';
import { ClickToCall } from '../../services/click-to-call.js';
import { LeaveWarning } from '../attention/leave-warning.js';
import { dispatchClickToCallFacts } from '../facts/click-to-call-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { deskMemory } from './desk-memory.js';
import { offered } from './offered.js';
import type { DeskServices } from './service-slot.js';

const equipment = (): Promise<typeof import('./call-equipment.js')> => import('./call-equipment.js');

/** The services of a desk where visitors call. */
export interface ClickToCallServices extends DeskServices {
  readonly clickToCall: ClickToCall;
}

/** What a desk is set to. */
export interface ClickToCallSettings {
  /** Default: that of this browser. */
  readonly audioHardware: AudioHardware | undefined;
}

/**
 * Builds what visitors' calls need from the first back end with click-to-call.
 * Loaded when it is wanted; phone, devices and sound only when somebody is
 * about to call.
 */
export function clickToCallServices(all: readonly Backend[], { audioHardware }: ClickToCallSettings): ClickToCallServices {
  const left = new AbortController();
  let loading: Promise<AudioHardware> | undefined;
  const hardware = (): Promise<AudioHardware> =>
    (loading ??= audioHardware ? Promise.resolve(audioHardware) : equipment().then(({ browserAudio }) => browserAudio()));
  const clickToCall = new ClickToCall({
    backend: offered(all, 'clickToCall'),
    loadPhone: equipment,
    microphone: { open: async (how) => (await hardware()).microphone.open(how) },
    camera: { open: async (how) => (await equipment()).browserCamera().open(how) },
    measure: async (stream, onLevel) => (await equipment()).followSoundLevel(stream, onLevel),
    audio: async () => {
      const memory = deskMemory();
      const [{ CallAudio }, machine] = await Promise.all([equipment(), hardware()]);
      return new CallAudio({ hardware: machine, ...(memory && { memory }) });
    },
  });
  globalThis.addEventListener('pagehide', () => void clickToCall.cancel(), { signal: left.signal });
  return {
    clickToCall,
    tell: (target, signal) => {
      dispatchClickToCallFacts(clickToCall, target, signal);
      dispatchErrors([clickToCall], target, signal);
      if (!(target instanceof Element && target.hasAttribute('no-leave-warning'))) warn(clickToCall, signal);
    },
    dispose: async () => {
      left.abort();
      await clickToCall.dispose();
    },
  };
}

/** Has the browser ask a visitor who talks before they leave the page, with which the call ends. */
function warn(clickToCall: ClickToCall, signal: AbortSignal): void {
  const leaving = new LeaveWarning(globalThis);
  const onCall = (call: Call | undefined): void => leaving.show(call?.answeredAt !== undefined && isLive(call));
  clickToCall.subscribe<Call | undefined>(onCall, { selector: ({ call }) => call, signal });
  signal.addEventListener('abort', () => leaving.show(false), { once: true });
}
