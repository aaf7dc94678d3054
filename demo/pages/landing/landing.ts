import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/softphone';
import { FakeAudio, fake } from 'contact-center-widgets/backends/fake';
import { offerPreferences } from '../preferences.js';
import { words } from './words.js';

// the sample: whoever is called rings and answers, and nobody hears anything
const phone = fake({ self: { number: '1001', name: 'Ada Brandt' }, script: () => ({ ringsAfter: 600, answersAfter: 3000 }) });
const desk = document.querySelector('cc-desk');
if (desk) {
  desk.audioHardware = new FakeAudio();
  desk.backends = [phone];
}

const ring = document.querySelector<HTMLButtonElement>('#ring');
ring?.addEventListener('click', () => phone.phone().ring({ number: '+44 20 7946 0123', name: 'Maria Jensen' }));
desk?.addEventListener('cc-call-state-change', ({ call }) => {
  if (ring) ring.disabled = call.state !== 'ended';
});
desk?.addEventListener('cc-agent-state-change', ({ agentState }) => {
  if (ring) ring.disabled = agentState !== 'ready';
});

offerPreferences(words);
