import { createContext } from '@lit/context';
import type { Context } from '@lit/context';

/** A service that a visitor's page loads only when somebody is about to use it. */
export type WantedService = 'chat' | 'click-to-call';

/** Where a widget says that a service will be needed. Implemented by the desk. */
export interface ServiceWanter {
  /**
   * Somebody is about to use the widget, or there is a conversation to go on with:
   * the service is to be loaded and given. Called again, it tries again what could
   * not be loaded. Resolves when the service is there or cannot be had.
   */
  want(service: WantedService): Promise<void>;
}

/** The context by which widgets tell their desk what they will need. A desk that gives everything at once need not offer it. */
export const wantedContext: Context<unknown, ServiceWanter | undefined> = createContext<ServiceWanter | undefined>(
  Symbol.for('contact-center-widgets/wanted'),
);
