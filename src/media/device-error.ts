import { CcError, type ErrorCode } from '../model/error.js';

/** A device that a page opens only with its user's permission. */
export type GuardedDevice = 'microphone' | 'camera';

// what browsers call the same things, older Firefox and Chromium included
const fateByName: Readonly<Record<string, 'denied' | 'missing' | 'unsupported'>> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  TypeError: 'unsupported',
  NotSupportedError: 'unsupported',
};

/** What `getUserMedia` failed with, by our names. NotReadableError, TrackStartError and Firefox's AbortError mean that another program has the device. */
export function deviceError(device: GuardedDevice, cause: unknown): CcError {
  if (cause instanceof CcError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  const fate = fateByName[name] ?? 'busy';
  const code: ErrorCode = fate === 'unsupported' ? 'unsupported-browser' : `${device}-${fate}`;
  return new CcError(code, name || `the ${device} cannot be opened`, { cause });
}
