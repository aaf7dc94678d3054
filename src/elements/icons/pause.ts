import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `pause` (ISC, see LICENSE.md). */
export const pauseIcon: SVGTemplateResult = svg`<rect x="14" y="3" width="5" height="18" rx="1"/><rect x="5" y="3" width="5" height="18" rx="1"/>`;
