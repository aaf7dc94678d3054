import '../softphone.js';
import '../active-call.js';
import '../call-controls.js';
import '../call-list.js';
import '../incoming-call.js';
import { CallStages, type CallStagesHost } from '../../elements/softphone/call-stages.js';

CallStages.extras = () => import('./call-extras.js');
CallStages.notes = () => import('./agent-notes.js');
CallStages.tools = () => import('./phone-tools.js');
CallStages.wrapUp = () => import('./wrap-up-stage.js');

export const create = (host: CallStagesHost): CallStages => new CallStages(host);
