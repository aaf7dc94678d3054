import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `minus` (ISC, see LICENSE.md). */
export const minusIcon: SVGTemplateResult = svg`<path d="M5 12h14"/>`;
