import type { Context } from '@lit/context';
import type { CallReports } from '../services/call-reports.js';

/** Carries what the desk's calls were like, asked for when it is wanted. Named as `createContext` would, whose module is larger. */
export const callReportsContext = Symbol.for('contact-center-widgets/call-reports') as unknown as Context<
  unknown,
  Pick<CallReports, 'report'>
>;
