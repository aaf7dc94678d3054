import type { LocaleController } from '../../context/locale-controller.js';
import type { WordKey } from '../../locales/words.js';
import type { Call } from '../../model/call.js';
import { type Contact, contactOf, targetOf } from '../../model/contact.js';
import { contactsMatching } from '../../model/contact-search.js';
import type { Line, LineState } from '../../model/line.js';
import type { Party } from '../../model/party.js';
import { shownLabel } from '../party-label/shown-label.js';
import type { TransferPurpose } from './transfer-form-element.js';

/** Somebody whom the form offers. */
export interface Suggestion {
  readonly heading: WordKey;
  readonly party: Party;
  /** What is dialled. */
  readonly target: string;
  readonly line?: LineState | undefined;
  /** The call that they are in, which waits here. */
  readonly held?: Call;
}

/** Where suggestions come from. */
export interface SuggestionSources {
  readonly purpose: TransferPurpose;
  readonly call: Call | undefined;
  readonly held: readonly Call[];
  readonly contacts: readonly Contact[];
  readonly recent: readonly Party[];
  readonly lines: readonly Line[];
  readonly voicemailNumber: string | undefined;
}

const most = { recent: 5, contacts: 50 };

/** Whom to offer for what was typed: calls that wait here, then who was called last, then contacts. Nobody twice, and not the party itself. */
export function suggestionsOf(
  { purpose, call, held, contacts, recent, lines, voicemailNumber }: SuggestionSources,
  search: string,
  { text }: Pick<LocaleController, 'text'>,
): readonly Suggestion[] {
  const found: Suggestion[] = [];
  if (purpose === 'transfer') for (const one of held) found.push({ heading: 'transfer.held', ...aimed(one.party), held: one });
  if (purpose === 'forward' && voicemailNumber) {
    found.push({
      heading: 'transfer.voicemail',
      party: { number: voicemailNumber, name: text('transfer.voicemail') },
      target: voicemailNumber,
    });
  }
  const seen = new Set(call ? [aimed(call.party).target] : []);
  const offer = (suggestion: Suggestion): void => {
    if (seen.has(suggestion.target) || !suggestion.target) return;
    seen.add(suggestion.target);
    found.push(suggestion);
  };
  const wanted = search.trim().toLowerCase();
  const known = (party: Party): Contact | undefined => contactOf(contacts, party);
  const fits = (party: Party): boolean => `${shownLabel(party)} ${party.number}`.toLowerCase().includes(wanted);
  const called = recent.map((party) => ({ party, contact: known(party) })).filter(({ party, contact }) => fits(contact ?? party));
  for (const { party, contact } of called.slice(0, most.recent)) {
    if (contact) offer({ heading: 'transfer.recent', ...asSuggestion(contact, lines) });
    else offer({ heading: 'transfer.recent', ...aimed(party) });
  }
  for (const contact of contactsMatching(contacts, search).slice(0, most.contacts))
    offer({ heading: 'transfer.contacts', ...asSuggestion(contact, lines) });
  return found;
}

function asSuggestion(contact: Contact, lines: readonly Line[]): Omit<Suggestion, 'heading'> {
  const { name, number, address } = contact;
  return { party: { name, number, ...(address !== undefined && { address }) }, target: targetOf(contact), line: lineOf(contact, lines) };
}

function aimed(party: Party): Omit<Suggestion, 'heading'> {
  return { party, target: party.address ?? party.number };
}

/** What a contact's line does, where it is watched. */
export function lineOf({ address, number }: Contact, lines: readonly Line[]): LineState | undefined {
  return lines.find((line) => line.address === (address ?? number))?.state;
}
