import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `plus` (ISC, see LICENSE.md). */
export const plusIcon: SVGTemplateResult = svg`<path d="M5 12h14"/><path d="M12 5v14"/>`;
