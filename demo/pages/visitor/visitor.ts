import 'contact-center-widgets/define/call-button';
import 'contact-center-widgets/define/chat-window';
import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/huawei-cec';
import { language, say } from '../page-words.js';
import { offerPreferences } from '../preferences.js';
import { Basket } from './basket.js';
import { words } from './words.js';

const backEnd = document.querySelector('cc-huawei-cec');
const chatWindow = document.querySelector('cc-chat-window');
const callButton = document.querySelector('cc-call-button');

/** What only a script can say: words that change with the language, and where avatars come from. */
function settle(): void {
  if (chatWindow) {
    chatWindow.heading = say(words, 'chat.heading');
    chatWindow.greeting = say(words, 'chat.greeting');
    chatWindow.imageOrigins = location.origin;
  }
}

const [shelf, dialog, button, count] = ['#products', '#basket', '#basket-button', '#basket-count'].map((selector) =>
  document.querySelector<HTMLElement>(selector),
);
if (!shelf || !(dialog instanceof HTMLDialogElement) || !button || !count) throw new Error('the shop has no shelf');

const basket = new Basket({
  shelf,
  dialog,
  button,
  count,
  // the agent sees what it is about
  onChange: (summary) => {
    if (chatWindow) chatWindow.profile = { fields: { basket: summary } };
    if (callButton) callButton.context = { basket: summary };
  },
});

// the language of a conversation is that of its beginning
if (backEnd) backEnd.locale = language();
settle();
basket.write();
offerPreferences(words, () => {
  settle();
  basket.write();
});

// whoever is about to call needs no invitation to write, which would stand below the panel
callButton?.addEventListener('cc-click-to-call-request', () => {
  if (chatWindow) chatWindow.greeting = '';
});

for (const ask of document.querySelectorAll('#hero-ask, #help-ask')) {
  ask.addEventListener('click', () => {
    void chatWindow?.show();
  });
}
