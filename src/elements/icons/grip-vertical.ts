import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `grip-vertical` (ISC, see LICENSE.md). */
export const gripVerticalIcon: SVGTemplateResult = svg`<circle cx="9" cy="12" r="1"/><circle cx="9" cy="5" r="1"/><circle cx="9" cy="19" r="1"/><circle cx="15" cy="12" r="1"/><circle cx="15" cy="5" r="1"/><circle cx="15" cy="19" r="1"/>`;
