import { installWith } from './install-cc-sdk.js';
import type { OpenWorkbench } from './workbench-host.js';

/**
 * The script under itniotech's name, `sip-sdk.js`. All that a page may use stands
 * when it has run; the phone comes as a module, from a folder beside it.
 */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
// of a script from another server an import cannot be relative: the browser forgets where it came from
const base = script?.src || document.baseURI;
const { credentialUrl, remarkUrl, wrapUp } = script?.dataset ?? {};

installWith({
  base,
  settings: { credentialUrl, remarkUrl, wrapUp: wrapUp === undefined ? undefined : Number(wrapUp) },
  load: async () => {
    const code = (await import(new URL('sip-sdk/workbench.js', base).href)) as { readonly openWorkbench: OpenWorkbench };
    return code.openWorkbench;
  },
});
