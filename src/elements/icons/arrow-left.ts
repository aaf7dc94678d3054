import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `arrow-left` (ISC, see LICENSE.md). */
export const arrowLeftIcon: SVGTemplateResult = svg`<path d="m12 19-7-7 7-7"/><path d="M19 12H5"/>`;
