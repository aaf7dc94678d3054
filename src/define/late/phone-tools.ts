import './phone-calls.js';
import type { CallStagesHost } from '../../elements/softphone/call-stages.js';
import { CallTools } from '../../elements/softphone/call-tools.js';

export const create = (host: CallStagesHost): CallTools => new CallTools(host);
