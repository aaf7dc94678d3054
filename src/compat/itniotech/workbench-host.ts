import type { CcSdkSettings } from './settings.js';

/** What stands in `<cc-sdk>` once its code is there. */
export interface WorkbenchPart {
  /** What the page handed over, as it is. Never throws. */
  register(options: unknown): void;
  callPhone(request: unknown): void;
}

/** Builds the workbench into an element's shadow root. */
export type OpenWorkbench = (host: HTMLElement, settings: CcSdkSettings, base: string) => WorkbenchPart;

/** How a workbench is had: its code is loaded when an element stands in the page. */
export interface WorkbenchSource {
  readonly load: () => Promise<OpenWorkbench>;
  readonly settings: CcSdkSettings;
  /** What the addresses of the page's server are relative to: the script's address, or the page's. */
  readonly base: string;
}
