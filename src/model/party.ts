/** Who is at the other end of a call or conversation. Plain data. */
export interface Party {
  /** What a person would dial to reach them, as received: `1001`, `+4930123456`. Empty when withheld. */
  readonly number: string;
  /** SIP or SIPS URI of the far end, where there is one. */
  readonly address?: string;
  /** Display name as the far end or the directory gives it. Text, never markup. */
  readonly name?: string;
}

/** The best single label for a party: name, else number, else address; empty when nothing is known. */
export function partyLabel(party: Party): string {
  return party.name?.trim() || party.number || party.address || '';
}
