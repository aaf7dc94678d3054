import '../desk.js';
import '../call-button.js';
import '../call-panel.js';
import '../microphone-check.js';
import { CallButtonFlow, type CallButtonHost } from '../../elements/call-button/call-button-flow.js';

export const create = (host: CallButtonHost): CallButtonFlow => new CallButtonFlow(host);
