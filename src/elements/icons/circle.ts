import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `circle` (ISC, see LICENSE.md). */
export const circleIcon: SVGTemplateResult = svg`<circle cx="12" cy="12" r="10"/>`;
