import { TransferFormElement } from '../elements/transfer-form/transfer-form-element.js';
import { define } from './define.js';

define(TransferFormElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-transfer-form': TransferFormElement;
  }
}
