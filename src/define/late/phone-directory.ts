import './phone-calls.js';
import { PhoneDirectory } from '../../elements/softphone/phone-directory.js';
import type { ViewHost } from '../../elements/softphone/phone-view.js';

export const create = (host: ViewHost): PhoneDirectory => new PhoneDirectory(host);
