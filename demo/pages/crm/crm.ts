import { connectWorkstation, RefusedError, type ScreenPopFacts } from 'contact-center-widgets/page';
import { html, nothing, render, type TemplateResult } from 'lit';
import { say, writeWords } from '../page-words.js';
import { type Customer, customers, customersWith } from './customers.js';
import { severalRecords, ticketList } from './lists.js';
import { type Calling, type Note, presence, record } from './record.js';
import { words } from './words.js';

// how the desk looks: it stands on another origin, whose memory is not this page's
const { searchParams } = new URL(location.href);
const root = document.documentElement;
if (searchParams.get('language') === 'zh-CN' || searchParams.get('language') === 'en') root.lang = searchParams.get('language') ?? 'en';
if (searchParams.get('theme') === 'dark' || searchParams.get('theme') === 'light') root.dataset['theme'] = searchParams.get('theme') ?? '';
if (searchParams.get('direction') === 'rtl') root.dir = 'rtl';
root.classList.toggle('framed', window !== parent);

/** The demo centre answers under two names, and so has two origins: the desk is on the one, this page on the other. */
const names = ['localhost', '127.0.0.1'].map((name) => `${location.protocol}//${name}:${location.port}`);

const all: Customer[] = [...customers];
let open: Customer | undefined;
let facts: ScreenPopFacts | undefined;
let wanted = '';
let calling: Calling | undefined;
const drafts = new Map<Customer, string>();
const notes = new Map<Customer, readonly Note[]>();

const workstation = connectWorkstation({
  origins: names,
  onFacts: (told) => {
    const isSame = facts !== undefined && facts.number === told.number && facts.reference === told.reference;
    facts = told;
    // an answer or an end turns no page
    if (!isSame) {
      const found = matches(told);
      open = found.length === 1 ? found[0] : undefined;
      [wanted, calling] = ['', undefined];
    }
    show();
  },
});

function matches({ number }: ScreenPopFacts): readonly Customer[] {
  const known = number ? customersWith(number) : [];
  return number && known.length === 0 ? all.filter((one) => one.number === number) : known;
}

function show(): void {
  render(bar(), document.querySelector('#bar') as HTMLElement);
  render(middle(), document.querySelector('#record') as HTMLElement);
  document.title = `${open?.name ?? say(words, 'title')} · Larkfield Coffee`;
}

function bar(): TemplateResult {
  const isHome = !open && !facts;
  return html`
    <a class="wordmark" href="#" @click=${goHome}><span class="mark"><span class="icon cup"></span></span><span class=${open ? 'visually-hidden' : ''}>${say(words, 'title')}</span></a>
    ${isHome ? nothing : html`<button class="quiet" type="button" @click=${goHome}>${say(words, 'back')}</button>`}
    <label class="find">
      <span class="visually-hidden">${say(words, 'search')}</span>
      <input type="search" placeholder=${say(words, 'search')} .value=${wanted} @input=${onSearch}>
    </label>
  `;
}

function middle(): TemplateResult {
  if (wanted) return ticketList({ customers: all.filter(isWanted), onOpen });
  if (open) {
    const customer = open;
    const onThePhone = facts?.number !== undefined && matches(facts).includes(customer);
    return record({
      customer,
      phase: onThePhone ? facts?.phase : undefined,
      notes: notes.get(customer) ?? [],
      draft: drafts.get(customer) ?? '',
      calling,
      onCall: () => void call(customer),
      onDraft: (text) => {
        drafts.set(customer, text);
        show();
      },
      onNote: () => {
        notes.set(customer, [{ text: drafts.get(customer) ?? '' }, ...(notes.get(customer) ?? [])]);
        drafts.delete(customer);
        show();
      },
    });
  }
  if (!facts) return ticketList({ customers: all, onOpen });
  const found = matches(facts);
  return found.length > 0 ? severalRecords({ customers: found, onOpen }, presence(facts.phase)) : stranger(facts);
}

function stranger({ number, name, reference, phase }: ScreenPopFacts): TemplateResult {
  if (!number) {
    return html`
      <h1>${say(words, reference ? 'record.hidden' : 'record.unknown')} ${presence(phase)}</h1>
      ${reference ? html`<p class="muted">${say(words, 'record.hidden-text', { reference: reference.slice(0, 8) })}</p>` : nothing}
    `;
  }
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement).get('name');
    if (typeof given === 'string' && given.trim()) create(given.trim(), number);
  };
  return html`
    <h1>${say(words, 'record.unknown')} ${presence(phase)}</h1>
    <p class="muted">${say(words, 'record.unknown-text', { number })}</p>
    <form class="note" @submit=${onSubmit}>
      <label for="name">${say(words, 'name')}</label>
      <input id="name" name="name" maxlength="80" autocomplete="off" .value=${name ?? ''} required>
      <button class="primary" type="submit">${say(words, 'create')}</button>
    </form>
  `;
}

function create(name: string, number: string): void {
  const nothingYet = { en: '–', 'zh-CN': '–' };
  const today = new Date().toISOString().slice(0, 10);
  const created: Customer = {
    name,
    number,
    mail: '–',
    place: nothingYet,
    since: today.slice(0, 4),
    ticket: {
      number: String(4200 + all.length),
      title: { en: 'First contact', 'zh-CN': '首次联系' },
      status: 'new',
      product: nothingYet,
      order: '–',
      opened: today,
    },
    history: [],
  };
  all.push(created);
  onOpen(created);
}

/** Asks the desk to call; the agent confirms it there. */
async function call(customer: Customer): Promise<void> {
  if (window === parent) {
    calling = 'alone';
    return show();
  }
  calling = 'asked';
  show();
  const outcome = await workstation.callOut(customer.number, customer.name).then(
    (): Calling => 'dialing',
    (error: unknown): Calling =>
      error instanceof RefusedError && (error.reason === 'declined' || error.reason === 'busy') ? error.reason : 'failed',
  );
  if (open !== customer) return;
  calling = outcome;
  show();
}

function onOpen(customer: Customer): void {
  [open, wanted, calling] = [customer, '', undefined];
  show();
}

function goHome(event: Event): void {
  event.preventDefault();
  [open, facts, wanted, calling] = [undefined, undefined, '', undefined];
  show();
}

function onSearch(event: Event): void {
  wanted = (event.target as HTMLInputElement).value;
  show();
}

function isWanted({ name, number, ticket }: Customer): boolean {
  const text = `${name} ${number} ${number.replace(/\D/g, '')} ${ticket.number} ${ticket.title.en} ${ticket.title['zh-CN']}`;
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}

writeWords(words);
show();
