import type { Registration } from '../model/registration.js';
import { FactEvent } from './fact-event.js';

/** The phone's standing with its server changed. */
export class RegistrationChangeEvent extends FactEvent {
  static readonly type = 'cc-registration-change';
  readonly registration: Registration;
  readonly previous: Registration;

  constructor(registration: Registration, previous: Registration) {
    super(RegistrationChangeEvent.type);
    this.registration = registration;
    this.previous = previous;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cc-registration-change': RegistrationChangeEvent;
  }
}
