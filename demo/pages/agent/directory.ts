import type { AgentState, LineState, Voicemail } from 'contact-center-widgets';
import { html, type TemplateResult } from 'lit';
import { say } from '../page-words.js';
import { type Colleague, colleagues, deskAddress, firstName, initials } from './colleagues.js';
import { type TestNumber, testNumbers } from './test-numbers.js';
import { words } from './words.js';

/** The side column's lists. */
export type DirectoryView = {
  readonly self: Colleague;
  /** Whether the phone can call now. */
  readonly online: boolean;
  readonly stateOf: (colleague: Colleague) => AgentState;
  /** What a colleague's line does, as the server tells. */
  readonly lineOf: (colleague: Colleague) => LineState;
  readonly voicemail: Voicemail | undefined;
  readonly onCall: (number: string) => void;
  readonly onCaller: () => void;
};

/** Colleagues and test numbers; a click calls. */
export function directory(view: DirectoryView): TemplateResult {
  return html`
    <section aria-labelledby="colleagues-title">
      <h2 id="colleagues-title">${say(words, 'colleagues')}</h2>
      <ul>${colleagues.filter((colleague) => colleague !== view.self).map((colleague) => colleagueRow(colleague, view))}</ul>
    </section>
    <section aria-labelledby="numbers-title">
      <h2 id="numbers-title">${say(words, 'numbers')}</h2>
      <ul>
        <li>
          <button class="row" type="button" ?disabled=${!view.online} @click=${view.onCaller}>
            <span class="avatar plain" aria-hidden="true"><span class="icon incoming"></span></span>
            <span class="text"><strong>${say(words, 'caller.do')}</strong></span>
          </button>
        </li>
        ${(Object.keys(testNumbers) as TestNumber[]).map((number) => numberRow(number, view))}
      </ul>
    </section>
  `;
}

function colleagueRow(colleague: Colleague, { online, stateOf, lineOf, onCall }: DirectoryView): TemplateResult {
  const { extension, name } = colleague;
  const [look, standing] = standingOf(stateOf(colleague), lineOf(colleague));
  const open = say(words, 'open-desk', { name: firstName(colleague) });
  return html`
    <li class="pair">
      <button class="row" type="button" ?disabled=${!online} @click=${() => onCall(extension)}>
        <span class="avatar ${look}" aria-hidden="true">${initials(name)}</span>
        <span class="text"><span class="visually-hidden">${say(words, 'call')}</span> <strong><bdi>${name}</bdi></strong><span class="muted">${extension}${standing && ` · ${standing}`}</span></span>
        <span class="icon phone"></span>
      </button>
      <a class="button icon-only" href=${deskAddress(colleague)} target="_blank" rel="noopener" aria-label=${open} title=${open}><span class="icon new-tab"></span></a>
    </li>
  `;
}

/** How somebody is drawn, and their word: what the server tells of their line goes before what their desk, in another tab, says. */
function standingOf(agentState: AgentState, line: LineState): readonly [look: string, standing: string] {
  if (line === 'busy' || line === 'ringing') return ['on-call', say(words, `line.${line}`)];
  if (line === 'offline') return ['offline', say(words, 'line.offline')];
  if (agentState !== 'offline') return [agentState, say(words, `state.${agentState}`)];
  return line === 'idle' ? ['ready', say(words, 'line.idle')] : ['', ''];
}

function numberRow(number: TestNumber, { online, voicemail, onCall }: DirectoryView): TemplateResult {
  const waiting = number === '605' && voicemail?.waiting ? ` · ${say(words, 'voicemail.new', { count: String(voicemail.new) })}` : '';
  const name = say(words, `number.${number}`) + waiting;
  return html`
    <li>
      <button class="row" type="button" ?disabled=${!online} @click=${() => onCall(number)}>
        <span class="avatar plain" aria-hidden="true"><span class="icon ${testNumbers[number]}"></span></span>
        <span class="text"><span class="visually-hidden">${say(words, 'call')}</span> <strong>${number}</strong><span class="muted">${name}</span></span>
        <span class="icon phone"></span>
      </button>
    </li>
  `;
}
