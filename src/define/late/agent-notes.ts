import './phone-calls.js';
import { AgentNotes } from '../../elements/softphone/agent-notes.js';
import type { ViewHost } from '../../elements/softphone/phone-view.js';

export const create = (host: ViewHost): AgentNotes => new AgentNotes(host);
