import { installTccc } from './install-tccc.js';
import type { TcccPageOptions } from './tccc-session.js';

/** What a server writes behind this script when it is the answer to an address that is good once. */
export interface ClassicStart {
  /** Address of `engine.js`, which is beside this script in the package. */
  readonly engine: string;
  /** Where the token is exchanged for a session. */
  readonly session: string;
  readonly token: string;
}

type Engine = typeof import('./engine.js');

// both are read while the script runs: later there is no current script
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
const renderDomId = script?.dataset['renderDomId'];

function install(engine: string, open: (loaded: Engine) => ReturnType<TcccPageOptions['open']>): void {
  const load = (): Promise<Engine> => import(engine) as Promise<Engine>;
  installTccc({ open: async () => open(await load()), renderDomId }, load);
}

/** Starts `window.tccc` for a token. */
export function start({ engine, session, token }: ClassicStart): void {
  install(engine, ({ tokenSession }) => tokenSession(session, token));
}

// a file on a web server: everything is in its own address
const address = script?.src ? new URL(script.src) : undefined;
const credentialUrl = address?.searchParams.get('credential-url');
if (address && credentialUrl) {
  const url = new URL(credentialUrl, document.baseURI).href;
  const userId = address.searchParams.get('user-id') ?? url;
  const inbox = address.searchParams.get('inbox-url');
  const inboxUrl = inbox === null ? undefined : new URL(inbox, document.baseURI).href;
  install(new URL('engine.js', address).href, ({ credentialSession }) => credentialSession(url, userId, inboxUrl));
}
