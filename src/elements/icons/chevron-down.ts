import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `chevron-down` (ISC, see LICENSE.md). */
export const chevronDownIcon: SVGTemplateResult = svg`<path d="m6 9 6 6 6-6"/>`;
