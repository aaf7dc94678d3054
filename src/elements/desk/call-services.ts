import type { AudioHardware } from '../../contracts/audio-hardware.js';
import type { Backend } from '../../contracts/backend.js';
import type { CameraSource } from '../../contracts/camera-source.js';
import type { CallAudioMemory } from '../../services/call-audio.js';
import { ClickToCall } from '../../services/click-to-call.js';
import { dispatchClickToCallFacts } from '../facts/click-to-call-facts.js';
import { dispatchErrors } from '../facts/error-facts.js';
import type { DeskServices } from './service-slot.js';

const equipment = (): Promise<typeof import('./call-equipment.js')> => import('./call-equipment.js');

/** The services of a desk where visitors call. */
export interface ClickToCallServices extends DeskServices {
  readonly clickToCall: ClickToCall;
}

/** What the services are made of. */
export interface ClickToCallServicesOptions {
  readonly clickToCall: NonNullable<Backend['clickToCall']>;
  /** Default: those of this browser. */
  readonly hardware?: AudioHardware | undefined;
  /** Default: that of this browser. */
  readonly camera?: CameraSource | undefined;
  readonly memory?: CallAudioMemory | undefined;
  /** Where the visitor's leaving is heard. Default: the window. */
  readonly page?: EventTarget | undefined;
}

/**
 * Builds what visitors' calls need. Loaded when a back end with click-to-call
 * is offered; phone, devices and sound only when somebody is about to call.
 */
export function clickToCallServices(options: ClickToCallServicesOptions): ClickToCallServices {
  const { memory, page = globalThis } = options;
  const left = new AbortController();
  let loading: Promise<AudioHardware> | undefined;
  const hardware = (): Promise<AudioHardware> =>
    (loading ??= options.hardware ? Promise.resolve(options.hardware) : equipment().then(({ browserAudio }) => browserAudio()));
  const clickToCall = new ClickToCall({
    backend: options.clickToCall,
    loadPhone: equipment,
    microphone: { open: async (how) => (await hardware()).microphone.open(how) },
    camera: options.camera ?? { open: async (how) => (await equipment()).browserCamera().open(how) },
    measure: async (stream, onLevel) => (await equipment()).followSoundLevel(stream, onLevel),
    audio: async () => {
      const [{ CallAudio }, machine] = await Promise.all([equipment(), hardware()]);
      return new CallAudio({ hardware: machine, ...(memory && { memory }) });
    },
  });
  page.addEventListener('pagehide', () => void clickToCall.cancel(), { signal: left.signal });
  return {
    clickToCall,
    tell: (target, signal) => {
      dispatchClickToCallFacts(clickToCall, target, signal);
      dispatchErrors([clickToCall], target, signal);
    },
    dispose: async () => {
      left.abort();
      await clickToCall.dispose();
    },
  };
}
