import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { LineState } from '../../model/line.js';
import type { Party } from '../../model/party.js';
import { avatar } from '../avatar/avatar.js';
import { shownLabel } from '../party-label/shown-label.js';

/** Somebody, as one line of a list. */
export interface Person {
  readonly party: Party;
  /** What their line does, where it is watched. */
  readonly line?: LineState | undefined;
  /** Under the name; default: the number. */
  readonly about?: string | TemplateResult | undefined;
}

/** The initials with a lamp, the name, and what is known. The lamp's word is read out, and seen on hover. */
export function personRow({ party, line, about }: Person, { text }: LocaleController): TemplateResult {
  const label = shownLabel(party) || text('call.unknown-party');
  return html`
    <span class="portrait">${avatar(party)}${line ? lamp(line, text(`line.${line}`)) : nothing}</span>
    <span class="who">
      <span class="name"><bdi>${label}</bdi></span>
      <span class="about numbers">${about ?? html`<bdi>${party.name?.trim() ? party.number || party.address : ''}</bdi>`}</span>
    </span>
  `;
}

function lamp(line: LineState, word: string): TemplateResult {
  return html`<span class="lamp ${line}" part="lamp" title=${word}><span class="visually-hidden">${word}</span></span>`;
}
