import type { LocaleController } from '../../context/locale-controller.js';
import type { Message } from '../../model/message.js';
import { spokenContent } from '../message-bubble/spoken-content.js';
import { cleanLine } from '../safe-text/clean-text.js';

/** The next notification takes the place of the one before it, whichever tab shows it. */
const tag = 'contact-center-widgets/chat';

/** Shows a notification of a message that brings the page to the front when it is pressed. The result takes it away. */
export function showNotification(message: Message, locale: LocaleController, onPress: () => void): () => void {
  const { text, language: lang } = locale;
  const name = cleanLine(message.name ?? '').slice(0, 80) || text(message.author === 'bot' ? 'chat.bot' : 'chat.agent');
  const body = spokenContent(message, locale).slice(0, 140);
  // a tone is ours, and is turned off in our settings; the system is to show the next one although the place is taken
  const options = { body, lang, tag, silent: true, renotify: true };
  try {
    const notification = new Notification(text('chat.notification', { name }), options);
    notification.onclick = () => {
      globalThis.focus();
      onPress();
      notification.close();
    };
    return () => notification.close();
  } catch {
    // Chromium on Android has the class and lets only service workers use it
    return () => {};
  }
}
