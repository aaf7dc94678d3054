import { expect, fixtureSync, html } from '@open-wc/testing';
import '../../define/message-bubble.js';
import type { FeedbackRequestEvent, FileOpenRequestEvent, MessageSendRequestEvent } from '../../events/chat-requests.js';
import { CcError } from '../../model/error.js';
import type { Message } from '../../model/message.js';
import { expectAccessible, findPart, heard, mounted, part, rendered, textOf, until } from '../element.testing.js';
import { contentIn, messageIn, textIn } from '../message-list/transcript.testing.js';
import { MessageBubbleElement } from './message-bubble-element.js';

const pixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const picture = (): Promise<Blob> => Promise.resolve(new Blob([pixel], { type: 'image/png' }));
const noFile = (): Promise<Blob> => Promise.reject(new CcError('backend-refused'));
const bot = { author: 'bot', name: 'Nora' } as const;
const own = { author: 'visitor', name: 'Robin' } as const;

async function showing(message: Message, more: Partial<MessageBubbleElement> = {}): Promise<MessageBubbleElement> {
  const element = await mounted<MessageBubbleElement>(
    html`<cc-message-bubble .message=${message} leading trailing latest delivery></cc-message-bubble>`,
  );
  Object.assign(element, more);
  await rendered(element);
  return element;
}

const shown = (element: MessageBubbleElement): string => textOf(part(element, 'bubble'));
const file = (kind: 'picture' | 'audio' | 'video' | 'document', name: string, size?: number): Message['content'] => ({
  type: 'file',
  file: { kind, name, ...(size !== undefined && { size }) },
});

describe('cc-message-bubble', () => {
  it('is accessible with every kind of message', async () => {
    const messages: readonly Message[] = [
      textIn('Hello *you*: `code`, https://example.com and [more](https://example.com/more)'),
      textIn('```\nblock\n```', own),
      textIn('word '.repeat(1000)),
      textIn('🎉'),
      textIn('Failed', { ...own, status: 'failed', error: new CcError('message-refused') }),
      textIn('Pending', { ...own, status: 'pending' }),
      textIn('Read', { ...own, status: 'read' }),
      textIn('Mia is here', { author: 'system' }),
      textIn('Choose', { ...bot, quickReplies: ['Yes', 'No'], similarQuestions: ['What?'], feedback: 'open' }),
      textIn('Rated', { ...bot, feedback: 'unhelpful' }),
      contentIn(file('document', 'report.pdf', 3_400_000)),
      contentIn(file('audio', 'a.mp3')),
      contentIn(file('video', 'a.mp4')),
      contentIn(file('picture', 'a.png'), { ...own, status: 'pending', progress: 0.4 }),
      contentIn({ type: 'card', title: 'Lamp', description: 'Bright', url: 'https://shop.example.com/lamp', hasPicture: true }),
      contentIn({ type: 'location', latitude: 51.5, longitude: -0.1, label: 'Showroom' }),
      contentIn({ type: 'unknown', text: 'x' }),
      textIn('gone', { recalled: true }),
    ];
    for (const message of messages) await expectAccessible(await showing(message, { files: picture, mapService: 'google' }));
  });

  describe('a text', () => {
    it('keeps its lines and shows markup as letters', async () => {
      expect(shown(await showing(textIn('<b>one</b>\ntwo')))).to.equal('<b>one</b> two');
    });

    it('of great length is shown in pieces, never cut inside of an address', async () => {
      const element = await showing(textIn(`${'word '.repeat(178)}https://example.com/${'a'.repeat(400)}`));
      expect(part(element, 'bubble').querySelector('a')).to.equal(null);
      part(element, 'bubble').querySelector<HTMLButtonElement>('.more')?.click();
      await rendered(element);
      expect(part(element, 'bubble').querySelector('a')?.href).to.have.length(420);
      expect(part(element, 'bubble').querySelector('.more')).to.equal(null);
    });

    it('of emoji alone is larger', async () => {
      const size = async (text: string): Promise<number> =>
        parseFloat(getComputedStyle(part(await showing(textIn(text)), 'bubble')).fontSize);
      expect(await size('🎉')).to.be.above(2 * (await size('a')));
    });
  });

  it('says who wrote it only at the beginning of a group', async () => {
    const element = await showing(textIn('Hello'));
    expect(textOf(part(element, 'author'))).to.match(/^Mia Lindqvist .*\d/);
    element.leading = false;
    await rendered(element);
    expect(findPart(element, 'author')).to.equal(undefined);
  });

  it('shows no picture of an author unless the page allows its origin', async () => {
    const element = await showing(textIn('Hello', { avatar: 'https://pictures.example/a.png' }));
    expect(textOf(part(element, 'avatar'))).to.equal('ML');
    element.imageOrigins = ['https://other.example'];
    await rendered(element);
    expect(part(element, 'avatar').querySelector('img')).to.equal(null);
    element.imageOrigins = ['https://pictures.example'];
    await rendered(element);
    expect(part(element, 'avatar').querySelector('img')?.referrerPolicy).to.equal('no-referrer');
  });

  describe('an own message', () => {
    for (const [status, words] of [
      ['pending', /^Sending…$/],
      ['sent', /^Sent · .*\d/],
      ['read', /^Read · .*\d/],
    ] as const) {
      it(`says when it is ${status}`, async () => {
        const element = await showing(textIn('x', { ...own, status }));
        expect(textOf(part(element, 'status'))).to.match(words);
        element.delivery = false;
        await rendered(element);
        expect(findPart(element, 'status')).to.equal(undefined);
      });
    }

    it('that failed says why, and can be sent again or given up', async () => {
      const requests = heard<Event & { messageId: string }>('cc-message-retry-request', 'cc-message-discard-request');
      const element = await showing(textIn('x', { ...own, id: 'f', status: 'failed', error: new CcError('message-refused') }), {
        delivery: false,
      });
      expect(textOf(part(element, 'status'))).to.match(/^Not sent · This message could not be taken/);
      part(element, 'retry').click();
      part(element, 'discard').click();
      expect(requests.events.map(({ type, messageId }) => [type, messageId])).to.deep.equal([
        ['cc-message-retry-request', 'f'],
        ['cc-message-discard-request', 'f'],
      ]);
      requests.stop();
    });

    it('of which nobody knows whether it arrived says just that, and can be sent again or given up', async () => {
      const element = await showing(textIn('x', { ...own, id: 'f', status: 'failed', error: new CcError('message-uncertain') }), {
        delivery: false,
      });
      expect(textOf(part(element, 'status'))).to.match(/^We do not know whether this arrived\./);
      expect(textOf(part(element, 'status'))).to.not.contain('Not sent');
      expect(findPart(element, 'retry')).to.not.equal(undefined);
      expect(findPart(element, 'discard')).to.not.equal(undefined);
      await expect(element).to.be.accessible();
    });

    it('has words for every error', async () => {
      for (const code of ['backend-unreachable', 'backend-refused', 'credential-expired', 'conversation-gone', 'file-refused'] as const) {
        const element = await showing(textIn('x', { ...own, status: 'failed', error: new CcError(code) }));
        expect(textOf(part(element, 'status')), code).not.to.match(/error[.]|undefined/);
      }
    });
  });

  describe('a picture', () => {
    it('is fetched when it is seen, in a frame that has its size before', async () => {
      let give: (blob: Blob) => void = () => undefined;
      const element = await showing(contentIn(file('picture', 'a.png')), { files: () => new Promise((done) => (give = done)) });
      const before = part(element, 'bubble').getBoundingClientRect().height;
      await until(() => part(element, 'bubble').querySelector('.loading') !== null, 'the picture is wanted');
      give(await picture());
      await until(() => part(element, 'picture').querySelector('img')?.complete === true, 'the picture is there');
      expect(part(element, 'bubble').getBoundingClientRect().height).to.equal(before);
    });

    it('opens large, and gives the focus back', async () => {
      const element = await showing(contentIn(file('picture', 'a.png')), { files: picture });
      await until(() => part(element, 'picture').querySelector('img') !== null, 'the picture is there');
      part(element, 'picture').focus();
      part(element, 'picture').click();
      const dialog = element.renderRoot.querySelector('dialog');
      expect(dialog?.open).to.equal(true);
      expect(element.engaged).to.equal(true);
      dialog?.querySelector('button')?.click();
      expect(dialog?.open).to.equal(false);
      expect(element.shadowRoot?.activeElement).to.equal(part(element, 'picture'));
    });

    it('that cannot be had is a file by its name', async () => {
      const element = await showing(contentIn(file('picture', 'a.png')), { files: noFile });
      await until(() => findPart(element, 'file') !== undefined, 'it is told by name');
      expect(shown(element)).to.include('a .png This could not be loaded.');
    });

    it('that is none is a file by its name', async () => {
      const element = await showing(contentIn(file('picture', 'a.png')), {
        files: () => Promise.resolve(new Blob(['<script>'], { type: 'text/html' })),
      });
      await until(() => findPart(element, 'file') !== undefined, 'it is told by name');
    });

    it('on its way up can be stopped', async () => {
      const requests = heard('cc-message-discard-request');
      const element = await showing(contentIn(file('picture', 'a.png'), { ...own, status: 'pending', progress: 0.4 }), { files: picture });
      expect(element.renderRoot.querySelector('progress')?.value).to.equal(40);
      part(element, 'cancel-upload').click();
      expect(requests.events).to.have.length(1);
      requests.stop();
    });
  });

  it('plays sound and film only when asked to', async () => {
    let fetched = 0;
    const files = (): Promise<Blob> => (fetched++, Promise.resolve(new Blob(['x'], { type: 'video/mp4' })));
    const element = await showing(contentIn(file('video', 'a.mp4')), { files });
    expect(fetched).to.equal(0);
    element.renderRoot.querySelector<HTMLButtonElement>('button.disc')?.click();
    await until(() => fetched === 1, 'the film is fetched');
  });

  it('asks before it fetches a file to keep, and leaves that to a page that wants it', async () => {
    let fetched = 0;
    const requests = heard<FileOpenRequestEvent>('cc-file-open-request');
    const refuse = (event: Event): void => event.preventDefault();
    const element = await showing(contentIn(file('document', 'report.pdf', 3_400_000), { id: 'd' }), {
      files: () => (fetched++, noFile()),
    });
    expect(shown(element)).to.include('report .pdf File · 3.4 MB');
    document.addEventListener('cc-file-open-request', refuse);
    part(element, 'save').click();
    document.removeEventListener('cc-file-open-request', refuse);
    expect(fetched).to.equal(0);
    part(element, 'save').click();
    await until(() => shown(element).includes('This could not be loaded.'), 'the failure is told');
    expect(requests.events.map(({ messageId, save }) => [messageId, save])).to.deep.equal([
      ['d', true],
      ['d', true],
    ]);
    requests.stop();
  });

  it('shows a card with the host it leads to, and as text where it may not lead', async () => {
    const card = (url: string): Message => contentIn({ type: 'card', title: 'Lamp', url, hasPicture: false });
    const element = await showing(card('https://shop.example.com/lamp'));
    expect(shown(element)).to.match(/^Lamp shop\.example\.com/);
    expect(part(element, 'bubble').querySelector('a')?.href).to.equal('https://shop.example.com/lamp');
    expect(part(await showing(card('javascript:alert(1)')), 'bubble').querySelector('a')).to.equal(null);
  });

  for (const [service, href] of [
    ['google', 'https://www.google.com/maps/search/?api=1&query=51.5%2C-0.25'],
    [
      'tencent',
      'https://apis.map.qq.com/uri/v1/marker?marker=coord%3A51.5%2C-0.25%3Btitle%3AA+B%3Baddr%3AA+B&coord_type=1&referer=contact-center-widgets',
    ],
    [undefined, undefined],
  ] as const) {
    it(`leads to a place by ${service ?? 'no map service'}`, async () => {
      const element = await showing(contentIn({ type: 'location', latitude: 51.5, longitude: -0.25, label: 'A;B' }), {
        mapService: service,
      });
      expect(part(element, 'bubble').querySelector('a')?.href).to.equal(href);
      expect(shown(element)).to.include('A;B');
    });
  }

  it('offers answers, while it is the latest', async () => {
    const requests = heard<MessageSendRequestEvent>('cc-message-send-request');
    const element = await showing(textIn('Well?', { ...bot, quickReplies: ['Yes', 'No'], similarQuestions: ['How?'] }));
    for (const button of element.renderRoot.querySelectorAll<HTMLElement>('[part=reply]')) button.click();
    expect(requests.events.map(({ text }) => text)).to.deep.equal(['How?', 'Yes', 'No']);
    element.latest = false;
    await rendered(element);
    expect(element.renderRoot.querySelectorAll('[part=reply]')).to.have.length(1);
    requests.stop();
  });

  it('takes a yes at once, and a no with a comment of at most 64 characters', async () => {
    const requests = heard<FeedbackRequestEvent>('cc-feedback-request');
    const element = await showing(textIn('So.', { ...bot, id: 'b', feedback: 'open' }));
    const [yes, no] = [...element.renderRoot.querySelectorAll<HTMLElement>('[part=feedback]')];
    yes?.click();
    no?.click();
    await rendered(element);
    const input = element.renderRoot.querySelector('input');
    expect(input?.maxLength).to.equal(64);
    if (input) input.value = ' too short ';
    element.renderRoot.querySelector('form')?.requestSubmit();
    await rendered(element);
    expect(requests.events.map(({ messageId, feedback, comment }) => [messageId, feedback, comment])).to.deep.equal([
      ['b', 'helpful', ''],
      ['b', 'unhelpful', 'too short'],
    ]);
    expect(element.renderRoot.querySelector('form')).to.equal(null);
    element.message = textIn('So.', { ...bot, id: 'b', feedback: 'unhelpful' });
    await rendered(element);
    expect(no?.getAttribute('aria-pressed')).to.equal('true');
    expect(textOf(element)).to.include('Thank you for telling us.');
    requests.stop();
  });

  it('shows nothing of what was withdrawn', async () => {
    expect(shown(await showing(textIn('secret', { recalled: true })))).to.equal('This message was withdrawn.');
    expect(textOf(await showing(contentIn(file('picture', 'secret.png'), { recalled: true }), { files: picture }))).not.to.include(
      'secret',
    );
  });

  describe('what is more than text', () => {
    const { late } = MessageBubbleElement;
    afterEach(() => (MessageBubbleElement.late = late));

    it('is told in words until it is loaded, and has its place meanwhile', async () => {
      let arrive = (): void => {};
      const arrival = new Promise<void>((resolve) => (arrive = resolve));
      MessageBubbleElement.late = { rich: () => arrival.then(() => late!.rich()) };
      const element = fixtureSync<MessageBubbleElement>(
        html`<cc-message-bubble .message=${contentIn(file('document', 'a.pdf', 1e6))}></cc-message-bubble>`,
      );
      await until(() => findPart(element, 'bubble') !== undefined, 'a bubble');
      expect(shown(element)).to.equal('File: a.pdf');
      const before = element.offsetHeight;
      arrive();
      await rendered(element);
      expect(shown(element)).to.include('1 MB');
      expect(Math.abs(element.offsetHeight - before)).to.be.below(8);
    });

    it('says that it could not be loaded, and tries again when told to, for all that miss it', async () => {
      let attempts = 0;
      const rich = (): ReturnType<NonNullable<typeof late>['rich']> =>
        ++attempts === 1 ? Promise.reject(new TypeError('Failed to fetch')) : late!.rich();
      MessageBubbleElement.late = { rich };
      const first = await showing(contentIn(file('document', 'a.pdf')));
      await expectAccessible(first);
      expect(attempts).to.equal(1);
      first.requestUpdate();
      await rendered(first);
      expect([attempts, shown(first)]).to.deep.equal([1, 'File: a.pdf Try again']);
      part(first, 'bubble').querySelector('button')?.click();
      await until(() => findPart(first, 'save') !== undefined, 'the file');
      expect(attempts).to.equal(2);
      expect(findPart(await showing(contentIn(file('document', 'b.pdf'))), 'save')).not.to.equal(undefined);
    });

    it('comes by itself when the network is back', async () => {
      let attempts = 0;
      MessageBubbleElement.late = { rich: () => (++attempts === 1 ? Promise.reject(new TypeError('Failed to fetch')) : late!.rich()) };
      const element = await showing(contentIn(file('document', 'a.pdf')));
      globalThis.dispatchEvent(new Event('online'));
      await until(() => findPart(element, 'save') !== undefined, 'the file');
    });
  });

  it('is empty without a message', async () => {
    const element = await mounted<MessageBubbleElement>(html`<cc-message-bubble></cc-message-bubble>`);
    expect(textOf(element)).to.equal('');
    element.message = messageIn();
    await rendered(element);
    expect(shown(element)).to.equal('Hello');
  });
});
