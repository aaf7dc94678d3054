export type { PageCard, PageCustomMessage, PageRefusal } from '../model/page-message.js';
export type { ScreenPopAgent, ScreenPopFacts, ScreenPopPhase, ServiceType } from '../model/screen-pop.js';
export { parseScreenPopHash } from '../model/screen-pop-hash.js';
export { connectWorkstation, RefusedError, type Workstation, type WorkstationOptions } from './workstation.js';
