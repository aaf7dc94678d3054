import type { Clock } from '../../kit/clock.js';
import { CcError } from '../../model/error.js';
import type { Tccc } from './tccc-api.js';

const policyName = 'contact-center-widgets-tccc';
const smallest = { inlineSize: 760, blockSize: 480 };

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;

/** The SDK of this page, whoever loaded it. */
export function presentTccc(): Tccc | undefined {
  const { tccc } = globalThis as { readonly tccc?: Tccc };
  return typeof tccc?.on === 'function' && typeof tccc.Call === 'object' ? tccc : undefined;
}

/**
 * Puts the SDK's script into the page and resolves with `window.tccc` once it
 * has run. The script has all rights of the page, so its address has to be
 * encrypted, on this machine, or of the page's own origin.
 *
 * Rejects with `backend-refused` for another address or a script that is not
 * the SDK, `unsupported-browser` when the page's policy refuses it,
 * `backend-unreachable` when it does not load in time, or the signal's reason.
 */
export async function loadSdkScript(
  url: string,
  { renderDomId, timeout, clock }: { readonly renderDomId: string | undefined; readonly timeout: number; readonly clock: Clock },
  signal: AbortSignal,
): Promise<{ readonly tccc: Tccc; readonly script: HTMLScriptElement }> {
  if (!isTrustworthy(url)) throw new CcError('backend-refused', 'the SdkURL is not encrypted');
  const script = document.createElement('script');
  script.crossOrigin = 'anonymous';
  if (renderDomId !== undefined) {
    enlarge(renderDomId);
    script.dataset['renderDomId'] = renderDomId;
  }
  script.src = trusted(url);
  try {
    await loaded(script, timeout, clock, signal);
    const tccc = presentTccc();
    if (!tccc) throw new CcError('backend-refused', 'the script brought no tccc');
    return { tccc, script };
  } catch (cause) {
    script.remove();
    throw cause;
  }
}

function loaded(script: HTMLScriptElement, timeout: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const cancel = clock.after(timeout, () => settle(() => reject(new CcError('backend-unreachable', 'the SDK did not load in time'))));
    const onAbort = (): void => settle(() => reject(signal.reason as Error));
    const settle = (how: () => void): void => {
      cancel();
      signal.removeEventListener('abort', onAbort);
      script.onload = script.onerror = null;
      how();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    script.onload = () => settle(resolve);
    // why is not told: the network, a status, or the page's Content-Security-Policy
    script.onerror = () => settle(() => reject(new CcError('backend-unreachable', 'the SDK did not load')));
    document.body.append(script);
  });
}

function isTrustworthy(text: string): boolean {
  if (!URL.canParse(text, document.baseURI)) return false;
  const { protocol, hostname, origin } = new URL(text, document.baseURI);
  return (
    protocol === 'https:' ||
    origin === location.origin ||
    (protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
  );
}

/** Tencent's workbench has a smallest size. */
function enlarge(id: string): void {
  const host = document.getElementById(id);
  if (!host) throw new CcError('backend-refused', `there is no element with the id ${id}`);
  const { width, height } = host.getBoundingClientRect();
  if (width < smallest.inlineSize) host.style.minInlineSize = `${String(smallest.inlineSize)}px`;
  if (height < smallest.blockSize) host.style.minBlockSize = `${String(smallest.blockSize)}px`;
}

/** The address as one of a script, by the page's leave where it has Trusted Types. */
function trusted(url: string): string {
  const factory = (globalThis as { readonly trustedTypes?: TrustedTypesFactory }).trustedTypes;
  try {
    policy ??= factory?.createPolicy(policyName, { createScriptURL: (address) => address });
  } catch (cause) {
    throw new CcError('unsupported-browser', `the page does not allow the policy ${policyName}`, { cause, recoverable: false });
  }
  return policy ? policy.createScriptURL(url) : url;
}
