import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/message-composer';
import 'contact-center-widgets/define/message-list';
import 'contact-center-widgets/define/sip';
import 'contact-center-widgets/define/softphone';
import { html, nothing, render } from 'lit';
import { colleagues } from '../agent/colleagues.js';
import { say } from '../page-words.js';
import { offerPreferences } from '../preferences.js';
import { CenterInbox, type CenterConversation, type InboxView } from './center-inbox.js';
import { facts, heading } from './heading.js';
import { callList, ownList, waitingList } from './lists.js';
import { bytesOf, messagesOf } from './message-view.js';
import { nameOf } from './plain-words.js';
import { words } from './words.js';

const find = <E extends Element = HTMLElement>(selector: string): E => {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

const asked = new URLSearchParams(location.search).get('extension');
const self = colleagues.find(({ extension }) => extension === asked) ?? colleagues[0];
if (self === undefined) throw new Error('there are no agents');
const inbox = new CenterInbox(self.extension);
const list = find<HTMLElementTagNameMap['cc-message-list']>('cc-message-list');
const composer = find<HTMLElementTagNameMap['cc-message-composer']>('cc-message-composer');

let view: InboxView = { version: 0, colleagues: [], waiting: [], conversations: [], calls: [] };
let open: string | undefined;
let trouble: 'trouble' | 'refused' | undefined;

function current(): CenterConversation | undefined {
  return view.conversations.find(({ callId }) => callId === open);
}

async function did(what: Promise<boolean>): Promise<void> {
  trouble = (await what.catch(() => false)) ? undefined : 'refused';
  show();
}

function choose(callId: string): void {
  open = callId;
  show();
  composer.focus();
}

/** What is in front of the agent counts as read. */
function read(): void {
  const conversation = current();
  if (conversation && conversation.unread > 0 && document.visibilityState === 'visible') void inbox.act(conversation.callId, 'read');
}

function show(): void {
  render(
    waitingList(view.waiting, (callId) => void did(inbox.take(callId)).then(() => choose(callId))),
    find('#waiting'),
  );
  render(ownList(view.conversations, open, choose), find('#mine'));
  render(callList(view.calls), find('#calls'));
  find('#trouble').textContent = trouble ? say(words, trouble) : '';
  showConversation(current());
  read();
}

function showConversation(conversation: CenterConversation | undefined): void {
  const isOpen = conversation !== undefined && conversation.phase !== 'ended';
  list.hidden = conversation === undefined;
  composer.hidden = !isOpen;
  render(conversation ? nothing : nobody(), find('#nobody'));
  render(conversation ? facts(conversation) : nothing, find('#visitor'));
  if (conversation === undefined) return render(nothing, find('#head')) as unknown as void;
  const { callId, messages, writing } = conversation;
  const name = nameOf(conversation);
  render(
    heading(conversation, view.colleagues, {
      end: () => void did(inbox.act(callId, 'end')),
      transfer: (to) => void did(inbox.act(callId, 'transfer', to === undefined ? {} : { to })),
    }),
    find('#head'),
  );
  list.attendant = { kind: 'agent', name };
  list.messages = messagesOf(messages);
  list.typing = writing;
  list.files = (messageId) => bytesOf(messages.find(({ id }) => id === messageId));
  composer.placeholder = say(words, 'reply.placeholder', { name });
}

function nobody(): unknown {
  return html`<div class="nobody">
    <span class="icon inbox"></span>
    <h1>${say(words, 'nobody')}</h1>
    <p>${say(words, 'nobody.text')}</p>
    <a class="button primary" href="/visitor.html" target="_blank" rel="noopener">${say(words, 'shop')}<span class="icon new-tab"></span></a>
  </div>`;
}

composer.fileTypes = ['jpg', 'jpeg', 'png', 'gif', 'pdf', 'txt', 'csv', 'mp3', 'mp4', 'doc', 'docx', 'zip'];
composer.fileLimit = 2_097_152;
composer.addEventListener('cc-message-send-request', ({ text }) => {
  if (open) void did(inbox.act(open, 'say', { text }));
});
composer.addEventListener('cc-file-send-request', ({ files }) => {
  for (const file of files) if (open) void did(inbox.sendFile(open, file));
});
composer.addEventListener('cc-typing-request', ({ text }) => {
  if (open && text !== '') void inbox.act(open, 'typing');
});
document.addEventListener('visibilitychange', read);
addEventListener('pagehide', () => inbox.leave());

const who = find<HTMLSelectElement>('#who');
render(
  colleagues.map(
    ({ extension, name }) => html`<option value=${extension} ?selected=${extension === self.extension}>${name} · ${extension}</option>`,
  ),
  who,
);
who.addEventListener('change', () => {
  location.search = `?extension=${who.value}`;
});

find('cc-sip').setAttribute('credential-url', `/cc/credential/sip?extension=${self.extension}`);
offerPreferences(words, show);
show();
void inbox.follow(
  (next) => {
    view = next;
    show();
  },
  (isTrouble) => {
    trouble = isTrouble ? 'trouble' : trouble === 'trouble' ? undefined : trouble;
    show();
  },
);
