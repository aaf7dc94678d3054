import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `grip-horizontal` (ISC, see LICENSE.md). */
export const gripHorizontalIcon: SVGTemplateResult = svg`<circle cx="12" cy="9" r="1"/><circle cx="19" cy="9" r="1"/><circle cx="5" cy="9" r="1"/><circle cx="12" cy="15" r="1"/><circle cx="19" cy="15" r="1"/><circle cx="5" cy="15" r="1"/>`;
