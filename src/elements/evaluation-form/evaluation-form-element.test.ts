import { expect, html } from '@open-wc/testing';
import '../../define/evaluation-form.js';
import { EvaluationRequestEvent } from '../../events/chat-requests.js';
import type { EvaluationForm } from '../../model/conversation.js';
import { expectAccessible, heard, mounted, part, textOf } from '../element.testing.js';
import type { EvaluationFormElement } from './evaluation-form-element.js';

const form: EvaluationForm = {
  levels: [1, 2, 3, 4, 5].map((value) => ({ value })),
  asksResolved: true,
  asksRecommendation: true,
  commentLimit: 20,
};

const shown = (properties: Partial<EvaluationFormElement>): Promise<EvaluationFormElement> =>
  mounted<EvaluationFormElement>(
    html`<cc-evaluation-form .form=${properties.form ?? form} .evaluation=${properties.evaluation} .state=${properties.state ?? 'open'}></cc-evaluation-form>`,
  );
const submit = async (element: EvaluationFormElement): Promise<void> => {
  part(element, 'send').click();
  await element.updateComplete;
  await element.updateComplete;
};

describe('cc-evaluation-form', () => {
  it('is accessible, open, wrong and sent', async () => {
    const element = await shown({});
    await expectAccessible(element);
    await submit(element);
    expect(textOf(element)).to.contain('Please choose one.');
    await expectAccessible(element);
    await expectAccessible(await shown({ state: 'sent' }));
  });

  it('asks for an answer, and sends what was answered', async () => {
    const element = await shown({});
    const { events, stop } = heard<EvaluationRequestEvent>(EvaluationRequestEvent.type);
    await submit(element);
    expect(events).to.have.length(0);
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('level');
    element.renderRoot.querySelectorAll<HTMLElement>('[name=level]')[3]?.click();
    element.renderRoot.querySelectorAll<HTMLElement>('[name=resolved]')[1]?.click();
    element.renderRoot.querySelectorAll<HTMLElement>('[name=recommendation]')[0]?.click();
    const comment = part(element, 'comment') as HTMLTextAreaElement;
    comment.value = ' Quick ';
    comment.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await submit(element);
    stop();
    expect(events.map(({ evaluation }) => evaluation)).to.deep.equal([{ level: 4, comment: 'Quick', resolved: false, recommendation: 0 }]);
  });

  it('asks only what the centre wants to know', async () => {
    const element = await shown({ form: { ...form, asksResolved: false, asksRecommendation: false, commentLimit: 0 } });
    expect(element.renderRoot.querySelectorAll('fieldset')).to.have.length(1);
    expect(element.renderRoot.querySelector('textarea')).to.equal(null);
  });

  it('shows the last answer, to be changed', async () => {
    const element = await shown({ evaluation: { level: 2, comment: 'Slow' } });
    expect(element.renderRoot.querySelectorAll<HTMLInputElement>('[name=level]')[1]?.checked).to.equal(true);
    expect((part(element, 'comment') as HTMLTextAreaElement).value).to.equal('Slow');
  });

  it('uses the centre\u2019s words, and stars where there are not five levels', async () => {
    const element = await shown({
      form: {
        ...form,
        levels: [
          { value: 1, label: 'Poor' },
          { value: 2, label: 'Great' },
        ],
      },
    });
    expect(textOf(element)).to.contain('Poor').and.to.contain('Great').and.not.to.contain('Very bad');
    await expectAccessible(element);
  });
});
