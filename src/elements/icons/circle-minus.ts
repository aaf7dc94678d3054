import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `circle-minus` (ISC, see LICENSE.md). */
export const circleMinusIcon: SVGTemplateResult = svg`<circle cx="12" cy="12" r="10"/><path d="M8 12h8"/>`;
