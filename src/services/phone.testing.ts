import { FakeCamera, FakeMicrophone, FakeMixer, FakePhoneBackend, type FakePhoneOptions } from '../backends/fake/index.js';
import type { RecordingSetting } from '../contracts/sound-recorder.js';
import { VirtualClock } from '../kit/virtual-clock.js';
import { CcError, type ErrorCode } from '../model/error.js';
import { Phone } from './phone.js';

/** A phone on the fake back end, with everything a story needs. */
export interface PhoneOnFake {
  readonly phone: Phone;
  readonly backend: FakePhoneBackend;
  readonly microphone: FakeMicrophone;
  readonly camera: FakeCamera;
  readonly mixer: FakeMixer;
  readonly clock: VirtualClock;
}

/** Makes a phone on the fake back end; it records where `recording` says how. */
export function phoneOnFake({ recording, ...options }: FakePhoneOptions & { readonly recording?: RecordingSetting } = {}): PhoneOnFake {
  const clock = new VirtualClock(1000);
  const microphone = new FakeMicrophone();
  const camera = new FakeCamera();
  const backend = new FakePhoneBackend({ clock, ...options });
  const mixer = new FakeMixer();
  const phone = new Phone({
    backend: () => backend,
    microphone,
    camera,
    clock,
    mixer: () => Promise.resolve(mixer),
    ...(recording && { recording }),
  });
  return { phone, backend, microphone, camera, mixer, clock };
}

/** The error that `action` rejects with; fails unless it has this code. */
export async function rejection(action: Promise<unknown>, code: ErrorCode): Promise<CcError> {
  const outcome = await action.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome)) throw new Error(`expected ${code}, got ${String(outcome.value)}`);
  if (!(outcome.error instanceof CcError) || outcome.error.code !== code) throw new Error(`expected ${code}, got ${String(outcome.error)}`);
  return outcome.error;
}
