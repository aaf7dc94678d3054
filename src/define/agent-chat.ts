import { AgentChatElement } from '../elements/agent-chat/agent-chat-element.js';
import { define } from './define.js';
import './message-composer.js';
import './message-list.js';

AgentChatElement.connect = async (url) => {
  const [{ agentChatServices }, { agentInbox }] = await Promise.all([
    import('../elements/desk/agent-chat-services.js'),
    import('../backends/agent-inbox/agent-inbox.js'),
  ]);
  return agentChatServices(agentInbox({ url }));
};
define(AgentChatElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-agent-chat': AgentChatElement;
  }
}
