import type { ErrorCode } from 'contact-center-widgets';

/** The errors that only a visitor's page can have: an agent's desk is not asked for them. */
export type VisitorErrorCode =
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-busy'
  | 'click-to-call-unsupported'
  | 'conversation-gone'
  | 'message-refused'
  | 'message-uncertain'
  | 'file-refused';

const visitorErrorCodes: ReadonlySet<ErrorCode> = new Set<VisitorErrorCode>([
  'camera-denied',
  'camera-missing',
  'camera-busy',
  'click-to-call-unsupported',
  'conversation-gone',
  'message-refused',
  'message-uncertain',
  'file-refused',
]);

export function isVisitorErrorCode(code: ErrorCode): code is VisitorErrorCode {
  return visitorErrorCodes.has(code);
}
