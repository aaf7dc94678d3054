import { html, type TemplateResult } from 'lit';
import { cleanLine } from '../safe-text/clean-text.js';

/** Questions to choose from, as a list box that is moved in from the field. */
export function suggestionList(
  suggestions: readonly string[],
  active: number,
  label: string,
  onTake: (suggestion: string) => void,
): TemplateResult {
  return html`
    <div class="suggestions" part="suggestions" id="suggestions" role="listbox" aria-label=${label}>
      ${suggestions.map(
        (suggestion, index) => html`
          <button
            id=${`suggestion-${String(index)}`}
            type="button"
            role="option"
            tabindex="-1"
            aria-selected=${index === active}
            dir="auto"
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => onTake(suggestion)}
          >${cleanLine(suggestion).slice(0, 200)}</button>
        `,
      )}
    </div>
  `;
}
