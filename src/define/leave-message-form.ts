import { LeaveMessageFormElement } from '../elements/leave-message-form/leave-message-form-element.js';
import { define } from './define.js';

define(LeaveMessageFormElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-leave-message-form': LeaveMessageFormElement;
  }
}
