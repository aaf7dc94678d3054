import { readClaims, signClaims } from './signed-claims.js';

/** Who asks for a credential. */
export interface Visitor {
  /** 1 to 24 letters and digits: what every interface of Huawei CEC takes. */
  readonly id: string;
  /** 1 to 64 characters, for the agent to read. */
  readonly name: string;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 22 of 62 letters are 130 bits: nobody guesses one. */
const length = 22;
const idForm = /^[0-9A-Za-z]{1,24}$/;
/** Control characters, halves of characters, and what turns the direction of the text after it. */
const unreadable = /[\p{Cc}\p{Cs}\p{Co}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const longestName = 64;

/** Whether a text can be a visitor's ID. */
export function isVisitorId(text: unknown): text is string {
  return typeof text === 'string' && idForm.test(text);
}

/** A name as an agent can read it: without what is unreadable, at most 64 characters; nothing if nothing is left. */
export function visitorNameOf(text: string): string | undefined {
  const name = text.replace(unreadable, ' ').replace(/\s+/g, ' ').trim();
  return Array.from(name).slice(0, longestName).join('').trim() || undefined;
}

/** Whether a text can be a visitor's name as it is. */
export function isVisitorName(text: unknown): text is string {
  return typeof text === 'string' && visitorNameOf(text) === text;
}

/** An ID that nobody had. `random` fills bytes by chance, as `crypto.getRandomValues` does. */
export function mintVisitorId(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): string {
  let id = '';
  // 248 is the last multiple of 62: what is above it would favor some letters
  while (id.length < length) for (const byte of random(new Uint8Array(32))) if (byte < 248) id += letters.charAt(byte % letters.length);
  return id.slice(0, length);
}

/** What a browser keeps to be the same visitor next time; good until `expiresAt`, ms since 1970. */
export async function resumeOf({ id, name }: Visitor, expiresAt: number, secret: string): Promise<string> {
  return signClaims('resume', { id, name }, expiresAt, secret);
}

/** The visitor whom a browser kept; nothing if it is none of ours, or over. */
export async function resumedVisitor(resume: string, now: number, secret: string): Promise<Visitor | undefined> {
  const claims = await readClaims('resume', resume, now, secret);
  const { id, name } = claims ?? {};
  return isVisitorId(id) && isVisitorName(name) ? { id, name } : undefined;
}
