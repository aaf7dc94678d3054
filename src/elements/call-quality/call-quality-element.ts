import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../../context/locale-controller.js';
import { CallReportRequestEvent } from '../../events/call-report-events.js';
import { callQualityBook } from '../../locales/books/call-quality-book.js';
import type { Call } from '../../model/call.js';
import type { CallQuality, SoundQuality } from '../../model/quality.js';
import { downloadIcon } from '../icons/download.js';
import { icon } from '../icons/icon.js';
import { triangleAlertIcon } from '../icons/triangle-alert.js';
import { callQualityStyles } from './call-quality-element.css.js';

const bars = { good: 3, fair: 2, poor: 1 } as const;

/**
 * How a call sounds: a small meter, with a word only where it is not good, and
 * what hinders it in a plain sentence. The figures are one press away.
 *
 * @fires cc-call-report-request - The agent wants to report a problem with this call.
 * @csspart meter - The button with the bars.
 * @csspart warning - What hinders the call.
 * @csspart details - The figures.
 * @csspart report - Reports a problem.
 */
export class CallQualityElement extends LitElement {
  static readonly tagName = 'cc-call-quality';
  static override styles: CSSResultGroup = callQualityStyles;

  /** The call to show. */
  @property({ attribute: false }) call: Call | undefined;

  readonly #locale = new LocaleController(this, callQualityBook);

  override render(): TemplateResult | typeof nothing {
    const { call } = this;
    // a back end that sounds by itself may not know
    if (call?.state !== 'connected' || (call.soundsItself && !call.quality)) return nothing;
    const { text, language } = this.#locale;
    const { quality } = call;
    const level = quality?.level ?? 'unknown';
    const word = text(`quality.level.${level}`);
    const [warning] = quality?.warnings ?? [];
    const label = text('quality.label', { level: word });
    return html`
      <div class="quality ${level}" lang=${language}>
        <button class="meter" part="meter" type="button" popovertarget="details" aria-label=${label} title=${label}>
          <span class="bars" aria-hidden="true">${[1, 2, 3].map((bar) => html`<span class=${quality && bar <= bars[quality.level] ? 'lit' : ''}></span>`)}</span>
          ${level === 'fair' || level === 'poor' ? html`<span>${word}</span>` : nothing}
        </button>
        <p class="warning" part="warning" role="status">${warning && call.hold === 'none' ? html`${icon(triangleAlertIcon)}<span>${text(`quality.warning.${warning}`)}</span>` : nothing}</p>
        <div class="details" id="details" part="details" popover="auto" role="dialog" aria-labelledby="title" @beforetoggle=${this.#onToggle}>
          <h3 id="title">${text('quality.title')}</h3>
          ${quality ? this.#renderFigures(quality) : html`<p>${word}</p>`}
          <button class="outlined" part="report" type="button" aria-describedby="help" @click=${() => this.dispatchEvent(new CallReportRequestEvent(call.id))}>
            ${icon(downloadIcon)}${text('quality.report')}
          </button>
          <p class="help" id="help">${text('quality.report-help')}</p>
        </div>
      </div>
    `;
  }

  #renderFigures({ sent, codec, path, warnings, ...received }: CallQuality): TemplateResult {
    const { text } = this.#locale;
    const row = (name: 'mos' | 'loss' | 'jitter' | 'round-trip', field: keyof SoundQuality): TemplateResult => html`
      <tr>
        <th scope="row">${text(`quality.${name}`)}</th>
        <td class="numbers">${this.#figure(field, received[field])}</td>
        ${sent ? html`<td class="numbers">${this.#figure(field, sent[field])}</td>` : nothing}
      </tr>
    `;
    const way = [path?.local, path?.remote].filter(Boolean).join(' → ');
    return html`
      ${warnings.length > 0 ? html`<ul>${warnings.map((warning) => html`<li>${text(`quality.warning.${warning}`)}</li>`)}</ul>` : nothing}
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${text('quality.received')}</th>
            ${sent ? html`<th scope="col">${text('quality.sent')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${row('mos', 'mos')}${row('loss', 'loss')}${row('jitter', 'jitter')}${row('round-trip', 'roundTrip')}
        </tbody>
      </table>
      <dl>
        ${codec ? html`<div><dt>${text('quality.codec')}</dt><dd><bdi>${codec}</bdi></dd></div>` : nothing}
        ${way ? html`<div><dt>${text('quality.path')}</dt><dd><bdi>${way}${path?.protocol ? `, ${path.protocol}` : ''}</bdi></dd></div>` : nothing}
      </dl>
    `;
  }

  #figure(field: keyof SoundQuality, value: number): string {
    const { text, language } = this.#locale;
    const digits = field === 'mos' || field === 'loss' ? 1 : 0;
    const written = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    if (field === 'mos') return written.format(value);
    return field === 'loss'
      ? text('quality.percent', { value: written.format(value * 100) })
      : text('quality.ms', { value: written.format(value) });
  }

  // what is in the top layer knows nothing of its button: it is put under it, inside the window
  readonly #onToggle = (event: Event): void => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'open') return;
    const details = event.currentTarget as HTMLElement;
    const button = this.shadowRoot?.querySelector('.meter')?.getBoundingClientRect();
    if (!button) return;
    const { documentElement } = this.ownerDocument;
    const width = Math.min(300, documentElement.clientWidth - 16);
    const middle = button.left + button.width / 2 - width / 2;
    details.style.setProperty('inline-size', `${width}px`);
    details.style.setProperty('left', `${Math.max(8, Math.min(middle, documentElement.clientWidth - width - 8))}px`);
    details.style.setProperty('top', `${button.bottom + 6}px`);
    details.style.setProperty('max-block-size', `${Math.max(160, documentElement.clientHeight - button.bottom - 14)}px`);
  };
}
