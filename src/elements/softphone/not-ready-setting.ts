import { html, nothing, type TemplateResult } from 'lit';
import type { AgentSession, AgentSessionState } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import type { WhileNotReady } from '../../model/agent.js';

/** Where the setting stands. */
export interface NotReadySettingHost {
  readonly locale: LocaleController;
  readonly agentSource: AgentSession | undefined;
  readonly agentState: AgentSessionState | undefined;
}

/** The name under which the desk finds it on the next visit. */
const key = 'contact-center-widgets:while-not-ready';
const choices: readonly WhileNotReady[] = ['unavailable', 'busy', 'declined', 'silent'];

/** What happens to calls while the agent is not ready: a section of the settings, where no ACD decides. */
export class NotReadySetting {
  readonly #host: NotReadySettingHost;

  constructor(host: NotReadySettingHost) {
    this.#host = host;
  }

  render(): TemplateResult | typeof nothing {
    const { text } = this.#host.locale;
    const chosen = this.#host.agentState?.whileNotReady;
    if (!chosen) return nothing;
    return html`
      <section>
        <h3 id="not-ready">${text('settings.not-ready')}</h3>
        <div part="while-not-ready" role="radiogroup" aria-labelledby="not-ready">
        ${choices.map(
          (choice) => html`
            <label class="choice">
              <input type="radio" name="while-not-ready" .value=${choice} .checked=${choice === chosen} @change=${() => this.#choose(choice)} />
              <span>${text(`settings.not-ready-${choice}`)}</span>
            </label>
          `,
        )}
        </div>
      </section>
    `;
  }

  #choose(choice: WhileNotReady): void {
    this.#host.agentSource?.setWhileNotReady(choice);
    try {
      globalThis.localStorage.setItem(key, choice);
    } catch {
      // a page that may keep nothing begins anew with what its desk says
    }
  }
}
