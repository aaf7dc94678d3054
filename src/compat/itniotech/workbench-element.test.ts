import { expect, html } from '@open-wc/testing';
import '../../define/desk.js';
import { define } from '../../define/define.js';
import '../../define/softphone.js';
import { FakeAudio, FakePhoneBackend } from '../../backends/fake/index.js';
import { amina, expectAccessible, mounted, rendered, textOf } from '../../elements/element.testing.js';
import type { DeskElement } from '../../elements/desk/desk-element.js';
import { CcError } from '../../model/error.js';
import { CallNotesElement } from './call-notes-element.js';
import type { Registered } from './register-options.js';
import { WorkbenchElement } from './workbench-element.js';

define(CallNotesElement);
define(WorkbenchElement);

const usual: Registered = { token: 'a', noWorkMode: false, isRemark: true, isInformation: true, lang: undefined };
const hostile = '<img src=x onerror="window.hurt=1"> Credit note\nof 40 €';

describe('cc-sdk-workbench', () => {
  let server: FakePhoneBackend;
  let desk: DeskElement;
  let bench: WorkbenchElement;
  let saved: string[];

  async function open(options: Partial<Registered> = {}): Promise<void> {
    server = new FakePhoneBackend();
    saved = [];
    const backends = [{ name: 'fake', phone: () => server }];
    desk = await mounted<DeskElement>(
      html`<cc-desk .backends=${backends} .audioHardware=${new FakeAudio()}><cc-sdk-workbench></cc-sdk-workbench></cc-desk>`,
    );
    bench = desk.querySelector<WorkbenchElement>(WorkbenchElement.tagName) ?? expect.fail('no workbench');
    bench.save = async ({ text }) => void saved.push(text);
    bench.show({ ...usual, ...options });
    await settled();
  }
  async function settled(): Promise<void> {
    await desk.updateComplete;
    await rendered(bench);
    await notes()?.updateComplete;
    await new Promise(requestAnimationFrame);
  }
  async function talk(information = hostile): Promise<void> {
    await desk.agent?.signIn();
    const leg = server.ring(amina);
    await desk.phone?.answer(leg.id);
    bench.inform(leg.id, information);
    await settled();
  }
  const notes = (): CallNotesElement | null | undefined => bench.shadowRoot?.querySelector<CallNotesElement>(CallNotesElement.tagName);
  const phone = (): HTMLElement | null | undefined => bench.shadowRoot?.querySelector('cc-softphone');
  const field = (): HTMLTextAreaElement => notes()?.shadowRoot?.querySelector('textarea') ?? expect.fail('no field');
  const button = (): HTMLButtonElement => notes()?.shadowRoot?.querySelector('button') ?? expect.fail('no button');
  const write = async (text: string): Promise<void> => {
    field().value = text;
    field().dispatchEvent(new InputEvent('input'));
    await settled();
  };

  it('is accessible, in a call with notes and with a problem', async () => {
    await open();
    await talk();
    await write('Call back');
    bench.problem = new CcError('invalid-number');
    await settled();
    await expectAccessible(bench);
  });

  it('shows what is known of the callee as the text that it is', async () => {
    await open();
    await talk();
    const information = notes()?.shadowRoot?.querySelector('.information');
    expect(information?.textContent).to.equal(hostile);
    expect(information?.children).to.have.length(0);
    expect((window as { hurt?: unknown }).hurt).to.equal(undefined);
  });

  it('sends what the agent wrote, once, by the button or by Ctrl+Enter', async () => {
    await open();
    await talk();
    expect(button().getAttribute('aria-disabled')).to.equal('true');
    button().click();
    await write('Call back');
    button().click();
    await settled();
    button().click();
    await settled();
    expect(saved).to.deep.equal(['Call back']);
    expect(textOf(notes() ?? bench)).to.contain('Saved');
    await write('Call back on Friday');
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
    await settled();
    expect(saved).to.deep.equal(['Call back', 'Call back on Friday']);
  });

  it('says so when notes cannot be saved, and keeps them', async () => {
    await open();
    await talk();
    bench.save = () => Promise.reject(new CcError('backend-unreachable'));
    await settled();
    await write('Call back');
    button().click();
    await settled();
    expect(textOf(notes() ?? bench)).to.contain('could not be saved');
    expect(field().value).to.equal('Call back');
  });

  it('leaves out what register does not want', async () => {
    await open({ isRemark: false });
    await talk();
    expect(textOf(notes() ?? bench))
      .to.contain('Credit note')
      .and.not.to.contain('Notes');
    await open({ isInformation: false });
    await talk();
    expect(textOf(notes() ?? bench))
      .to.contain('Notes')
      .and.not.to.contain('Credit note');
    await open({ isRemark: false, isInformation: false });
    await talk();
    expect(notes()).to.equal(null);
    await open({ isRemark: false });
    await talk('');
    expect(notes()?.hidden).to.equal(true);
  });

  it('shows nothing beside the phone while there is no call', async () => {
    await open();
    await desk.agent?.signIn();
    await settled();
    expect(notes()?.hidden).to.equal(true);
  });

  it('has no workbench in the mode without one, but while there is a call', async () => {
    await open({ noWorkMode: true });
    await desk.agent?.signIn();
    await settled();
    expect(phone()?.hidden).to.equal(true);
    await talk();
    expect(phone()?.hidden).to.equal(false);
    expect(notes()).to.equal(null);
  });

  it('speaks the language that register wants', async () => {
    await open({ lang: 'es' });
    bench.problem = new CcError('invalid-number');
    const deadline = performance.now() + 5000;
    while (!textOf(bench).includes('tiene este número') && performance.now() < deadline) await settled();
    expect(textOf(bench)).to.contain('Nadie tiene este número');
    bench.show(usual);
    await settled();
    expect(textOf(bench)).to.contain('Nobody has this number');
  });

  it('lets a problem be put away', async () => {
    await open();
    let dismissed = 0;
    bench.problem = new CcError('illegal-transition');
    bench.onDismiss = () => dismissed++;
    await settled();
    bench.shadowRoot?.querySelector<HTMLButtonElement>('.problem button')?.click();
    expect(dismissed).to.equal(1);
  });
});
