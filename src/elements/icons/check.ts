import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `check` (ISC, see LICENSE.md). */
export const checkIcon: SVGTemplateResult = svg`<path d="M20 6 9 17l-5-5"/>`;
