import 'contact-center-widgets/define/call-button';
import 'contact-center-widgets/define/chat-window';
import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/softphone';
import { FakeAudio, FakePhoneBackend, fake, fakeCallCenter } from 'contact-center-widgets/backends/fake';
import { say } from '../page-words.js';
import { offerPreferences } from '../preferences.js';
import { chatSample } from './chat-sample.js';
import { words } from './words.js';

// the samples: whoever is called rings and answers, and nobody hears anything
const [desk, visitors] = document.querySelectorAll('cc-desk');
const phone = fake({ self: { number: '1001', name: 'Ada Brandt' }, script: () => ({ ringsAfter: 600, answersAfter: 3000 }) });
if (desk) {
  desk.audioHardware = new FakeAudio();
  desk.backends = [phone];
}
if (visitors) {
  visitors.audioHardware = new FakeAudio();
  const answers = new FakePhoneBackend({ script: () => ({ ringsAfter: 400, answersAfter: 2000 }) });
  const script = () => ({ queuesAfter: 1200, queue: { position: 2, estimated: 60 }, readyAfter: 5000 });
  visitors.backends = [fakeCallCenter({ phone: answers, script })];
}

const ring = document.querySelector<HTMLButtonElement>('#ring');
ring?.addEventListener('click', () => phone.phone().ring({ number: '+44 20 7946 0123', name: 'Maria Jensen' }));
desk?.addEventListener('cc-call-state-change', ({ call }) => {
  if (ring) ring.disabled = call.state !== 'ended';
});
desk?.addEventListener('cc-agent-state-change', ({ agentState }) => {
  if (ring) ring.disabled = agentState !== 'ready';
});

const chatWindow = document.querySelector('cc-chat-window');
let hasChat = false;

function choose(sample: string | undefined): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-sample]'))
    button.setAttribute('aria-pressed', String(button.dataset['sample'] === sample));
  for (const piece of document.querySelectorAll<HTMLElement>('[data-of]')) piece.hidden = piece.dataset['of'] !== sample;
  if (sample !== 'chat' || hasChat || !chatWindow) return;
  hasChat = true;
  chatSample(chatWindow);
}

for (const button of document.querySelectorAll<HTMLElement>('[data-sample]')) {
  button.addEventListener('click', () => choose(button.dataset['sample']));
}

const settle = (): void => {
  if (chatWindow) chatWindow.heading = say(words, 'chat.heading');
};
settle();
offerPreferences(words, settle);
