import type { Clock, Message } from 'contact-center-widgets';
import { longConversation, sampleConversation, sampleKinds } from './chat-samples.js';
import { partScene, type Scene, type SceneGroup } from './scene.js';
import { ShiftedClock } from './shifted-clock.js';

/** A picture drawn here: a lamp on a table. */
async function drawnPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 480);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  const sky = context.createLinearGradient(0, 0, 0, 480);
  sky.addColorStop(0, '#f6d7b0');
  sky.addColorStop(1, '#c98f6b');
  context.fillStyle = sky;
  context.fillRect(0, 0, 640, 480);
  context.fillStyle = '#6b4a38';
  context.fillRect(0, 380, 640, 100);
  context.fillStyle = '#2f3a4a';
  context.fillRect(312, 210, 16, 170);
  context.fillRect(260, 372, 120, 14);
  context.fillStyle = '#fff3d0';
  context.beginPath();
  context.moveTo(250, 220);
  context.lineTo(390, 220);
  context.lineTo(355, 120);
  context.lineTo(285, 120);
  context.fill();
  return canvas.convertToBlob({ type: 'image/png' });
}

const files = (): Promise<Blob> => drawnPicture();

const bubble = (name: string): Scene =>
  partScene(name, 'cc-message-bubble', (clock) => ({
    message: sampleKinds(clock)[name],
    leading: true,
    trailing: true,
    latest: true,
    delivery: true,
    files,
    mapService: 'google',
  }));

const list = (name: string, messages: (clock: Clock) => readonly Message[], more: Readonly<Record<string, unknown>> = {}): Scene =>
  partScene(name, 'cc-message-list', (clock) => ({ messages: messages(clock), files, mapService: 'google', ...more }));

const mia = { kind: 'agent', name: 'Mia Lindqvist' };

/** Every state of a transcript and of what stands in it. */
export const chatScenes: readonly SceneGroup[] = [
  {
    element: 'cc-message-list',
    scenes: [
      list('conversation', sampleConversation),
      list('typing', (clock) => sampleConversation(clock).slice(0, 8), { typing: true, attendant: mia }),
      list('older', (clock) => sampleConversation(clock).slice(0, 3), { hasOlder: true }),
      list('loading older', (clock) => sampleConversation(clock).slice(0, 3), { hasOlder: true, loadingOlder: true }),
      list('ten thousand', (clock) => longConversation(clock, 10_000)),
      list('every kind', (clock) => Object.values(sampleKinds(clock)).map((message, index) => ({ ...message, id: String(index) }))),
      list('empty', () => []),
      {
        name: 'new messages',
        show: async (frame, clock) => {
          const element = Object.assign(document.createElement('cc-message-list'), { clock, files, messages: longConversation(clock, 60) });
          frame.append(element);
          await element.updateComplete;
          const view = element.shadowRoot?.querySelector('.view');
          while (view && view.scrollTop === 0) await new Promise((done) => requestAnimationFrame(done));
          view?.scrollTo({ top: 900 });
          while (!element.shadowRoot?.querySelector('.latest')) await new Promise((done) => requestAnimationFrame(done));
          element.messages = [...element.messages, ...sampleConversation(clock).slice(6, 8)];
        },
      },
    ],
  },
  { element: 'cc-message-bubble', scenes: Object.keys(sampleKinds(new ShiftedClock())).map(bubble) },
];
