/** A SIP address taken apart (RFC 3261 §19.1). */
export type SIPAddress = {
  readonly user: string | undefined;
  /** In lower case. */
  readonly host: string;
  readonly port: number | undefined;
  /** Names in lower case; a parameter without a value has the value `''`. */
  readonly parameters: ReadonlyMap<string, string>;
};

/** A `From`, `To`, `Contact` or `Route` value taken apart (RFC 3261 §20.10). */
export type NameAddress = {
  readonly displayName: string;
  /** As it was written, without the angle brackets. */
  readonly uri: string;
  readonly parameters: ReadonlyMap<string, string>;
};

const host = String.raw`\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?\.?`;
const pattern = new RegExp(String.raw`^sips?:(?:([^@\s<>"]+)@)?(${host})(?::(\d{1,5}))?((?:;[^?\s<>"]*)?)(?:\?[^\s<>"]*)?$`, 'i');

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parameters(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of splitOutsideQuotes(text, ';')) {
    const equals = part.indexOf('=');
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? '' : part.slice(equals + 1).trim();
    if (name !== '' && !found.has(name)) found.set(name, unquoted(value));
  }
  return found;
}

/** Text without its quotation marks and escapes (RFC 3261 §25.1, quoted-string). */
export function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}

/** Splits where `separator` stands outside quotation marks and angle brackets; empty parts are left out. */
export function splitOutsideQuotes(text: string, separator: ',' | ';'): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '<') bracketed = true;
    else if (!quoted && character === '>') bracketed = false;
    else if (character === undefined || (!quoted && !bracketed && character === separator)) {
      const part = text.slice(start, at).trim();
      if (part !== '') parts.push(part);
      start = at + 1;
    }
  }
  if (text.slice(start).trim() !== '') parts.push(text.slice(start).trim());
  return parts;
}

/** Reads a `sip:` or `sips:` address; `undefined` if it is none. */
export function parseAddress(text: string): SIPAddress | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, userinfo, hostname = '', port, rest = ''] = match;
  const user = userinfo === undefined ? undefined : decoded(userinfo.split(/[:;]/)[0] ?? '');
  if (userinfo !== undefined && (user === undefined || user === '')) return undefined;
  return {
    user,
    host: hostname.toLowerCase().replace(/\.$/, ''),
    port: port === undefined ? undefined : Number(port),
    parameters: parameters(rest),
  };
}

/** Reads `"Name" <address>;parameter=value` or `address;parameter=value`; `undefined` if it is neither. */
export function parseNameAddress(value: string): NameAddress | undefined {
  const bracketed = /^("(?:[^"\\]|\\.)*"\s*|[^<"]*)<([^<>\s]+)>\s*((?:;.*)?)$/.exec(value);
  if (bracketed !== null) {
    const [, name = '', uri = '', rest = ''] = bracketed;
    return { displayName: unquoted(name.trim()), uri, parameters: parameters(rest) };
  }
  const bare = /^([^\s;<>"]+)\s*((?:;.*)?)$/.exec(value);
  if (bare === null) return undefined;
  const [, uri = '', rest = ''] = bare;
  return { displayName: '', uri, parameters: parameters(rest) };
}
