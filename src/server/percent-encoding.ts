import { bytesOf } from './hmac.js';

const kept = /[A-Za-z0-9\-._~]/;

/** Every UTF-8 byte but the unreserved ones (RFC 3986 §2.3) as `%XX`, in capitals. */
export function percentEncoded(text: string): string {
  return Array.from(bytesOf(text), (byte) => {
    const letter = String.fromCharCode(byte);
    return kept.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
