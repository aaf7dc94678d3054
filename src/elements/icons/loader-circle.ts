import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `loader-circle` (ISC, see LICENSE.md). */
export const loaderCircleIcon: SVGTemplateResult = svg`<path d="M21 12a9 9 0 1 1-6.219-8.56"/>`;
