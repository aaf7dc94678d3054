import { CcError, type Clock, type FileFacts, type Message, type MessageContent } from 'contact-center-widgets';

/** A message in a given state; what is not said is as it would be. */
export function sampleMessage(clock: Clock, secondsAgo: number, change: Partial<Message> & { readonly content: MessageContent }): Message {
  const author = change.author ?? 'visitor';
  return {
    id: `m-${secondsAgo}`,
    at: clock.now() - secondsAgo * 1000,
    status: author === 'visitor' ? 'read' : 'received',
    ...change,
    author,
  };
}

export const text = (words: string): MessageContent => ({ type: 'text', text: words });
export const file = (facts: FileFacts): MessageContent => ({ type: 'file', file: facts });

const bot = { author: 'bot', name: 'Nora' } as const;
const mia = { author: 'agent', name: 'Mia Lindqvist' } as const;
const system = { author: 'system' } as const;

/** A conversation as a shop has them: bot, queue, agent, picture, file. */
export function sampleConversation(clock: Clock): readonly Message[] {
  const message = (secondsAgo: number, change: Partial<Message> & { readonly content: MessageContent }): Message =>
    sampleMessage(clock, secondsAgo, change);
  return [
    message(920, { ...bot, content: text('Hello! I am Nora, the shop’s assistant. What can I do for you?') }),
    message(900, { content: text('My order 88213 came with a *broken* lamp 😕') }),
    message(895, {
      ...bot,
      content: text('I am sorry to hear that. You can send it back within _30 days_, free of charge: https://shop.example.com/returns'),
      feedback: 'open',
      similarQuestions: ['How do I return an item?', 'When do I get my money back?'],
    }),
    message(860, { content: text('I would rather talk to a person') }),
    message(858, { ...system, content: text('You are first in line. It usually takes less than a minute.') }),
    message(800, { ...system, content: text('Mia Lindqvist is with you now') }),
    message(790, { ...mia, content: text('Hi, this is Mia. I see your order.') }),
    message(780, { ...mia, content: text('Could you send me a picture of the lamp?') }),
    message(700, { content: file({ kind: 'picture', name: 'lamp.jpg', size: 840_000, mediaType: 'image/jpeg' }) }),
    message(695, { content: text('It was like this when I opened the box.') }),
    message(640, { ...mia, content: text('Oh, that should not happen. A new one leaves our warehouse today. 📦') }),
    message(630, {
      ...mia,
      content: file({ kind: 'document', name: 'return-label-order-88213.pdf', size: 182_400, mediaType: 'application/pdf' }),
    }),
    message(560, { content: text('Wonderful, thank you!') }),
    message(555, { content: text('❤️'), status: 'sent' }),
  ];
}

/** Every kind of message, one after the other. */
export function sampleKinds(clock: Clock): Readonly<Record<string, Message>> {
  const of = (change: Partial<Message> & { readonly content: MessageContent }): Message => sampleMessage(clock, 60, change);
  return {
    text: of({ ...mia, content: text('Your parcel is on its way. It should arrive on *Thursday* between 9 and 12.') }),
    own: of({ content: text('Great, thanks!') }),
    formatted: of({
      ...bot,
      content: text(
        'To reset it:\n1. hold *both* buttons\n2. wait for the _green_ light\n\nThen run `lamp reset --all`:\n```\nlamp reset --all\nlamp status\n```\nMore in [our guide](https://help.example.com/lamp/reset) or at www.example.com, by mail to mailto:help@example.com or on tel:+442079460958.',
      ),
    }),
    long: of({ ...mia, content: text('We looked into it with the warehouse, and here is what happened. '.repeat(40)) }),
    word: of({ ...mia, content: text(`Your code: ${'A7F3-'.repeat(40)}`) }),
    emoji: of({ content: text('🎉👍🏽') }),
    picture: of({ ...mia, content: file({ kind: 'picture', name: 'lamp.jpg', size: 840_000 }) }),
    uploading: of({ status: 'pending', progress: 0.62, content: file({ kind: 'picture', name: 'broken lamp.jpg', size: 840_000 }) }),
    audio: of({ ...mia, content: file({ kind: 'audio', name: 'voice-message.mp3', size: 48_000 }) }),
    video: of({ ...mia, content: file({ kind: 'video', name: 'how-to-change-the-bulb.mp4', size: 12_400_000 }) }),
    file: of({ ...mia, content: file({ kind: 'document', name: 'Terms and conditions of sale and delivery 2026.pdf', size: 1_824_000 }) }),
    'uploading file': of({ status: 'pending', progress: 0.3, content: file({ kind: 'document', name: 'invoice.pdf', size: 1_824_000 }) }),
    'hostile file': of({ ...mia, content: file({ kind: 'document', name: 'holiday\u202Egpj.exe', size: 66 }) }),
    card: of({
      ...mia,
      content: {
        type: 'card',
        title: 'Arc floor lamp, brushed brass',
        description: 'Dimmable, 180 cm, bulb included. Back in stock on Monday.',
        url: 'https://shop.example.com/lamps/arc',
        hasPicture: true,
      },
    }),
    location: of({
      ...mia,
      content: { type: 'location', latitude: 51.5074, longitude: -0.1278, label: 'Showroom, 12 Charing Cross Road' },
    }),
    questions: of({
      ...bot,
      content: text('I am not sure what you mean.'),
      similarQuestions: ['Where is my parcel?', 'How do I return an item that I bought in a sale?'],
      feedback: 'open',
    }),
    replies: of({ ...bot, content: text('Did that answer your question?'), quickReplies: ['Yes, thank you', 'No', 'Talk to a person'] }),
    rated: of({ ...bot, content: text('Deliveries take two days.'), feedback: 'helpful' }),
    pending: of({ content: text('Is anybody there?'), status: 'pending' }),
    failed: of({ content: text('Is anybody there?'), status: 'failed', error: new CcError('message-refused') }),
    recalled: of({ ...mia, content: text('gone'), recalled: true }),
    unknown: of({ ...mia, content: { type: 'unknown', text: '' } }),
    system: of({ ...system, content: text('Mia Lindqvist is with you now') }),
    chinese: of({
      author: 'agent',
      name: '王晓明',
      content: text('您好,很高兴为您服务。详情请见https://shop.example.com/help。请问还有什么可以帮您?'),
    }),
    hebrew: of({ author: 'agent', name: 'מיכל לוי', content: text('שלום, איך אפשר לעזור? ראו https://shop.example.com/help') }),
    hostile: of({
      author: 'agent',
      name: '<img src=x onerror=alert(1)> \u202Egnp.exe',
      content: text('<img src=x onerror=alert(1)> Z̸̧̛̗̗̘̙̜̖̝̞̟̠̤̥̦̩̪̫̬̭̮̯̰̱̲̳̹̺̻̼͇͈͉͍͎̀́̂̃̄̅̆̇̈̉̊̋̌̍̎̏̐̑̒̓̔̽̾̿̀́͂̓̈́͆͊͋͌̕̚ͅ͏͓͔͕͖͙͚͐͑͒͗͛ [paypal.example](https://evil.example)'),
    }),
  };
}

/** Thousands of messages. */
export function longConversation(clock: Clock, length: number): readonly Message[] {
  const words =
    'The lamp that I ordered last week did not arrive and the tracking page says that it is still in the warehouse somewhere'.split(' ');
  return Array.from({ length }, (_, index) =>
    sampleMessage(clock, (length - index) * 70, {
      id: `long-${index}`,
      ...(index % 3 === 1 ? {} : mia),
      content: text(`${index + 1}. ${words.slice(0, 2 + ((index * 7) % 20)).join(' ')}`),
    }),
  );
}
