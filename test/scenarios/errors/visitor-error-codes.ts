import type { ErrorCode } from 'contact-center-widgets';

/** The errors that only a visitor's page can have: an agent's desk is not asked for them. */
export const visitorErrorCodes = [
  'camera-denied',
  'camera-missing',
  'camera-busy',
  'click-to-call-unsupported',
  'conversation-gone',
  'message-refused',
  'file-refused',
] as const satisfies readonly ErrorCode[];
export type VisitorErrorCode = (typeof visitorErrorCodes)[number];

export function isVisitorErrorCode(code: ErrorCode): code is VisitorErrorCode {
  return visitorErrorCodes.some((visitor) => visitor === code);
}
