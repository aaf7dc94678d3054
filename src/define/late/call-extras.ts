import './phone-calls.js';
import '../level-meter.js';
import '../sound-hints.js';
import { comesLater } from '../../elements/late-part/late-part.js';
import { CallExtras, type CallExtrasHost } from '../../elements/softphone/call-extras.js';

comesLater('cc-call-quality', () => import('./call-quality.js'));
comesLater('cc-call-recording', () => import('./call-recording.js'));
comesLater('cc-call-video', () => import('./call-video.js'));
comesLater('cc-conference-people', () => import('./conference-people.js'));

export const create = (host: CallExtrasHost): CallExtras => new CallExtras(host);
