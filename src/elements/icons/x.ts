import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `x` (ISC, see LICENSE.md). */
export const xIcon: SVGTemplateResult = svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`;
