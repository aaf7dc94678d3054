const text = new TextEncoder();

/** What is signed or signs: text stands for its UTF-8 bytes. */
export type Bytes = string | Uint8Array<ArrayBuffer>;

/** The UTF-8 bytes of a text; bytes as they are. */
export function bytesOf(value: Bytes): Uint8Array<ArrayBuffer> {
  return typeof value === 'string' ? text.encode(value) : value;
}

function importKey(hash: 'SHA-1' | 'SHA-256', key: Bytes): Promise<CryptoKey> {
  if (key.length === 0) throw new TypeError('a key must not be empty');
  return crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash }, false, ['sign', 'verify']);
}

/** HMAC (RFC 2104) by Web Crypto. */
export async function hmac(hash: 'SHA-1' | 'SHA-256', key: Bytes, message: Bytes): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await importKey(hash, key), bytesOf(message)));
}

/** Whether `signature` is the HMAC-SHA256 of the message; compares in constant time, as Web Crypto does. */
export async function isHmac(key: Bytes, message: Bytes, signature: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return crypto.subtle.verify('HMAC', await importKey('SHA-256', key), signature, bytesOf(message));
}
