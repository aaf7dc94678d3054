import type { CcSdkGlobal } from './cc-sdk.js';
import { installWith } from './install-cc-sdk.js';
import type { CcSdkSettings } from './settings.js';

export type { CcSdkCallOptions } from './call-request.js';
export type { CcCallDetail, CcCallStatus } from './call-status.js';
export type { CcSdkGlobal } from './cc-sdk.js';
export { CcSdkElement } from './cc-sdk-element.js';
export type { CcSdkRegisterOptions } from './register-options.js';
export type { CcSdkSettings } from './settings.js';
export type { CcSeatStatus, CcSeatStatusDetail } from './seat-status.js';

/**
 * Makes the page one of itniotech's: registers `<cc-sdk>`, sets `window.ccSdk`
 * and gives it. The code of the phone is loaded when there is an element in the
 * page. A second time nothing happens.
 */
export function installCcSdk(settings: CcSdkSettings = {}): CcSdkGlobal {
  return installWith({ settings, base: document.baseURI, load: async () => (await import('./workbench.js')).openWorkbench });
}
