import '../softphone.js';
import '../call-check.js';
import { CheckView } from '../../elements/softphone/check-view.js';
import type { ViewHost } from '../../elements/softphone/phone-view.js';

export const create = (host: ViewHost): CheckView => new CheckView(host);
