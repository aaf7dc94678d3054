/**
 * What a page of the center may do, and nothing else: no script but the
 * center's own, no inline anything, no text that becomes markup unless lit-html
 * or Vue made it.
 */
export function pageHeaders(host: string, path = '/', origins: readonly string[] = []): Readonly<Record<string, string>> {
  const twin = twinOf(host);
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': `'self' ws://${host} wss://${host}`,
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob:",
    'font-src': "'self'",
    // the workstation frames pages of those whom the center serves, too
    'frame-src': ["'self'", twin, ...(path === '/workstation.html' ? origins : [])].filter(Boolean).join(' '),
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': path === '/crm.html' ? `'self' ${twin}`.trim() : "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html vue',
  };
  // a page that loads somebody's SDK as its documents teach assigns the address of a script as text
  const untyped = path.startsWith('/examples/tencent-');
  return {
    'Content-Security-Policy': Object.entries(policy)
      .filter(([name]) => !(untyped && name.includes('trusted-types')))
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'Permissions-Policy': 'microphone=(self), camera=(self), speaker-selection=(self), display-capture=(self)',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Cache-Control': 'no-cache',
  };
}

/**
 * The origin that the center has besides the one it was asked under: its pages
 * stand on the one, the business system's page on the other.
 */
function twinOf(host: string): string {
  const [, name, port = ''] = /^(localhost|127\.0\.0\.1)(:\d+)?$/i.exec(host) ?? [];
  return name === undefined ? '' : `http://${name === '127.0.0.1' ? 'localhost' : '127.0.0.1'}${port}`;
}
