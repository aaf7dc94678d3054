import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `chevron-up` (ISC, see LICENSE.md). */
export const chevronUpIcon: SVGTemplateResult = svg`<path d="m18 15-6-6-6 6"/>`;
