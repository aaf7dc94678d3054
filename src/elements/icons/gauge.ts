import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `gauge` (ISC, see LICENSE.md). */
export const gaugeIcon: SVGTemplateResult = svg`<path d="m12 14 4-4"/><path d="M3.34 19a10 10 0 1 1 17.32 0"/>`;
