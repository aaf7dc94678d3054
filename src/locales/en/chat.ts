import type { ChatKey, Word } from '../words.js';

/** English. */
export const chat: Readonly<Record<ChatKey, Word>> = {
  'error.camera-denied': 'The camera is blocked. Allow it in the site settings beside the address, then try again.',
  'error.camera-missing': 'No camera found. Plug one in, or talk without a picture.',
  'error.camera-busy': 'The camera is used by another app. Close it, then try again.',
  'error.click-to-call-unsupported': 'Calls are not offered here. Please write to us.',
  'error.conversation-gone': 'This conversation is over. Start a new one to go on.',
  'error.message-refused': 'This message could not be taken. Shorten it, then send it again.',
  'error.file-refused': 'This file could not be taken. Choose a smaller one or another kind.',
};
