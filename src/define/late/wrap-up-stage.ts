import './phone-calls.js';
import type { ViewHost } from '../../elements/softphone/phone-view.js';
import { WrapUpStage } from '../../elements/softphone/wrap-up-stage.js';

export const create = (host: ViewHost): WrapUpStage => new WrapUpStage(host);
