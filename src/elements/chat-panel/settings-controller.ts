import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import { askForNotifications, notificationSetting } from '../chat-window/notifications.js';
import type { WindowMemory } from '../chat-window/window-memory.js';
import { settingsView } from './settings-view.js';

/** How the visitor wants to be told of messages, kept in the window's memory. */
export class SettingsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #locale: LocaleController;
  readonly #memory: () => WindowMemory;

  constructor(host: ReactiveControllerHost, locale: LocaleController, memory: () => WindowMemory) {
    this.#host = host;
    this.#locale = locale;
    this.#memory = memory;
    host.addController(this);
  }

  hostConnected(): void {}

  get sound(): boolean {
    return this.#memory().get('quiet') === undefined;
  }

  readonly setSound = (on: boolean): void => {
    this.#memory().set('quiet', on ? undefined : 'true');
    this.#host.requestUpdate();
  };

  render(hasTranscript: boolean, onTranscript: (format: 'text' | 'html') => void): TemplateResult {
    return settingsView({
      locale: this.#locale,
      sound: this.sound,
      notifications: notificationSetting(this.#memory()),
      hasTranscript,
      onSound: this.setSound,
      onNotifications: (on) => void this.#setNotifications(on),
      onTranscript,
    });
  }

  async #setNotifications(on: boolean): Promise<void> {
    if (on) await askForNotifications();
    this.#memory().set('notifications', on && Notification.permission === 'granted' ? 'true' : undefined);
    this.#host.requestUpdate();
  }
}
