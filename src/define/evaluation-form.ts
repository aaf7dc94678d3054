import { EvaluationFormElement } from '../elements/evaluation-form/evaluation-form-element.js';
import { define } from './define.js';

define(EvaluationFormElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-evaluation-form': EvaluationFormElement;
  }
}
