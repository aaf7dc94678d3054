import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `square` (ISC, see LICENSE.md). */
export const squareIcon: SVGTemplateResult = svg`<rect width="18" height="18" x="3" y="3" rx="2"/>`;
