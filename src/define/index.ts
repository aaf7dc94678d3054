// the desk first: what it gives is there when the widgets inside it ask
import './desk.js';
import './sip.js';
import './huawei-cec.js';
import './active-call.js';
import './agent-status.js';
import './audio-devices.js';
import './call-button.js';
import './call-controls.js';
import './call-list.js';
import './call-panel.js';
import './call-timer.js';
import './dialpad.js';
import './incoming-call.js';
import './message-bubble.js';
import './message-list.js';
import './microphone-check.js';
import './softphone.js';
