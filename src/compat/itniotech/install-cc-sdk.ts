import { CcSdk, type CcSdkGlobal } from './cc-sdk.js';
import { CcSdkElement } from './cc-sdk-element.js';
import { log } from './log.js';
import type { WorkbenchSource } from './workbench-host.js';

/** Registers `<cc-sdk>` and sets `window.ccSdk`, unless both are there; gives what is there. */
export function installWith(source: WorkbenchSource): CcSdkGlobal {
  const known = window.ccSdk;
  if (known && customElements.get(CcSdkElement.tagName)) return known;
  if (customElements.get(CcSdkElement.tagName)) {
    log(new Error('<cc-sdk> is somebody else’s in this page'));
    return known ?? new CcSdk(source);
  }
  const sdk = new CcSdk(source);
  CcSdkElement.sdk = sdk;
  window.ccSdk = sdk;
  customElements.define(CcSdkElement.tagName, CcSdkElement);
  return sdk;
}

declare global {
  interface Window {
    /** Set by `installCcSdk`, or by the classic script. */
    ccSdk?: CcSdkGlobal;
  }
  interface HTMLElementTagNameMap {
    'cc-sdk': CcSdkElement;
  }
}
