import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { WordKey } from '../../locales/words.js';
import type { CheckFigures, CheckStatus, CheckStep, CheckStepName } from '../../model/call-check.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { circleCheckIcon } from '../icons/circle-check.js';
import { circleMinusIcon } from '../icons/circle-minus.js';
import { circleIcon } from '../icons/circle.js';
import { icon } from '../icons/icon.js';
import { loaderCircleIcon } from '../icons/loader-circle.js';
import { rotateCwIcon } from '../icons/rotate-cw.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';

/** What a step is drawn with, and what its buttons do. */
export interface StepSurroundings {
  /** How loud the microphone is, 0 to 1. */
  readonly level: number;
  /** A check runs: no step can be repeated now. */
  readonly running: boolean;
  readonly onRepeat: (name: CheckStepName) => void;
  readonly onConfirm: (heard: boolean) => void;
}

const signs: Readonly<Record<CheckStatus, SVGTemplateResult>> = {
  passed: circleCheckIcon,
  warning: triangleAlertIcon,
  failed: circleAlertIcon,
  skipped: circleMinusIcon,
};
const bars = 16;

/** One step: its sign, its name, what was found or what to do now. */
export function checkStep(step: CheckStep, locale: LocaleController, surroundings: StepSurroundings): TemplateResult {
  const { text } = locale;
  const { name, stage, verdict } = step;
  const isCurrent = stage !== 'waiting' && stage !== 'done';
  const look = verdict?.status ?? (isCurrent ? 'current' : 'waiting');
  const sign = verdict ? signs[verdict.status] : isCurrent ? loaderCircleIcon : circleIcon;
  const mayRepeat = !surroundings.running && (look === 'failed' || look === 'warning' || verdict?.code === 'in-a-call');
  return html`
    <li class="step ${look}" part="step" aria-current=${isCurrent ? 'step' : nothing}>
      <span class="sign">${icon(sign)}</span>
      <div class="words">
        <h3>${text(`check.step.${name}`)}</h3>
        ${sentence(step, locale)}
        ${stage === 'recording' ? meter(surroundings.level, locale) : nothing}
        ${stage === 'asking' ? question(locale, surroundings.onConfirm) : nothing}
        ${verdict ? figuresLine(verdict.figures, locale) : nothing}
      </div>
      ${mayRepeat ? repeatButton(name, locale, surroundings.onRepeat) : nothing}
    </li>
  `;
}

function sentence({ name, stage, verdict }: CheckStep, { text }: LocaleController): TemplateResult | typeof nothing {
  const word: WordKey | undefined = verdict
    ? `check.code.${verdict.code}`
    : stage === 'recording'
      ? 'check.recording'
      : stage === 'playing'
        ? name === 'speaker'
          ? 'check.hear-bell'
          : 'check.hear-yourself'
        : stage === 'running'
          ? 'check.running'
          : undefined;
  return word ? html`<p part="sentence">${text(word)}</p>` : nothing;
}

function meter(level: number, { text }: LocaleController): TemplateResult {
  return html`
    <meter class="visually-hidden" min="0" max="100" aria-label=${text('check.level')} .value=${Math.round(level * 100)}></meter>
    <div class="level" aria-hidden="true">${Array.from({ length: bars }, (_, index) => html`<span class=${level * bars > index ? 'lit' : ''}></span>`)}</div>
  `;
}

function question({ text }: LocaleController, onConfirm: (heard: boolean) => void): TemplateResult {
  return html`
    <p class="question">${text('check.heard-bell')}</p>
    <div class="answers">
      <button class="primary" type="button" @click=${() => onConfirm(true)}>${text('check.yes')}</button>
      <button class="outlined" type="button" @click=${() => onConfirm(false)}>${text('check.no')}</button>
    </div>
  `;
}

function repeatButton(name: CheckStepName, { text }: LocaleController, onRepeat: (name: CheckStepName) => void): TemplateResult {
  const label = text('check.step-again', { step: text(`check.step.${name}`) });
  return html`<button class="icon-only repeat" type="button" aria-label=${label} title=${label} @click=${() => onRepeat(name)}>${icon(rotateCwIcon)}</button>`;
}

function figuresLine(figures: CheckFigures, { text, language }: LocaleController): TemplateResult | typeof nothing {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const parts = Object.entries(figures).flatMap(([name, value]) => {
    switch (name) {
      case 'level':
      case 'local':
      case 'remote':
        return [];
      case 'device':
      case 'codec':
      case 'protocol':
        return [String(value)];
      case 'loss':
        return [text('check.figure.loss', { value: number.format(Number(value) * 100) })];
      case 'udp':
      case 'tcp':
      case 'tls':
        return [text(`check.figure.${name}`, { value: typeof value === 'number' ? text('check.figure.time', { value }) : '✕' })];
      case 'status':
        return [text('check.figure.status', { value: String(value) })];
      case 'mos':
      case 'time':
      case 'jitter':
      case 'roundTrip':
        return [text(`check.figure.${name}`, { value: number.format(Number(value)) })];
      default:
        return [];
    }
  });
  return parts.length > 0 ? html`<p class="figures numbers" part="figures">${parts.map((part) => html`<bdi>${part}</bdi>`)}</p>` : nothing;
}
