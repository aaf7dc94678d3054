/** Where a link leads, and what tells so. */
export interface SafeLink {
  readonly href: string;
  /** The host as it is asked for: of a foreign script in `xn--` letters. Empty for `mailto:` and `tel:`. */
  readonly host: string;
  /** What tells people where it leads: the host, or who is written to or called. */
  readonly place: string;
}

/**
 * A link that may be offered: `http`, `https`, `mailto` or `tel`, by the URL standard's own
 * parser. Undefined for everything else, and for an address with a user name in it, since
 * that reads like another host (`https://bank.example@evil.example`).
 */
export function safeLink(address: string): SafeLink | undefined {
  // a parser drops tabs and line ends inside an address, and takes \\ for /; nobody who means well writes them
  if (address.length > 2048 || /[\s\p{C}]/u.test(address) || !/^(?:https?:\/\/|mailto:|tel:)[^\\]+$/i.test(address)) return undefined;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.username || url.password) return undefined;
  // a letter to somebody, but not one that is written already, or that goes to others too
  if (url.protocol === 'mailto:') url.search = '';
  return { href: url.href, host: url.host, place: url.host || url.pathname };
}

/** The same, for pages only. */
export function safePage(address: string | undefined): SafeLink | undefined {
  const link = address === undefined ? undefined : safeLink(address);
  return link?.host ? link : undefined;
}
