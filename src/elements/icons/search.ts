import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `search` (ISC, see LICENSE.md). */
export const searchIcon: SVGTemplateResult = svg`<path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/>`;
