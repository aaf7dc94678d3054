import { ConferencePeopleElement } from '../elements/conference-people/conference-people-element.js';
import './call-timer.js';
import { define } from './define.js';

define(ConferencePeopleElement);

declare global {
  interface HTMLElementTagNameMap {
    'cc-conference-people': ConferencePeopleElement;
  }
}
