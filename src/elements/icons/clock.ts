import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `clock` (ISC, see LICENSE.md). */
export const clockIcon: SVGTemplateResult = svg`<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>`;
