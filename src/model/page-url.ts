import { CcError } from './error.js';
import { fillTemplate, type TemplateValues } from './screen-pop-template.js';

/** Which pages may be opened. */
export interface PageOrigins {
  /** What relative URLs stand on: the workstation's own address. */
  readonly base: string;
  /** Exact origins, `https://crm.example.com`. */
  readonly origins: readonly string[];
}

/** Whether a host is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/**
 * A page's address, checked: https, no name or password in it. http is for pages on
 * this machine, and only where the workstation is on it too: for development.
 *
 * @throws CcError `url-not-allowed`
 */
export function checkedURL(text: string, base: string): URL {
  const url = parsed(text, base);
  const isDevelopment = isLoopback(new URL(base).hostname);
  const isSecure = url.protocol === 'https:' || (url.protocol === 'http:' && isDevelopment && isLoopback(url.hostname));
  if (!isSecure || url.username !== '' || url.password !== '') throw notAllowed(url.protocol === 'https:' ? url.origin : url.protocol);
  return url;
}

/**
 * A URL template, filled in and checked: also that its origin is listed, and
 * that no value changed where it leads.
 *
 * @throws CcError `url-not-allowed`
 */
export function filledURL(template: string, values: TemplateValues, { base, origins }: PageOrigins): URL {
  const url = checkedURL(fillTemplate(template, values), base);
  if (url.origin !== templateOrigin(template, base) || !origins.includes(url.origin)) throw notAllowed(url.origin);
  return url;
}

/** Where a template leads whatever is filled in. */
export function templateOrigin(template: string, base: string): string {
  const filled = template.replace(/\{[\w.-]+\}/g, 'x');
  return checkedURL(filled, base).origin;
}

function parsed(text: string, base: string): URL {
  try {
    return new URL(text, base);
  } catch (cause) {
    throw new CcError('url-not-allowed', 'not a URL', { cause });
  }
}

function notAllowed(what: string): CcError {
  return new CcError('url-not-allowed', `not allowed: ${what}`, { context: { url: what } });
}
