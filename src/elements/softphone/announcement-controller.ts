import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Call } from '../../model/call.js';
import { announcementsOf } from './announcements.js';

/** Tells screen readers what happens to calls: at once when one rings, else when there is a pause. Each change once. */
export class AnnouncementController implements ReactiveController {
  readonly #locale: LocaleController;
  #before: readonly Call[] = [];
  #polite = '';
  #urgent = '';

  constructor(host: ReactiveControllerHost, locale: LocaleController) {
    this.#locale = locale;
    host.addController(this);
  }

  /** Takes note of the calls. To be called before rendering. */
  hear(calls: readonly Call[]): void {
    if (calls === this.#before) return;
    const news = announcementsOf(calls, this.#before, this.#locale);
    this.#before = calls;
    const polite = news.filter(({ urgent }) => !urgent);
    const urgent = news.filter(({ urgent }) => urgent);
    if (polite.length > 0) this.#polite = polite.map(({ text }) => text).join('. ');
    if (urgent.length > 0) this.#urgent = urgent.map(({ text }) => text).join('. ');
    else if (!calls.some(({ state }) => state === 'ringing')) this.#urgent = '';
  }

  /** What is told when there is a pause. */
  get polite(): string {
    return this.#polite;
  }

  /** What is told at once. */
  get urgent(): string {
    return this.#urgent;
  }

  hostDisconnected(): void {
    this.#polite = '';
    this.#urgent = '';
  }
}
