import { html, type TemplateResult } from 'lit';
import { say } from '../page-words.js';
import { type DeskOption, deskOptions } from './desk-options.js';
import type { Caller, FarEndAction, FarEndState, Trouble } from './far-end.js';
import { trialWords } from './trial-words.js';

/** What the panel knows. */
export type TrialsView = {
  /** Whether this desk can be called now. */
  readonly online: boolean;
  /** The other side, where the demo centre is it. */
  readonly farEnd: FarEndState | undefined;
  readonly isChosen: (option: DeskOption) => boolean;
  readonly onCaller: (caller: Caller) => void;
  readonly onFarEnd: (action: FarEndAction) => void;
  readonly onTrouble: (trouble: Trouble) => void;
  readonly onOption: (option: DeskOption, on: boolean) => void;
};

const callers: readonly Caller[] = ['customer', 'order', 'stranger', 'dialler'];
const troubles: readonly Trouble[] = ['cut', 'gone', 'forgotten', 'message'];

/** Everything that happens to an agent, at a press of a button: who calls, what they do, what goes wrong, and what the page decides. */
export function trials(view: TrialsView): TemplateResult {
  const { farEnd, online } = view;
  const action = (label: string, disabled: boolean, onClick: () => void): TemplateResult =>
    html`<button type="button" ?disabled=${disabled} @click=${onClick}>${label}</button>`;
  const does = (name: FarEndAction): TemplateResult => action(say(trialWords, `far.${name}`), !farEnd, () => view.onFarEnd(name));
  return html`
    <section>
      <h3>${say(trialWords, 'callers')}</h3>
      <p class="muted">${say(trialWords, 'callers.text')}</p>
      <div class="actions">${callers.map((caller) => action(say(trialWords, `caller.${caller}`), !online, () => view.onCaller(caller)))}</div>
    </section>
    <section>
      <h3>${say(trialWords, 'far')}</h3>
      <p class="muted">${say(trialWords, farEnd ? 'far.text' : 'far.none')}</p>
      <div class="actions">${does(farEnd?.holds ? 'resume' : 'hold')}${does(farEnd?.line === 'bad' ? 'mend' : 'spoil')}${does('hang-up')}</div>
    </section>
    <section>
      <h3>${say(trialWords, 'trouble')}</h3>
      <p class="muted">${say(trialWords, 'trouble.text')}</p>
      <div class="actions">${troubles.map((trouble) => action(say(trialWords, `trouble.${trouble}`), !online, () => view.onTrouble(trouble)))}</div>
    </section>
    <section>
      <h3>${say(trialWords, 'options')}</h3>
      <p class="muted">${say(trialWords, 'options.text')}</p>
      <div class="choices">
        ${deskOptions.map((option) => optionRow(option, view))}
      </div>
    </section>
  `;
}

function optionRow(option: DeskOption, { isChosen, onOption }: TrialsView): TemplateResult {
  const onChange = ({ target }: Event): void => onOption(option, (target as HTMLInputElement).checked);
  return html`<label><input type="checkbox" .checked=${isChosen(option)} @change=${onChange}><span>${say(trialWords, `option.${option}`)}</span></label>`;
}
