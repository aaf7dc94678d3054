import type { Tccc } from '../../backends/tencent-tccc/tccc-api.js';
import { type EngineLoader, TcccPage } from './tccc-page.js';
import type { TcccPageOptions } from './tccc-session.js';

// by name and not by module: two copies of this package on a page are one `tccc`
const key = Symbol.for('contact-center-widgets/tccc');

type Owned = Tccc & { readonly [key]?: Pick<TcccPage, 'start'> };

declare global {
  interface Window {
    tccc?: Tccc | undefined;
  }
}

/**
 * Gives the page `window.tccc`, at once, and opens the session behind it;
 * `ready` or `tokenExpired` follow as events.
 *
 * Where there is one of ours already, it stays the same object with the same
 * handlers: the same agent goes on, another one takes the place of the one
 * before. Tencent's own is left alone.
 */
export function installTccc(options: TcccPageOptions, load: EngineLoader): Tccc {
  const present = window.tccc as Owned | undefined;
  if (present && !present[key]) return present;
  if (present?.[key]) {
    void present[key].start(options);
    return present;
  }
  const page = new TcccPage(options, load);
  const api: Owned = Object.assign(page.api, { [key]: page });
  window.tccc = api;
  void page.start(options);
  return api;
}
