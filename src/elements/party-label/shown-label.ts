import { type Party, partyLabel } from '../../model/party.js';

// embeddings, overrides and isolates (UAX #9 §2): `<bdi>` keeps them from what is around, not from the name itself
const reversing = /[\u202A-\u202E\u2066-\u2069]/g;

/** A party's label as it is shown: nothing in it may turn the order of its letters around. Empty when nothing is known. */
export function shownLabel(party: Party): string {
  return partyLabel(party).replace(reversing, '');
}
