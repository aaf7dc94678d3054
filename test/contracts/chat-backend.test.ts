import { FakeChatBackend, FakeChatFarEnd } from '../../src/backends/fake/index.js';
import { chatBackendContract } from './chat-backend.js';

chatBackendContract('FakeChatBackend', async () => {
  const farEnd = new FakeChatFarEnd();
  const backend = new FakeChatBackend({ farEnd });
  let last = '';
  return {
    backend,
    another: async () => new FakeChatBackend({ farEnd }),
    clear: () => backend.dispose(),
    center: {
      refuse: async (reason) => farEnd.refuse(reason),
      attend: async () => farEnd.attend(),
      say: async (text) => {
        last = farEnd.say(text).id;
      },
      sayUnheard: async (text) => {
        farEnd.goOffline();
        farEnd.say(text);
        // its follower has to notice
        await new Promise((resolve) => requestAnimationFrame(resolve));
        farEnd.goOnline();
      },
      botAnswers: async () => void farEnd.say('An answer', { author: 'bot', rateable: true, reference: 'answer-1' }),
      typing: async () => farEnd.typing(),
      read: async () => farEnd.read(),
      recall: async () => farEnd.recall(last),
      end: async () => farEnd.end(),
      forget: async () => farEnd.forgetConversation(),
      loseNextAnswer: async () => farEnd.fail('send', { code: 'backend-unreachable', when: 'after' }),
      cut: async (isCut) => (isCut ? farEnd.goOffline() : farEnd.goOnline()),
      received: async () => farEnd.received.map(({ content }) => (content.type === 'text' ? content.text : content.type)),
      evaluations: async () => farEnd.evaluations.map(({ level }) => level),
      leftMessages: async () => farEnd.leftMessages.map(({ text }) => text),
    },
  };
});
