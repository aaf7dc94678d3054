import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/agent-status.js';
import { FakeMicrophone, FakePhoneBackend } from '../../backends/fake/index.js';
import type { AgentStateRequestEvent } from '../../events/agent-events.js';
import type { VirtualClock } from '../../kit/virtual-clock.js';
import { AgentSession } from '../../services/agent-session.js';
import { Phone } from '../../services/phone.js';
import { amina, expectAccessible, findPart, heard, mounted, part, rendered, standingClock, textOf, until } from '../element.testing.js';
import type { AgentStatusElement } from './agent-status-element.js';

describe('cc-agent-status', () => {
  let clock: VirtualClock;
  let server: FakePhoneBackend;
  let phone: Phone;
  let agent: AgentSession;

  beforeEach(() => {
    clock = standingClock();
    server = new FakePhoneBackend({ clock });
    phone = new Phone({ backend: () => server, microphone: new FakeMicrophone(), clock });
    agent = new AgentSession({
      phone,
      clock,
      wrapUp: 30_000,
      reasons: [
        { code: 'lunch', label: 'Lunch' },
        { code: 'training', label: 'Training', state: 'not-ready' },
      ],
    });
  });

  afterEach(async () => {
    await agent.dispose();
    await phone.dispose();
  });

  function showing(): Promise<AgentStatusElement> {
    return mounted(html`<cc-agent-status .agent=${agent} .clock=${clock}></cc-agent-status>`);
  }

  function items(element: AgentStatusElement): readonly HTMLElement[] {
    return [...element.renderRoot.querySelectorAll<HTMLElement>('[part="item"]')];
  }

  async function opened(element: AgentStatusElement): Promise<void> {
    part(element, 'current').click();
    await until(() => part(element, 'menu').matches(':popover-open'), 'the list opens');
    await until(() => items(element).includes(element.shadowRoot?.activeElement as HTMLElement), 'the focus is in the list');
  }

  async function talk(): Promise<void> {
    await phone.answer(server.ring(amina).id);
  }

  it('is accessible in every state', async () => {
    await expectAccessible(await showing());
    await agent.signIn();
    for (const [state, reason] of [['ready'], ['not-ready', 'training'], ['break', 'lunch']] as const) {
      await agent.setState(state, reason);
      await expectAccessible(await showing());
    }
    const element = await showing();
    await opened(element);
    await expectAccessible(element);
    await agent.setState('ready');
    await talk();
    await expectAccessible(await showing());
    server.legs[0]?.farEnd.end();
    await expectAccessible(await showing());
  });

  it('is empty without a session', async () => {
    expect(textOf(await mounted<AgentStatusElement>(html`<cc-agent-status></cc-agent-status>`))).to.equal('');
  });

  it('signs in and shows the state, its reason and since when', async () => {
    const element = await showing();
    expect(textOf(element)).to.equal('Signed out Sign in');
    part(element, 'sign-in').click();
    await until(() => agent.state.agentState === 'ready', 'signed in');
    await clock.advance(65_000);
    await rendered(element);
    expect(textOf(part(element, 'current'))).to.equal('Your status: Ready 1:05');
    await agent.setState('break', 'lunch');
    await rendered(element);
    expect(textOf(part(element, 'current'))).to.equal('Your status: Lunch 0:00');
  });

  it('lists the states with their reasons, and takes the chosen one', async () => {
    const requests = heard<AgentStateRequestEvent>('cc-agent-state-request');
    await agent.signIn();
    const element = await showing();
    await opened(element);
    expect(items(element).map((item) => textOf(item))).to.deep.equal(['Ready', 'Not ready', 'Training', 'Break', 'Lunch', 'Sign out']);
    items(element)[4]?.click();
    await until(() => agent.state.reason === 'lunch', 'at lunch');
    expect(requests.events.map(({ agentState, reason }) => [agentState, reason])).to.deep.equal([['break', 'lunch']]);
    await rendered(element);
    expect(items(element).map((item) => item.getAttribute('aria-checked'))).to.deep.equal([
      'false',
      'false',
      'false',
      'false',
      'true',
      null,
    ]);
    expect(part(element, 'menu').matches(':popover-open')).to.equal(false);
    requests.stop();
  });

  it('is walked with the keyboard', async () => {
    await agent.signIn();
    const element = await showing();
    part(element, 'current').focus();
    await sendKeys({ press: 'ArrowDown' });
    const focused = (): string => textOf(element.shadowRoot?.activeElement ?? element);
    await until(() => focused() === 'Ready', 'the present state has the focus');
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.equal('Sign out');
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('Not ready');
    await sendKeys({ press: 'Escape' });
    await until(() => element.shadowRoot?.activeElement === part(element, 'current'), 'the focus is back on the button');
    expect(agent.state.agentState).to.equal('ready');
  });

  it('does nothing that the page prevents', async () => {
    await agent.signIn();
    const element = await showing();
    const prevent = (event: Event): void => event.preventDefault();
    document.addEventListener('cc-agent-state-request', prevent);
    items(element)[1]?.click();
    await rendered(element);
    document.removeEventListener('cc-agent-state-request', prevent);
    expect(agent.state.agentState).to.equal('ready');
  });

  it('says what comes after the call, and keeps the agent from leaving it', async () => {
    await agent.signIn();
    await talk();
    const element = await showing();
    await agent.setState('break', 'lunch');
    await rendered(element);
    expect(textOf(part(element, 'current'))).to.equal('Your status: On a call 0:00');
    expect(items(element).map((item) => textOf(item))).to.include('After this: Lunch');
    expect(items(element).at(-1)).to.have.property('disabled', true);
  });

  it('counts wrap-up down and ends it', async () => {
    await agent.signIn();
    await talk();
    server.legs[0]?.farEnd.end();
    const element = await showing();
    await clock.advance(7000);
    await rendered(element);
    expect(textOf(part(element, 'current'))).to.equal('Your status: Wrap-up 0:23');
    part(element, 'ready-now').click();
    await until(() => agent.state.agentState === 'ready', 'ready');
  });

  it('leaves the buttons beside it to others when compact', async () => {
    const element = await showing();
    element.compact = true;
    await rendered(element);
    expect(findPart(element, 'sign-in')).to.equal(undefined);
  });

  it('speaks Chinese where the page does', async () => {
    await agent.signIn();
    const element = await mounted<AgentStatusElement>(
      html`<cc-agent-status lang="zh-CN" .agent=${agent} .clock=${clock}></cc-agent-status>`,
    );
    await until(() => textOf(part(element, 'current')) === '当前状态： 空闲 0:00', 'Chinese');
  });

  it('shows a failed sign-in as what is: signed out', async () => {
    server.refuseRegistration('registration-rejected');
    const element = await showing();
    part(element, 'sign-in').click();
    await until(() => agent.state.error !== undefined, 'the error is in the state');
    await rendered(element);
    expect(textOf(element)).to.equal('Signed out Sign in');
  });
});
