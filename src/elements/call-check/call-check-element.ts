import { ContextConsumer } from '@lit/context';
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { backendsContext } from '../../context/backends-context.js';
import { callAudioContext } from '../../context/beside-phone-contexts.js';
import { type CallAudio, type CallCheck, type CallCheckState, type Phone, phoneContext } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { CallCheckedEvent } from '../../events/call-check-events.js';
import { callCheckBook } from '../../locales/books/call-check-book.js';
import type { CheckReport, CheckStep } from '../../model/call-check.js';
import { checkIcon } from '../icons/check.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { circleCheckIcon } from '../icons/circle-check.js';
import { copyIcon } from '../icons/copy.js';
import { downloadIcon } from '../icons/download.js';
import { icon } from '../icons/icon.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';
import { saveBlob } from '../message-bubble/save-blob.js';
import { callCheckStyles } from './call-check-element.css.js';
import { checkStep } from './check-step.js';

/** What an element knows of its page when a check is made for it. */
export interface CallCheckPlace {
  /** Back ends of the enclosing desk. */
  readonly offers: readonly unknown[];
  readonly phone: Phone | undefined;
  readonly audio: CallAudio | undefined;
  readonly echoNumber: string | undefined;
}

/** The part of a `CallCheck` that an element uses. */
export type CheckInUse = Pick<CallCheck, 'state' | 'subscribe' | 'start' | 'repeat' | 'cancel' | 'confirm'>;

const signs = { passed: circleCheckIcon, warning: triangleAlertIcon, failed: circleAlertIcon } as const;

/**
 * Shows whether calls will work here, before the first one: permission,
 * microphone, speaker, server, registration, STUN, TURN and a call to an echo,
 * each with a plain sentence what to do. It needs no sign-in, and does not
 * disturb calls that are under way.
 *
 * Takes its check from its property, else makes one of the enclosing desk's back end.
 *
 * @fires cc-call-checked - Everything has been looked at.
 * @csspart base - All of it.
 * @csspart summary - What all steps come to.
 * @csspart step - One step.
 * @csspart sentence - What was found, and what to do.
 * @csspart figures - The same in numbers.
 * @csspart start - Starts the check, or stops it.
 */
export class CallCheckElement extends LitElement {
  static readonly tagName = 'cc-call-check';
  static override styles: CSSResultGroup = callCheckStyles;
  /** Makes a check of what a desk offers; set where the tag is defined. */
  static load: ((place: CallCheckPlace) => Promise<CallCheck>) | undefined;

  /** A number that sends back what it hears. Without it no test call is made. */
  @property({ attribute: 'echo-number' }) echoNumber: string | undefined;
  /** What it stands in has a heading for it. */
  @property({ type: Boolean }) embedded = false;

  readonly #locale = new LocaleController(this, callCheckBook);
  readonly #backends = new ContextConsumer(this, { context: backendsContext<unknown>(), subscribe: true });
  readonly #phone = new ContextConsumer(this, { context: phoneContext, subscribe: true });
  readonly #audio = new ContextConsumer(this, { context: callAudioContext, subscribe: true });
  #own: CheckInUse | undefined;
  #made: CallCheck | undefined;
  #unfollow: () => void = () => {};
  #loading = false;
  #missing = false;
  #copied: CheckReport | undefined;

  /** The check to show, whatever the desk offers. */
  @property({ attribute: false })
  get check(): CheckInUse | undefined {
    return this.#own;
  }
  set check(check: CheckInUse | undefined) {
    this.#own = check;
    this.#follow();
  }

  /** Starts the check from the beginning, as its button does. To be called from a gesture, so that sound may play. */
  async start(): Promise<void> {
    if (!this.#own) await this.#make();
    await this.#check?.start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
    // one that is only moved goes on
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#own?.cancel();
      void this.#made?.dispose();
      this.#made = undefined;
    });
  }

  protected override updated(_changed: PropertyValues): void {
    this.shadowRoot?.querySelector('.step[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const { text, language } = this.#locale;
    const state = this.#check?.state;
    const running = this.#loading || state?.phase === 'running';
    return html`
      <section class="check" part="base" aria-label=${text('check.title')} lang=${language}>
        <header>
          ${this.embedded ? nothing : html`<h2>${text('check.title')}</h2>`}
          ${this.#renderSummary(state, running)}
        </header>
        ${state && state.phase !== 'idle' ? this.#renderSteps(state, running) : nothing}
        <div class="actions">
          <button class=${running ? 'outlined' : 'primary'} part="start" type="button" @click=${running ? this.#onStop : this.#onStart}>
            ${text(running ? 'check.stop' : state && state.phase !== 'idle' ? 'check.again' : 'check.start')}
          </button>
          ${state?.report ? this.#renderReport(state.report) : nothing}
        </div>
        <p class="visually-hidden" role="status">${this.#spoken(state)}</p>
      </section>
    `;
  }

  get #check(): CheckInUse | undefined {
    return this.#own ?? this.#made;
  }

  #renderSummary(state: CallCheckState | undefined, running: boolean): TemplateResult {
    const { text } = this.#locale;
    if (this.#missing)
      return html`<p class="summary failed" part="summary">${icon(circleAlertIcon)}<span>${text('check.missing')}</span></p>`;
    const { report } = state ?? {};
    if (report && !running)
      return html`<p class="summary ${report.status}" part="summary">${icon(signs[report.status])}<span>${text(`check.summary.${report.status}`)}</span></p>`;
    return html`<p class="intro">${text(state?.phase === 'canceled' ? 'check.canceled' : 'check.intro')}</p>`;
  }

  #renderSteps({ steps, level }: CallCheckState, running: boolean): TemplateResult {
    return html`
      <ol aria-label=${this.#locale.text('check.steps')}>
        ${steps.map((step) =>
          checkStep(step, this.#locale, {
            level,
            running,
            onRepeat: (name) => void this.#check?.repeat(name),
            onConfirm: (heard) => this.#check?.confirm(heard),
          }),
        )}
      </ol>
    `;
  }

  #renderReport(report: CheckReport): TemplateResult {
    const { text } = this.#locale;
    const copied = this.#copied === report;
    return html`
      <button class="outlined" type="button" @click=${() => void this.#copy(report)}>${icon(copied ? checkIcon : copyIcon)}${text(copied ? 'check.copied' : 'check.copy')}</button>
      <button class="outlined" type="button" @click=${() => save(report)}>${icon(downloadIcon)}${text('check.save')}</button>
    `;
  }

  /** What a screen reader is told as it happens. */
  #spoken(state: CallCheckState | undefined): string {
    const { text } = this.#locale;
    if (!state || state.phase === 'idle') return '';
    if (state.report) return text(`check.summary.${state.report.status}`);
    const name = (step: CheckStep): string => text(`check.step.${step.name}`);
    const current = state.steps.find(({ stage }) => stage !== 'waiting' && stage !== 'done');
    if (current?.stage === 'recording') return text('check.recording');
    if (current?.stage === 'asking') return text('check.heard-bell');
    const last = state.steps.findLast(({ verdict }) => verdict && verdict.status !== 'skipped');
    return last?.verdict ? `${name(last)}: ${text(`check.code.${last.verdict.code}`)}` : text('check.running');
  }

  readonly #onStart = (): void => void this.start();

  readonly #onStop = (): void => this.#check?.cancel();

  async #make(): Promise<void> {
    const { load } = CallCheckElement;
    const offers = this.#backends.value?.all() ?? [];
    this.#missing = !load || offers.length === 0;
    this.requestUpdate();
    if (!load || this.#missing || this.#loading) return;
    this.#loading = true;
    try {
      const before = this.#made;
      this.#made = await load({ offers, phone: this.#phone.value, audio: this.#audio.value, echoNumber: this.echoNumber });
      await before?.dispose();
      this.#follow();
    } finally {
      this.#loading = false;
      this.requestUpdate();
    }
  }

  #follow(): void {
    this.#unfollow();
    const check = this.#check;
    const stops = [
      check?.subscribe(() => this.requestUpdate()),
      check?.subscribe<CheckReport | undefined>((report) => report && this.dispatchEvent(new CallCheckedEvent(report)), {
        selector: ({ report }) => report,
      }),
    ];
    this.#unfollow = () => stops.forEach((stop) => stop?.());
    this.requestUpdate();
  }

  async #copy(report: CheckReport): Promise<void> {
    await navigator.clipboard.writeText(written(report)).catch(() => save(report));
    this.#copied = report;
    this.requestUpdate();
  }
}

function written(report: CheckReport): string {
  return JSON.stringify(report, undefined, 2);
}

function save(report: CheckReport): void {
  saveBlob(new Blob([written(report)]), `phone-check-${report.at.slice(0, 19).replace(/\D/g, '-')}.json`);
}
