import type { ReactiveControllerHost } from 'lit';
import type { AgentChats, Chat, Phone, RecordLookup, ScreenPopConfig, ScreenPops } from '../../context/contexts.js';
import type { Clock } from '../../kit/clock.js';

/** What may become of a page's wish to dial. */
export type DialRequests = 'confirm' | 'direct' | 'refuse';

/** The element, as what it loads later sees it. */
export interface ScreenPopHost extends ReactiveControllerHost, HTMLElement {
  readonly config: ScreenPopConfig;
  readonly lookups: Readonly<Record<string, RecordLookup>>;
  readonly dialRequests: DialRequests;
  readonly sandboxed: string;
  readonly allowed: string;
  readonly clock: Clock;
  readonly phoneSource: Phone | undefined;
  readonly chatSource: Chat | undefined;
  /** The conversations of the desk's agent. */
  readonly agentChatsSource: AgentChats | undefined;
  /** Given by the page; then the page follows their facts itself. */
  readonly givenScreenPops: ScreenPops | undefined;
}
