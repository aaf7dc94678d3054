import { CcError, type ErrorCode } from '../model/error.js';

// what browsers call the same things, older Firefox and Chromium included
const codeByName: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'microphone-denied',
  PermissionDeniedError: 'microphone-denied',
  SecurityError: 'microphone-denied',
  NotFoundError: 'microphone-missing',
  DevicesNotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
  NotReadableError: 'microphone-busy',
  TrackStartError: 'microphone-busy',
  // Firefox, when another program has the device
  AbortError: 'microphone-busy',
  TypeError: 'unsupported-browser',
  NotSupportedError: 'unsupported-browser',
};

/** What `getUserMedia` failed with, by our names. */
export function microphoneError(cause: unknown): CcError {
  if (cause instanceof CcError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  return new CcError(codeByName[name] ?? 'microphone-busy', name || 'the microphone cannot be opened', { cause });
}
