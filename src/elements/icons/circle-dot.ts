import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `circle-dot` (ISC, see LICENSE.md). */
export const circleDotIcon: SVGTemplateResult = svg`<circle cx="12" cy="12" r="1"/><circle cx="12" cy="12" r="10"/>`;
