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

/** The initials with a lamp, the name, and what is known; what the lamp means stands there in words, too. */
export function personRow({ party, line, about }: Person, { text }: LocaleController): TemplateResult {
  const label = shownLabel(party) || text('call.unknown-party');
  const known = about ?? html`<bdi>${party.name?.trim() ? party.number || party.address : ''}</bdi>`;
  const word = line && line !== 'unknown' ? text(`line.${line}`) : '';
  return html`
    <span class="portrait">${avatar(party)}${word ? html`<span class="lamp ${line}" part="lamp" aria-hidden="true"></span>` : nothing}</span>
    <span class="who">
      <span class="name"><bdi>${label}</bdi></span>
      <span class="about numbers">${known}${word && html` <span class="standing" part="standing">${word}</span>`}</span>
    </span>
  `;
}
