import { CallQualityElement } from '../elements/call-quality/call-quality-element.js';
import { define } from './define.js';

define(CallQualityElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-call-quality': CallQualityElement;
  }
}
