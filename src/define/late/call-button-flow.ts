import '../desk.js';
import '../call-button.js';
import '../call-panel.js';
import '../microphone-check.js';

export { CallButtonFlow } from '../../elements/call-button/call-button-flow.js';
