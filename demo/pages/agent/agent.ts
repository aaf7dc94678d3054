import 'contact-center-widgets/define/desk';
import 'contact-center-widgets/define/screen-pop';
import 'contact-center-widgets/define/sip';
import 'contact-center-widgets/define/softphone';
import {
  type AgentReason,
  type Call,
  type CallStateChangeEvent,
  type Contact,
  type Party,
  type PhoneState,
  partyLabel,
} from 'contact-center-widgets';
import { html, nothing, render } from 'lit';
import { language, say } from '../page-words.js';
import { keep, kept, offerPreferences } from '../preferences.js';
import { type Colleague, colleagues, deskAddress, firstName } from './colleagues.js';
import { customerOf, customers } from '../crm/customers.js';
import { applyOptions, choose, type DeskOption, isChosen } from './desk-options.js';
import { directory } from './directory.js';
import { type TestNumber, testNumbers } from './test-numbers.js';
import { eventLog, type HeardEvent, heardTypes, summary } from './event-log.js';
import { type Caller, FarEnd, type FarEndAction, type FarEndState } from './far-end.js';
import { firstCall, type Step } from './first-call.js';
import { offerLooks, offerPlaces } from './looks.js';
import { Presence, takeDesk } from './presence.js';
import { trials } from './trials.js';
import { trialWords } from './trial-words.js';
import { words } from './words.js';

const find = <E extends Element = HTMLElement>(selector: string): E => {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

const desk = find<HTMLElementTagNameMap['cc-desk']>('cc-desk');
const softphone = find<HTMLElementTagNameMap['cc-softphone']>('cc-softphone');
applyOptions(desk, softphone);
const { self, alone } = await takeDesk(new URLSearchParams(location.search).get('extension'));
const others = colleagues.filter((colleague) => colleague !== self);
// a reload is the same person again
history.replaceState(null, '', deskAddress(self));

// what the page knows
let onThePhone: { readonly party: Party; readonly contact: 'calling' | 'talking' } | undefined;
let other: FarEndState | undefined;
let heard: readonly HeardEvent[] = [];
let notice: 'call-failed' | undefined;
const done = new Set<Step>((kept('steps') ?? '').split(' ').filter(Boolean) as Step[]);
const presence = new Presence(self, show);
const farEnd = new FarEnd(self.extension);

/** Whom the agent knows: colleagues, whose lines the phone follows, and what the center answers by itself. */
function knownPeople(): readonly Contact[] {
  const people = others.map(({ extension, name }, index) => ({
    name,
    number: extension,
    group: say(words, 'colleagues'),
    watched: true,
    ...(index < 3 && { speedDial: index + 1 }),
  }));
  const numbers = (Object.keys(testNumbers) as TestNumber[]).map((number) => ({
    name: say(words, `number.${number}`),
    number,
    group: say(words, 'numbers'),
  }));
  // a number that two customers share says neither's name
  const alone = customers.filter(({ number }) => customers.filter((other) => other.number === number).length === 1);
  const ofCustomers = alone.map(({ name, number }) => ({ name, number, group: say(words, 'customers') }));
  return [...people, ...ofCustomers, ...numbers];
}

function isOnline(): boolean {
  return desk.phone?.state.registration.state === 'registered';
}

function colleagueOf(number: string): Colleague | undefined {
  return others.find(({ extension }) => extension === number);
}

/** What the softphone says below a number: what only this page can know. */
function about({ number }: Party): string {
  return colleagueOf(number) ? say(words, 'colleague') : (customerOf(number)?.ticket.title[language()] ?? '');
}

/** Whom to try it with: a colleague whose desk is open in another tab, else the next in the list. */
function partner(): Colleague {
  const open_ = others.find((colleague) => presence.stateOf(colleague) !== 'offline');
  return open_ ?? colleagues[(colleagues.indexOf(self) + 1) % colleagues.length] ?? self;
}

function show(): void {
  const online = isOnline();
  render(
    directory({
      self,
      online,
      stateOf: (colleague) => presence.stateOf(colleague),
      lineOf: ({ extension }) => desk.phone?.state.lines.find(({ address }) => address === extension)?.state ?? 'unknown',
      voicemail: desk.phone?.state.voicemail,
      onCall: call,
      onCaller: () => void letSomeoneCall(),
    }),
    find('#directory'),
  );
  const colleague = partner();
  const theirs = presence.stateOf(colleague) !== 'offline';
  render(firstCall({ done, online, colleague, open: theirs, onCall: call, onCaller: () => void letSomeoneCall() }), find('#steps'));
  render(
    trials({
      online,
      farEnd: other,
      isChosen,
      onCaller: (caller) => void ring(caller),
      onFarEnd: (action) => void actThere(action),
      onTrouble: (trouble) => void farEnd.let(trouble),
      onOption: decide,
    }),
    find('#panel'),
  );
  render(eventLog(heard), find('#events'));
  render(warning(), find('#notice'));
  find('#caller').textContent = onThePhone ? about(onThePhone.party) : '';
  const calling = onThePhone?.contact === 'calling' ? say(words, 'is-calling', { name: partyLabel(onThePhone.party) }) : undefined;
  document.title = `${calling ?? self.name} · Larkfield Coffee`;
}

function warning(): unknown {
  if (onThePhone?.contact === 'calling') {
    // for a reader whose phone is scrolled out of sight
    return html`<p class="calling">
      <strong>${say(words, 'is-calling', { name: partyLabel(onThePhone.party) })}</strong> <a href="#phone">${say(words, 'go-to-phone')}</a>
    </p>`;
  }
  if (notice) return html`<p>${say(words, notice)}</p>`;
  if (!isSecureContext) return html`<p>${say(words, 'no-center', { url: `http://127.0.0.1:${location.port}` })}</p>`;
  if (alone) return nothing;
  return html`<p>
    ${say(words, 'already-open', { name: firstName(self) })}
    <a href=${deskAddress(partner())}>${say(words, 'open-free', { name: firstName(partner()) })}</a>
  </p>`;
}

/**
 * The business system's page, on another origin than this one: the demo centre
 * answers under two names, and for a browser those are two places.
 */
function showCRM(): void {
  const url = new URL('/crm.html', location.href);
  if (url.hostname === 'localhost' || url.hostname === '127.0.0.1') url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  // it cannot see what this page remembers
  url.searchParams.set('language', language());
  for (const name of ['theme', 'direction'] as const) {
    const chosen = kept(name);
    if (chosen) url.searchParams.set(name, chosen);
  }
  const pop = find<HTMLElementTagNameMap['cc-screen-pop']>('cc-screen-pop');
  pop.name = say(words, 'crm');
  pop.agent = { number: self.extension, name: self.name };
  pop.url = url.href;
}

/** Calls as the softphone would; what goes wrong is said there, so that is where to look. */
function call(number: string): void {
  if (find<HTMLElementTagNameMap['cc-softphone']>('cc-softphone').mode === 'embedded') find('#phone').scrollIntoView({ block: 'nearest' });
  void desk.phone?.dial(number).catch(() => undefined);
}

/** A call that arrives, whatever the agent was doing. */
async function letSomeoneCall(): Promise<void> {
  if (desk.agent?.state.agentState !== 'on-call') await desk.agent?.setState('ready').catch(() => undefined);
  await ring('customer');
}

/** Asks the demo centre to ring this desk. */
async function ring(caller: Caller): Promise<void> {
  notice = (await farEnd.call(caller)) ? undefined : 'call-failed';
  show();
}

async function actThere(action: FarEndAction): Promise<void> {
  other = await farEnd.act(action);
  show();
}

/** A desk reads its attributes once. */
function decide(option: DeskOption, on: boolean): void {
  choose(option, on);
  location.reload();
}

function reasons(): readonly AgentReason[] {
  return [
    { code: 'lunch', label: say(words, 'reason.lunch') },
    { code: 'coffee', label: say(words, 'reason.coffee') },
    { code: 'training', label: say(words, 'reason.training') },
    { code: 'paperwork', label: say(words, 'reason.paperwork'), state: 'not-ready' },
  ];
}

/** What the page tells its desk in words. */
function writeInLanguage(): void {
  desk.reasons = reasons();
  softphone.contacts = knownPeople();
  softphone.dataLabels = { 'X-Order': say(words, 'data.order'), 'X-Queue': say(words, 'data.queue') };
}

function tick({ party, direction }: Call): void {
  const step: Step | undefined = colleagueOf(party.number)
    ? 'colleague'
    : direction === 'inbound'
      ? 'caller'
      : party.number === '600'
        ? 'echo'
        : undefined;
  if (!step || done.has(step)) return;
  done.add(step);
  keep('steps', [...done].join(' '));
}

// --- what the desk tells this page -------------------------------------------------

/** Whom the phone is about: whoever is talked to, else whoever rings. */
function subjectOf({ calls, activeCallId }: PhoneState): typeof onThePhone {
  const ringsIn = ({ direction, state }: Call): boolean => direction === 'inbound' && state === 'ringing';
  const call = calls.find(({ id }) => id === activeCallId) ?? calls.find(ringsIn);
  return call && { party: call.party, contact: ringsIn(call) ? 'calling' : 'talking' };
}

desk.addEventListener('cc-call-state-change', ({ call: current }: CallStateChangeEvent) => {
  if (current.state !== 'connected') return;
  tick(current);
  void farEnd.look().then((state) => {
    other = state;
    show();
  });
});
desk.addEventListener('cc-call-ended', () => {
  void farEnd.look().then((state) => {
    other = state;
    show();
  });
});
let watched: unknown;
desk.addEventListener('cc-registration-change', () => {
  const { phone } = desk;
  if (!phone || phone === watched) return;
  watched = phone;
  phone.subscribe(show, { selector: ({ lines }) => lines });
  phone.subscribe(show, { selector: ({ voicemail }) => voicemail });
  phone.subscribe(
    (state: PhoneState) => {
      onThePhone = subjectOf(state);
      show();
    },
    { selector: (state: PhoneState) => state },
  );
  void phone.watch(others.map(({ extension }) => extension)).catch(() => undefined);
});
desk.addEventListener('cc-agent-state-change', ({ agentState }) => presence.tell(agentState));
for (const type of heardTypes) {
  desk.addEventListener(type, (event) => {
    heard = [{ at: new Date(), type, says: summary(event) }, ...heard].slice(0, 100);
    show();
  });
}

// --- what its reader can do --------------------------------------------------------

const who = find<HTMLSelectElement>('#who');
who.append(
  ...colleagues.map(({ extension, name }) => new Option(`${name} · ${extension}`, extension, false, extension === self.extension)),
);
who.addEventListener('change', () => location.assign(`?extension=${who.value}`));

const tips = find<HTMLDetailsElement>('#tips');
tips.open = kept('tips') !== 'closed';
tips.addEventListener('toggle', () => keep('tips', tips.open ? 'open' : 'closed'));

const panel = find<HTMLDetailsElement>('#trials');
panel.open = kept('trials') === 'open';
panel.addEventListener('toggle', () => keep('trials', panel.open ? 'open' : 'closed'));

find('#clear').addEventListener('click', () => {
  heard = [];
  show();
});

offerLooks();
offerPlaces();
offerPreferences({ ...words, ...trialWords }, () => {
  writeInLanguage();
  showCRM();
  show();
});
writeInLanguage();
showCRM();
find('#theme').addEventListener('change', showCRM);
find('#direction').addEventListener('change', showCRM);
find('cc-sip').setAttribute('credential-url', `/cc/credential/sip?extension=${self.extension}`);
show();
