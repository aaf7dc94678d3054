/** Everything that can go wrong, by one name each. Words for people come from `locales` by code. */
export const errorCodes = [
  'unsupported-browser',
  'microphone-denied',
  'microphone-missing',
  'microphone-busy',
  'camera-denied',
  'camera-missing',
  'camera-busy',
  'media-failed',
  'signaling-lost',
  'registration-rejected',
  'call-failed',
  'click-to-call-unsupported',
  'conversation-gone',
  'message-refused',
  'file-refused',
  'invalid-number',
  'popup-blocked',
  'url-not-allowed',
  'rule-invalid',
  'lookup-failed',
  'page-silent',
  'page-refused',
  'credential-expired',
  'credential-rejected',
  'backend-unreachable',
  'backend-refused',
  'illegal-transition',
  'disposed',
] as const;

/** One of the closed list of error codes. */
export type ErrorCode = (typeof errorCodes)[number];
