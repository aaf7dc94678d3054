import { CallRecordingElement } from '../elements/call-recording/call-recording-element.js';
import { define } from './define.js';

define(CallRecordingElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-recording': CallRecordingElement;
  }
}
