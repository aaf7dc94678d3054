import type { CheckCode, CheckFigure, CheckReport, CheckStepName } from '../model/call-check.js';

/** Words of the check before the first call. */
export type CallCheckKey =
  | 'check.title'
  | 'check.intro'
  | 'check.open'
  | 'check.start'
  | 'check.stop'
  | 'check.again'
  | 'check.step-again' // {step}
  | 'check.steps'
  | 'check.level'
  | 'check.running'
  | 'check.recording'
  | 'check.hear-yourself'
  | 'check.hear-bell'
  | 'check.heard-bell'
  | 'check.yes'
  | 'check.no'
  | 'check.copy'
  | 'check.copied'
  | 'check.save'
  | 'check.canceled'
  | 'check.missing'
  | `check.summary.${CheckReport['status']}`
  | `check.step.${CheckStepName}`
  | `check.code.${CheckCode}`
  | `check.figure.${Exclude<CheckFigure, 'device' | 'codec' | 'local' | 'remote' | 'protocol' | 'level'>}`; // {value}
