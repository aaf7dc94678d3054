import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { registerWords } from '../locales/languages.js';
import { LocaleController } from './locale-controller.js';
import { voiceBook } from '../locales/books/voice-book.js';

class LocaleProbeElement extends LitElement {
  readonly locale: LocaleController = new LocaleController(this, voiceBook);

  override render(): TemplateResult {
    return html`${this.locale.text('call.answer')}`;
  }
}
customElements.define('locale-probe', LocaleProbeElement);

/** Holds a probe in its shadow root, and a slot in another language, which is no matter of what is put into it. */
class LocaleHostElement extends LitElement {
  override render(): TemplateResult {
    return html`<div lang="zh-CN"><slot></slot></div><locale-probe></locale-probe>`;
  }
}
customElements.define('locale-host', LocaleHostElement);

function shows(probe: LocaleProbeElement | null | undefined, word: string): Promise<void> {
  return waitUntil(() => probe?.renderRoot.textContent === word, `"${word}" is not shown`, { timeout: 2000, interval: 10 });
}

describe('LocaleController', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('follows the nearest lang, and its changes', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="zh-CN"><p><locale-probe></locale-probe></p></div>`);
    const probe = outer.querySelector<LocaleProbeElement>('locale-probe');
    await shows(probe, '接听');
    outer.querySelector('p')?.setAttribute('lang', 'en');
    await shows(probe, 'Answer');
    outer.querySelector('p')?.removeAttribute('lang');
    await shows(probe, '接听');
  });

  it('follows the document', async () => {
    const probe = await fixture<LocaleProbeElement>(html`<locale-probe></locale-probe>`);
    await shows(probe, 'Answer');
    document.documentElement.lang = 'zh-TW';
    await shows(probe, '接听');
  });

  it('looks through shadow roots, and not at slots, as HTML does', async () => {
    const host = await fixture<LocaleHostElement>(html`<locale-host lang="en"><locale-probe></locale-probe></locale-host>`);
    await shows(host.querySelector<LocaleProbeElement>('locale-probe'), 'Answer');
    const inner = host.shadowRoot?.querySelector<LocaleProbeElement>('locale-probe');
    await shows(inner, 'Answer');
    host.lang = 'zh';
    await shows(inner, '接听');
  });

  it('shows words that the page brings later', async () => {
    const probe = await fixture<LocaleProbeElement>(html`<locale-probe lang="la"></locale-probe>`);
    await shows(probe, 'Answer');
    registerWords('la', { 'call.answer': 'Responde' });
    await shows(probe, 'Responde');
  });

  it('lets go of the document when its element leaves', async () => {
    const probe = await fixture<LocaleProbeElement>(html`<locale-probe></locale-probe>`);
    probe.remove();
    document.documentElement.lang = 'zh-CN';
    await nextFrame();
    expect(probe.locale.language).to.equal('en');
  });
});
