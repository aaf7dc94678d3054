import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `info` (ISC, see LICENSE.md). */
export const infoIcon: SVGTemplateResult = svg`<circle cx="12" cy="12" r="10"/><path d="M12 16v-4"/><path d="M12 8h.01"/>`;
