import { letters } from './letters.js';
import { markup, templates } from './markup.js';
import { family, type Payload, payload } from './payload.js';

// what a careless server sends is not bound by our types
const untyped = (about: string, change: Readonly<Record<string, unknown>>): Payload => payload(about, change);

const places: readonly (readonly [latitude: number, longitude: number])[] = [
  [91, 0],
  [0, 181],
  [-1e9, 1e9],
  [Number.NaN, 0],
  [0, Number.POSITIVE_INFINITY],
  [0, -0],
  [1e-300, 1e-300],
  [51.507400000000004, -0.12779999999999999],
];

/** Cards, places, numbers and keys that make no sense. */
export const shapePayloads: readonly Payload[] = [
  ...family(
    'a card title',
    [...markup.slice(0, 10), ...templates.slice(0, 4), ...letters.slice(0, 12), ...letters.slice(44, 50)],
    (title) => ({
      content: { type: 'card', title, description: title, url: 'https://shop.example.com/', hasPicture: false },
    }),
  ),
  ...family('a card without a link', markup.slice(10, 20), (title) => ({
    content: { type: 'card', title, description: title, hasPicture: true },
  })),
  ...family('the label of a place', [...markup.slice(0, 8), ...letters.slice(0, 10), ';coord:0,0|', '&q=evil', '#', '%00'], (label) => ({
    content: { type: 'location', latitude: 51.5, longitude: -0.12, label },
  })),
  ...places.map(([latitude, longitude]) =>
    payload(`a place at ${latitude}, ${longitude}`, { content: { type: 'location', latitude, longitude } }),
  ),
  ...[Number.NaN, Number.POSITIVE_INFINITY, -8.64e15, 8.64e15, 1e300, -1, 0].map((at) => payload(`written at ${at}`, { at })),
  ...[-5, 7, Number.NaN, Number.POSITIVE_INFINITY].map((progress) =>
    payload(`uploaded to ${progress}`, {
      author: 'visitor',
      status: 'pending',
      progress,
      content: { type: 'file', file: { kind: 'picture', name: 'a.png' } },
    }),
  ),
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'length'].map((word) =>
    untyped(
      `the key ${word}`,
      JSON.parse(`{"${word}":{"canary":1},"name":"${word}","content":{"type":"text","text":"${word}"}}`) as Record<string, unknown>,
    ),
  ),
  ...['__proto__', 'constructor', '', ' ', '"', '<b>', '\u202E'].map((id) => untyped(`the id "${id}"`, { id: `${id}!` })),
  payload('a thousand replies', { author: 'bot', quickReplies: Array.from({ length: 1000 }, (_, index) => `Reply ${index}`) }),
  payload('a thousand questions', { author: 'bot', similarQuestions: Array.from({ length: 1000 }, (_, index) => `Question ${index}`) }),
  payload('a text that is JSON', {
    content: { type: 'text', text: '{"__proto__":{"canary":1},"type":"card","url":"javascript:globalThis.canary=1"}' },
  }),
  payload('withdrawn markup', { recalled: true, content: { type: 'text', text: markup[5] ?? '' } }),
  payload('a reply that is markup', { author: 'bot', quickReplies: markup.slice(0, 20) }),
  payload('a question that is an address', {
    author: 'bot',
    similarQuestions: ['javascript:globalThis.canary=1', 'https://outside.example/'],
  }),
];
