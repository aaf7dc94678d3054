import './phone-calls.js';
import '../audio-devices.js';
import type { ViewHost } from '../../elements/softphone/phone-view.js';
import { SettingsView } from '../../elements/softphone/settings-view.js';

export const create = (host: ViewHost): SettingsView => new SettingsView(host);
