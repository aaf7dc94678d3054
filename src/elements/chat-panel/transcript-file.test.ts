import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { LocaleController } from '../../context/locale-controller.js';
import { chatBook } from '../../locales/books/chat-book.js';
import { chatViewsBook } from '../../locales/books/chat-views-book.js';
import type { Conversation } from '../../model/conversation.js';
import type { Message, MessageContent } from '../../model/message.js';
import { transcriptFile } from './transcript-file.js';

class TranscriptHostElement extends LitElement {
  readonly locale: LocaleController = new LocaleController(this, chatBook, chatViewsBook);
}
customElements.define('transcript-host', TranscriptHostElement);

const at = Date.UTC(2026, 10, 21, 9, 0, 0);
let count = 0;
const message = (content: MessageContent, change: Partial<Message> = {}): Message => ({
  id: String(count++),
  author: 'agent',
  name: 'Lena',
  at,
  status: 'received',
  content,
  ...change,
});

const hostile = '<img src="https://evil.example/p.gif" onerror=alert(1)></title><script>alert(1)</script>';

function conversation(...messages: readonly Message[]): Conversation {
  return {
    id: 'a',
    state: 'active',
    attendant: { kind: 'nobody' },
    asynchronous: false,
    typing: false,
    messages,
    hasOlder: false,
    unread: 0,
    startedAt: at,
  };
}

describe('transcriptFile', () => {
  let locale: LocaleController;
  before(async () => {
    locale = (await fixture<TranscriptHostElement>(html`<transcript-host></transcript-host>`)).locale;
  });

  it('writes who said what and when as text', async () => {
    const { blob, name } = transcriptFile(
      conversation(message({ type: 'text', text: 'Hello' }), message({ type: 'text', text: 'Hi' }, { author: 'visitor', status: 'read' })),
      'text',
      locale,
    );
    expect(name).to.equal('conversation-2026-11-21.txt');
    expect(await blob.text()).to.match(/^\[.*\] Lena: Hello\r\n\[.*\] You: Hi\r\n$/);
  });

  it('makes a page that asks nothing of any network and runs nothing, whatever was written', async () => {
    const { blob } = transcriptFile(
      conversation(
        message({ type: 'text', text: hostile }, { name: hostile }),
        message({ type: 'file', file: { kind: 'picture', name: hostile } }),
        message({ type: 'card', title: hostile, url: 'javascript:alert(1)', hasPicture: true }),
        message({ type: 'location', latitude: 1, longitude: 2, label: hostile }),
      ),
      'html',
      locale,
    );
    const page = new DOMParser().parseFromString(await blob.text(), 'text/html');
    expect(page.querySelector('script, img, link, iframe, object, a, form, base, [src], [href], [onerror]')).to.equal(null);
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).to.contain("default-src 'none'");
    expect(page.body.textContent).to.contain(hostile);
    expect(page.querySelectorAll('li')).to.have.length(4);
  });

  it('leaves out what was taken back', async () => {
    const { blob } = transcriptFile(conversation(message({ type: 'text', text: 'Oops' }, { recalled: true })), 'text', locale);
    expect(await blob.text()).not.to.contain('Oops');
  });
});
