import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `ellipsis` (ISC, see LICENSE.md). */
export const ellipsisIcon: SVGTemplateResult = svg`<circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/>`;
