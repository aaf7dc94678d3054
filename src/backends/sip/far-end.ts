import type { Party } from '../../model/party.js';
import type { CallMedia } from './call-media.js';
import { assertedParty, type IdentityHeader } from './caller-identity.js';
import { HeardAndSeen } from './heard-and-seen.js';
import type { LegEvents } from './leg-events.js';

/** Who is at the other end of a call, and what is heard and seen of them; each change is told. */
export class FarEnd {
  readonly #events: LegEvents;
  readonly #order: readonly IdentityHeader[] | undefined;
  readonly #shown = new HeardAndSeen();
  #party: Party;

  /** @param order what is believed about who it is, as in `partyOf` */
  constructor(party: Party, events: LegEvents, order: readonly IdentityHeader[] | undefined) {
    this.#party = party;
    this.#events = events;
    this.#order = order;
  }

  get party(): Party {
    return this.#party;
  }

  get stream(): MediaStream | undefined {
    return this.#shown.stream;
  }

  /** It told more of itself. */
  learn(message: { getHeader(name: string): string | undefined }): void {
    const party = assertedParty(message, this.#order);
    if (party) this.become(party);
  }

  become(party: Party): void {
    if (party.number === this.#party.number && party.name === this.#party.name) return;
    this.#party = party;
    this.#events.emit({ type: 'party', party });
  }

  /** It is heard from now on, and seen if it shows something. */
  show(media: CallMedia): void {
    const seen = this.#shown.picture;
    if (!this.#shown.show(media.remoteTracks)) return;
    this.#events.emit({ type: 'stream' });
    if (this.#shown.picture !== seen) this.#events.emit({ type: 'picture', picture: !seen });
  }

  leave(): void {
    this.#shown.clear();
  }
}
