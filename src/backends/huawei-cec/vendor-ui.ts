import { CcError, toCcError } from '../../model/error.js';
import type { HuaweiCecPageOptions } from './huawei-cec-options.js';
import { pagePassOptions, worldOf } from './make-core.js';
import { namedFields, type PagePassOptions } from './page-pass.js';
import { askPageScript, type VisitorFields } from './page-script.js';
import { authorize, vouchFor } from './page-voucher.js';

/** The vendor's widget on this page. */
export interface VendorUi {
  /** Takes away what was put here: scripts, globals, `thirdValidate`. What the vendor's script has done since is its own. */
  remove(): void;
}

/** Name of the policy for pages with Trusted Types; a page that wants the vendor's widget has to allow it. */
const policyName = 'contact-center-widgets-vendor-ui';
let running = false;

/**
 * Runs the vendor's own widget by its documented steps: fetches
 * `thirdPartyClient.js` and `newThirdPartyClient.js` and puts them into the page.
 *
 * **Warning.** Whatever the service answers runs with all rights of this page,
 * as it does in the vendor's own integration. It needs a page whose
 * Content-Security-Policy allows inline scripts. Our own tags need neither:
 * use this only where the vendor's widget itself is wanted.
 *
 * In token mode the second step is the vendor's script's to ask for: when that
 * fails, everything is taken away again and `onFailure` is told.
 *
 * Once a page; the service has to be on the page's own origin, by reverse proxy.
 * Source: CEC 2.5 Web Lightweight Client Integration.
 *
 * Rejects with `illegal-transition` while it runs, with `unsupported-browser`
 * where the page refuses scripts, with `backend-refused` for another origin,
 * and as the page family's credentials do.
 */
export async function runVendorUi(options: HuaweiCecPageOptions, onFailure: (error: CcError) => void = () => {}): Promise<VendorUi> {
  if (running) throw new CcError('illegal-transition', 'the vendor’s widget is on this page');
  const page = new PageScripts();
  running = true;
  const remove = (): void => {
    page.remove();
    running = false;
  };
  const fail = (cause: unknown): void => {
    if (page.signal.aborted) return;
    remove();
    onFailure(toCcError(cause, 'backend-unreachable'));
  };
  const pass = pagePassOptions(options, worldOf(options), () => undefined);
  try {
    refuseOtherOrigins(pass.base);
    await (options.mode === 'token' ? byToken(page, pass, fail) : byAuthorization(page, pass));
  } catch (cause) {
    remove();
    throw cause;
  }
  return { remove };
}

async function byToken(page: PageScripts, pass: PagePassOptions, fail: (cause: unknown) => void): Promise<void> {
  const { fields } = await vouchFor(namedFields(pass), pass, pass.memory.load().resume, page.signal);
  const first = await askPageScript('thirdPartyClient.js', fields, pass, page.signal);
  page.declare(globalsOf(fields, pass));
  page.set('thirdValidate', () => {
    askPageScript('newThirdPartyClient.js', fields, pass, page.signal)
      .then((second) => page.run(second))
      .catch(fail);
  });
  page.run(first);
}

async function byAuthorization(page: PageScripts, pass: PagePassOptions): Promise<void> {
  const { fields } = await authorize(namedFields(pass), pass, pass.memory.load().resume, page.signal);
  const script = await askPageScript('newThirdPartyClient.js', fields, pass, page.signal);
  page.declare(globalsOf(fields, pass));
  page.run(script);
}

function globalsOf(fields: VisitorFields, { base }: PagePassOptions): Readonly<Record<string, string>> {
  return {
    $ContextPath: `${base}/service-cloud`,
    configId: fields.channelConfigId,
    userId: fields.thirdUserId,
    userName: fields.thirdUserName,
    tenantSpaceId: fields.tenantSpaceId,
    locale: fields.locale,
    ...(fields.thirdUserToken !== undefined && { token: fields.thirdUserToken }),
  };
}

function refuseOtherOrigins(base: string): void {
  if (new URL(`${base}/`, location.href).origin === location.origin) return;
  throw new CcError('backend-refused', 'the vendor’s widget runs only from the page’s own origin', { recoverable: false });
}

/** A value as script text that says this value and nothing else, inside a script element, too. */
export function scriptText(value: string): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What was put into the page, so that it can be taken away. */
class PageScripts {
  readonly #scripts: HTMLScriptElement[] = [];
  readonly #before = new Map<string, PropertyDescriptor | undefined>();
  readonly #end = new AbortController();
  #declarations = '';

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Declares globals in front of every script: by assignment, since what `var` declares cannot be taken away. */
  declare(globals: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(globals)) this.#remember(name);
    this.#declarations = Object.entries(globals)
      .map(([name, value]) => `globalThis[${scriptText(name)}] = ${scriptText(value)};\n`)
      .join('');
  }

  set(name: string, value: unknown): void {
    this.#remember(name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: true });
  }

  /** Puts a script into the page, where it runs at once. Throws `unsupported-browser` when the page does not let it. */
  run(text: string): void {
    if (this.#end.signal.aborted) return;
    const script = document.createElement('script');
    const proof = `cc-vendor-ui-${String(this.#scripts.length)}`;
    script.dataset['proof'] = proof;
    const ran = `document.currentScript.dataset.ran = ${scriptText(proof)};\n`;
    script.text = trusted(`${ran}${this.#declarations}${text}`);
    this.#scripts.push(script);
    document.body.append(script);
    if (script.dataset['ran'] !== proof) {
      throw new CcError('unsupported-browser', 'the page’s Content-Security-Policy refuses the vendor’s script', { recoverable: false });
    }
  }

  remove(): void {
    this.#end.abort(new CcError('disposed', 'the vendor’s widget was removed'));
    for (const script of this.#scripts.splice(0)) script.remove();
    for (const [name, before] of this.#before) {
      if (before) Object.defineProperty(globalThis, name, before);
      else delete (globalThis as Record<string, unknown>)[name];
    }
    this.#before.clear();
  }

  #remember(name: string): void {
    if (!this.#before.has(name)) this.#before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
  }
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { readonly createScript: (text: string) => string }): { createScript(text: string): string };
}

let policy: { createScript(text: string): string } | undefined;

/** The text as a script, by the page's leave where it has Trusted Types. */
function trusted(text: string): string {
  const factory = (globalThis as { readonly trustedTypes?: TrustedTypesFactory }).trustedTypes;
  try {
    policy ??= factory?.createPolicy(policyName, { createScript: (script) => script });
  } catch (cause) {
    throw new CcError('unsupported-browser', `the page does not allow the policy ${policyName}`, { cause, recoverable: false });
  }
  return policy ? policy.createScript(text) : text;
}
