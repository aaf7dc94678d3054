/** How a chat stands with its centre, besides what was said: the same in every tab. */
export interface ChatStanding {
  /** `idle`: there is no conversation to follow. `reconnecting`: it goes on trying by itself. */
  readonly connection: 'idle' | 'connecting' | 'online' | 'reconnecting';
  /** The centre took nobody when it was asked last; a message can be left where the back end can. */
  readonly closed: 'outside-hours' | 'no-agents' | undefined;
  readonly loadingOlder: boolean;
}

/** Nothing is under way. */
export const idleStanding: ChatStanding = Object.freeze({ connection: 'idle', closed: undefined, loadingOlder: false });
