import type { Tabs } from '../../contracts/tabs.js';
import { ScreenPops } from '../../services/screen-pops.js';
import { browserTabs } from './browser-tabs.js';

/** Builds the screen pops of a page: one of this browser's tabs opens what is to be opened. Loaded when the tag is in the page. */
export function screenPopServices(page: Window, tabs: Tabs = browserTabs()): ScreenPops {
  const { document } = page;
  return new ScreenPops({ base: document.baseURI, tabs, isInFront: () => document.visibilityState === 'visible' });
}
