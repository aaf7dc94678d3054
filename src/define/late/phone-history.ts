import './phone-directory.js';
import '../call-history.js';
import { HistoryView } from '../../elements/softphone/history-view.js';
import type { ViewHost } from '../../elements/softphone/phone-view.js';

export const create = (host: ViewHost): HistoryView => new HistoryView(host);
