/** Host names under which the center answers; anything else is a page that plays tricks with DNS. */
const own = /^(?:localhost|127\.0\.0\.1|\[::1\]|(?:[a-z0-9-]+\.)+localhost)$/i;

function hostname(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** Who may talk to the center from a browser: its own pages, and the origins that the configuration names. */
export class OwnHost {
  readonly #origins: readonly string[];

  constructor(origins: readonly string[]) {
    this.#origins = origins;
  }

  /** Whether a `Host` header names the center. */
  isOwn(host: string | undefined): boolean {
    if (host === undefined) return false;
    return own.test(hostname(host)) || this.#origins.some((origin) => hostOf(origin) === host.toLowerCase());
  }

  /** Whether a request with this `Origin` may do what only the center's own pages may. Programs send none. */
  mayAsk(origin: string | undefined, host: string | undefined): boolean {
    if (!this.isOwn(host)) return false;
    if (origin === undefined) return true;
    return hostOf(origin) === host?.toLowerCase() || this.#origins.includes(origin);
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
