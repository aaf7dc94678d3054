import type { Tccc } from '../../backends/tencent-tccc/tccc-api.js';
import { installTccc } from './install-tccc.js';
import type { TcccPageOptions } from './tccc-session.js';

/**
 * Gives the page `window.tccc`, at once, and opens the session behind it;
 * `ready` or `tokenExpired` follow as events.
 *
 * Where there is one of ours already, it stays the same object with the same
 * handlers: the same agent goes on, another one takes the place of the one
 * before. Tencent's own is left alone.
 */
export function startTccc(options: TcccPageOptions): Tccc {
  return installTccc(options, () => import('./session-engine.js'));
}
