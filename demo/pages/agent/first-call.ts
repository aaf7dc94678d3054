import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../page-words.js';
import { type Colleague, deskAddress, firstName } from './colleagues.js';
import { words } from './words.js';

/** What a newcomer is shown, in this order. */
export type Step = 'echo' | 'caller' | 'colleague';

export type FirstCallView = {
  readonly done: ReadonlySet<Step>;
  /** Whether the phone can call now. */
  readonly online: boolean;
  /** Whom to talk to, and whether their desk is open in another tab. */
  readonly colleague: Colleague;
  readonly open: boolean;
  readonly onCall: (number: string) => void;
  readonly onCaller: () => void;
};

/** Three ways to the first call, each ticked off once it was walked. */
export function firstCall({ done, online, colleague, open, onCall, onCaller }: FirstCallView): TemplateResult {
  const { extension } = colleague;
  const name = firstName(colleague);
  const next = (['echo', 'caller', 'colleague'] as const).find((step) => !done.has(step));
  const look = (step: Step): string => (step === next ? 'primary' : '');
  return html`
    <ol>
      ${step(
        'echo',
        'ear',
        {},
        done,
        html`<button class=${look('echo')} type="button" ?disabled=${!online} @click=${() => onCall('600')}>${say(words, 'echo.do')}</button>`,
      )}
      ${step(
        'caller',
        'incoming',
        {},
        done,
        html`<button class=${look('caller')} type="button" ?disabled=${!online} @click=${onCaller}>${say(words, 'caller.do')}</button>`,
      )}
      ${step(
        'colleague',
        'people',
        { name, extension },
        done,
        open
          ? html`<button class=${look('colleague')} type="button" ?disabled=${!online} @click=${() => onCall(extension)}>
              ${say(words, 'colleague.call', { name, extension })}
            </button>`
          : html`<a class="button ${look('colleague')}" href=${deskAddress(colleague)} target="_blank" rel="noopener">
              ${say(words, 'colleague.open', { name })}<span class="icon new-tab"></span><span class="visually-hidden">${say(words, 'new-tab')}</span>
            </a>`,
      )}
    </ol>
  `;
}

function step(
  name: Step,
  icon: string,
  parameters: Readonly<Record<string, string>>,
  done: ReadonlySet<Step>,
  actions: TemplateResult,
): TemplateResult {
  const ticked = done.has(name);
  return html`
    <li class=${ticked ? 'done' : nothing}>
      <span class="sign"><span class="icon ${ticked ? 'check' : icon}"></span></span>
      <h2>${say(words, `${name}.title`)}${ticked ? html` <span class="visually-hidden">${say(words, 'tips.done')}</span>` : nothing}</h2>
      <p>${say(words, `${name}.text`, parameters)}</p>
      <div class="actions">${actions}</div>
    </li>
  `;
}
