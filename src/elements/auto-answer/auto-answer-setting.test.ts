import { ContextProvider } from '@lit/context';
import { expect, fixture } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { FakeAudio } from '../../backends/fake/index.js';
import { autoAnswerContext } from '../../context/beside-phone-contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { phoneSettingsBook } from '../../locales/books/phone-settings-book.js';
import { AutoAnswer } from '../../services/auto-answer.js';
import { CallAudio } from '../../services/call-audio.js';
import { phoneOnFake } from '../../services/phone.testing.js';
import { expectAccessible } from '../element.testing.js';
import { AutoAnswerSetting } from './auto-answer-setting.js';

/** Settings that have nothing else in them. */
class SettingStand extends LitElement {
  readonly locale = new LocaleController(this, phoneSettingsBook);
  readonly #setting = new AutoAnswerSetting(this);

  override render(): TemplateResult {
    return html`${this.#setting.render()}`;
  }
}
customElements.define('auto-answer-stand', SettingStand);

describe('the setting for a phone that answers by itself', () => {
  const stood = async (automat: AutoAnswer | undefined): Promise<SettingStand> => {
    const around = await fixture<HTMLElement>(html`<div></div>`);
    new ContextProvider(around, { context: autoAnswerContext, initialValue: automat });
    const stand = document.createElement('auto-answer-stand') as SettingStand;
    around.append(stand);
    await stand.updateComplete;
    await stand.updateComplete;
    return stand;
  };
  const box = (stand: SettingStand): HTMLInputElement | null | undefined => stand.shadowRoot?.querySelector('input');

  it('is not there where the page does not leave it to the agent', async () => {
    const stand = await stood(undefined);
    expect(box(stand)).to.equal(null);
  });

  it('is accessible, and sets what is answered', async () => {
    const { phone } = phoneOnFake();
    const automat = new AutoAnswer({ phone, audio: new CallAudio({ hardware: new FakeAudio(), phone }), after: 5 });
    const stand = await stood(automat);
    await expectAccessible(stand);
    expect(stand.shadowRoot?.textContent).to.include('after 5 seconds');
    box(stand)?.click();
    expect(automat.state.after).to.equal(undefined);
    await stand.updateComplete;
    expect(box(stand)?.checked).to.equal(false);
    box(stand)?.click();
    expect(automat.state.after).to.equal(5);
  });
});
