import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Draws an icon, 20 px by `icon.css.ts`. It is silent: the control it stands in has the name. */
export function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}
