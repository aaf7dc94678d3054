import { Chat, type ChatWindowElement } from 'contact-center-widgets';
import { FakeChatBackend, type FakeChatFarEnd } from 'contact-center-widgets/backends/fake';
import { say } from '../page-words.js';
import { words } from './words.js';

const pace = 900;
const soon = (action: () => void): void => void setTimeout(action, pace);

/** A bot and a person who have read a book about coffee, and nothing else. */
class MakeBelieveCenter {
  #isWithPerson = false;

  greet(farEnd: FakeChatFarEnd): void {
    this.#isWithPerson = false;
    const name = say(words, 'chat.bot');
    farEnd.attend({ kind: 'bot', name });
    farEnd.say(say(words, 'chat.hello'), {
      author: 'bot',
      name,
      quickReplies: [say(words, 'chat.ask.parcel'), say(words, 'chat.ask.person')],
    });
  }

  answer(farEnd: FakeChatFarEnd, text: string): void {
    if (this.#isWithPerson) return this.#talk(farEnd, 'chat.person.answer');
    const name = say(words, 'chat.bot');
    const wantsPerson = !Object.values(words['chat.ask.parcel']).includes(text as never);
    farEnd.typing();
    soon(() => {
      farEnd.say(say(words, wantsPerson ? 'chat.pass' : 'chat.parcel'), { author: 'bot', name });
      if (wantsPerson) this.#fetchPerson(farEnd);
    });
  }

  #fetchPerson(farEnd: FakeChatFarEnd): void {
    this.#isWithPerson = true;
    soon(() => farEnd.queue({ position: 1, estimated: 20 }));
    setTimeout(() => {
      farEnd.attend({ kind: 'agent', name: say(words, 'chat.person') });
      this.#talk(farEnd, 'chat.person.hello');
    }, pace * 4);
  }

  #talk(farEnd: FakeChatFarEnd, name: 'chat.person.hello' | 'chat.person.answer'): void {
    soon(() => {
      farEnd.read();
      farEnd.typing();
    });
    setTimeout(() => farEnd.say(say(words, name), { name: say(words, 'chat.person') }), pace * 3);
  }
}

/** A chat on a centre in memory: nothing is kept, and nothing leaves the page. */
export function chatSample(window: ChatWindowElement): void {
  const center = new MakeBelieveCenter();
  const backend = new FakeChatBackend({
    onOpen: (farEnd) => center.greet(farEnd),
    onMessage: (farEnd, { content }) => center.answer(farEnd, content.type === 'text' ? content.text : ''),
  });
  const chat = new Chat({ backend: () => backend });
  window.popOutUrl = 'none';
  window.chat = chat;
  void chat.open();
}
