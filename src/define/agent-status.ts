import { AgentStatusElement } from '../elements/agent-status/agent-status-element.js';
import './call-timer.js';
import { define } from './define.js';

define(AgentStatusElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-agent-status': AgentStatusElement;
  }
}
