import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's `user-round` (ISC, see LICENSE.md). */
export const userRoundIcon: SVGTemplateResult = svg`<circle cx="12" cy="8" r="5"/><path d="M20 21a8 8 0 0 0-16 0"/>`;
