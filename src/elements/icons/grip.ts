import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `grip` (ISC, see LICENSE.md). */
export const gripIcon: SVGTemplateResult = svg`<circle cx="12" cy="5" r="1"/><circle cx="19" cy="5" r="1"/><circle cx="5" cy="5" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/><circle cx="12" cy="19" r="1"/><circle cx="19" cy="19" r="1"/><circle cx="5" cy="19" r="1"/>`;
