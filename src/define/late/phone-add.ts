import './phone-calls.js';
import '../transfer-form.js';
import type { ViewHost } from '../../elements/softphone/phone-view.js';
import { TransferView } from '../../elements/softphone/transfer-view.js';

export const create = (host: ViewHost): TransferView => new TransferView(host, 'add');
