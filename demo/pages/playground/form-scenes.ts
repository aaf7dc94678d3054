import { partScene, type SceneGroup } from './scene.js';

const form = {
  levels: [1, 2, 3, 4, 5].map((value) => ({ value })),
  asksResolved: true,
  asksRecommendation: true,
  commentLimit: 200,
};
const types = ['jpg', 'png', 'pdf', 'txt'];

/** Composer, forms and queue, by plain properties. */
export const formScenes: readonly SceneGroup[] = [
  {
    element: 'cc-message-composer',
    scenes: [
      partScene('empty', 'cc-message-composer', () => ({ fileTypes: types, fileLimit: 2_097_152, textLimit: 1024 })),
      partScene('without files', 'cc-message-composer', () => ({})),
      partScene('written', 'cc-message-composer', () => ({ fileTypes: types, value: 'Hello, I have a question\nabout my order.' })),
      partScene('near the limit', 'cc-message-composer', () => ({
        textLimit: 60,
        value: 'This text is nearly as long as it can be, but not quite.',
      })),
      partScene('too long', 'cc-message-composer', () => ({ textLimit: 20, value: 'This text is longer than it can be.' })),
    ],
  },
  {
    element: 'cc-queue-notice',
    scenes: [
      partScene('all known', 'cc-queue-notice', () => ({ queue: { position: 3, waited: 42, estimated: 130, limit: 600 } })),
      partScene('next', 'cc-queue-notice', () => ({ queue: { position: 1, waited: 142, estimated: 30 } })),
      partScene('nothing known', 'cc-queue-notice', () => ({})),
    ],
  },
  {
    element: 'cc-evaluation-form',
    scenes: [
      partScene('all questions', 'cc-evaluation-form', () => ({ form })),
      partScene('answered', 'cc-evaluation-form', () => ({
        form,
        evaluation: { level: 4, resolved: true, recommendation: 8, comment: 'Quick.' },
      })),
      partScene('stars', 'cc-evaluation-form', () => ({
        form: {
          ...form,
          levels: [1, 2, 3].map((value) => ({ value, label: ['Poor', 'Fair', 'Great'][value - 1] })),
          asksRecommendation: false,
        },
        evaluation: { level: 2 },
      })),
      partScene('sent', 'cc-evaluation-form', () => ({ form, state: 'sent' })),
    ],
  },
  {
    element: 'cc-leave-message-form',
    scenes: [
      partScene('outside hours', 'cc-leave-message-form', () => ({ reason: 'outside-hours' })),
      partScene('nobody free', 'cc-leave-message-form', () => ({ reason: 'no-agents', phone: '+31 6 1234 5678', text: 'Please call me.' })),
      partScene('sent', 'cc-leave-message-form', () => ({ state: 'sent', phone: '+31 6 1234 5678' })),
      partScene('unable', 'cc-leave-message-form', () => ({ state: 'unable', reason: 'outside-hours' })),
    ],
  },
];
