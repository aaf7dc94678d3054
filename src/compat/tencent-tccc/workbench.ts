import '../../define/desk.js';
import '../../define/softphone.js';
import { define } from '../../define/define.js';
import type { DeskElement } from '../../elements/desk/desk-element.js';
import { CcError } from '../../model/error.js';
import type { AgentSession } from '../../services/agent-session.js';
import type { Phone } from '../../services/phone.js';
import { AgentChats } from '../../services/agent-chats.js';
import type { TcccSession } from './tccc-session.js';
import { T3cSdkElement } from './t3c-sdk-element.js';

/** What works behind `tccc`: services, and what is shown of them. */
export interface Workbench {
  readonly phone: Phone;
  readonly agent: AgentSession;
  /** Where the session has some. */
  readonly chats: AgentChats | undefined;
  readonly element: T3cSdkElement;
  /** Ends calls, signs the agent out and leaves the page. */
  dispose(): Promise<void>;
}

/** Puts a workbench into the page: into `host`, or floating. Rejects with `backend-refused` when the back end has no phone. */
export async function openWorkbench({ backend, chats: inbox }: TcccSession, host: HTMLElement | null): Promise<Workbench> {
  define(T3cSdkElement);
  const element = document.createElement(T3cSdkElement.tagName) as T3cSdkElement;
  element.id = 'tcccSdkDomRoot';
  element.backend = backend;
  element.embedded = host !== null;
  (host ?? document.body).append(element);
  await element.updateComplete;
  const desk = element.renderRoot.querySelector<DeskElement>('cc-desk');
  await desk?.updateComplete;
  const { phone, agent } = desk ?? {};
  if (!phone || !agent) {
    element.remove();
    throw new CcError('backend-refused', 'the back end of this page has no phone');
  }
  const chats = inbox && new AgentChats(inbox);
  if (chats) followWork(chats, agent, element);
  return {
    phone,
    agent,
    chats,
    element,
    dispose: async () => {
      await chats?.dispose();
      await agent.signOut().catch(() => undefined);
      element.remove(); // the desk lets go of its services
      await phone.dispose();
    },
  };
}

/** Conversations are offered to an agent who is ready, and shown once there is one. Who is signed out has none. */
function followWork(chats: AgentChats, agent: AgentSession, element: T3cSdkElement): void {
  const look = (): void => {
    const { agentState } = agent.state;
    chats.setAvailable(agentState === 'ready');
    if (agentState !== 'offline') chats.start();
  };
  agent.subscribe(look, { selector: ({ agentState }) => agentState });
  look();
  element.chats = chats;
}
