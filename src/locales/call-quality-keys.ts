import type { QualityLevel } from '../model/quality.js';
import type { QualityWarning } from '../model/quality-warning.js';

/** Words for how a call sounds. */
export type CallQualityKey =
  | `quality.level.${QualityLevel | 'unknown'}`
  | `quality.warning.${QualityWarning}`
  | 'quality.label' // {level}
  | 'quality.title'
  | 'quality.received'
  | 'quality.sent'
  | 'quality.mos'
  | 'quality.loss'
  | 'quality.jitter'
  | 'quality.round-trip'
  | 'quality.codec'
  | 'quality.path'
  | 'quality.ms' // {value}
  | 'quality.percent' // {value}
  | 'quality.report'
  | 'quality.report-help';
