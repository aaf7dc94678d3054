import { CallVideoElement } from '../elements/call-video/call-video-element.js';
import { define } from './define.js';

define(CallVideoElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-video': CallVideoElement;
  }
}
