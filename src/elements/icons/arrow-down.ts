import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `arrow-down` (ISC, see LICENSE.md). */
export const arrowDownIcon: SVGTemplateResult = svg`<path d="M12 5v14"/><path d="m19 12-7 7-7-7"/>`;
