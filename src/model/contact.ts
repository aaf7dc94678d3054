import type { Party } from './party.js';

/** Somebody whom the page knows. Plain data; everything in it is text. */
export interface Contact {
  readonly name: string;
  /** What is dialled, and compared with the numbers of callers. */
  readonly number: string;
  /** SIP or SIPS URI, dialled instead of the number. */
  readonly address?: string;
  /** Heading that the contact is listed under. */
  readonly group?: string;
  /** Listed first. */
  readonly favorite?: boolean;
  /** An extension of the phone's own server: what its line does is followed and shown. */
  readonly watched?: boolean;
  /** Telephone key, 1 to 9, that calls them when it is held. */
  readonly speedDial?: number;
}

/** What is dialled to reach a contact. */
export function targetOf({ address, number }: Contact): string {
  return address ?? number;
}

/** The contact that a party is, by its address or its number. */
export function contactOf(contacts: readonly Contact[], { number, address }: Party): Contact | undefined {
  return contacts.find((contact) => (address !== undefined && contact.address === address) || isSameNumber(contact.number, number));
}

/**
 * Whether two numbers reach the same line as far as can be told: the same
 * digits, or one is the other without its country code or trunk prefix and
 * has at least eight digits.
 */
export function isSameNumber(one: string, other: string): boolean {
  const [short = '', long = ''] = [digitsOf(one), digitsOf(other)].sort((a, b) => a.length - b.length);
  return short !== '' && (short === long || (short.length >= 8 && long.endsWith(short)));
}

// a leading 0, 00 or + says how far the number reaches, not whose it is
function digitsOf(number: string): string {
  if (/[a-z@]/i.test(number)) return number.trim().toLowerCase();
  const digits = number.replace(/[^\d*#]/g, '');
  return digits.length > 6 ? digits.replace(/^0+/, '') : digits;
}
