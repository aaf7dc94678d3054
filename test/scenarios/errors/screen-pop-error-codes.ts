import type { ErrorCode } from 'contact-center-widgets';

/** The errors that only screen pops can have: told by `test/scenarios/screen-pop`. */
export type ScreenPopErrorCode = 'popup-blocked' | 'url-not-allowed' | 'rule-invalid' | 'lookup-failed' | 'page-silent' | 'page-refused';

const screenPopErrorCodes: ReadonlySet<ErrorCode> = new Set<ScreenPopErrorCode>([
  'popup-blocked',
  'url-not-allowed',
  'rule-invalid',
  'lookup-failed',
  'page-silent',
  'page-refused',
]);

export function isScreenPopErrorCode(code: ErrorCode): code is ScreenPopErrorCode {
  return screenPopErrorCodes.has(code);
}
