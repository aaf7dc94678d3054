import 'contact-center-widgets/define';
import {
  AgentStateRequestEvent,
  AnswerRequestEvent,
  type Call,
  CallEndedEvent,
  CallIncomingEvent,
  CallStateChangeEvent,
  CameraRequestEvent,
  CcErrorEvent,
  ClickToCallCancelRequestEvent,
  ClickToCallDismissRequestEvent,
  ClickToCallRequestEvent,
  ClickToCallStateChangeEvent,
  DeclineRequestEvent,
  DeviceRequestEvent,
  DialRequestEvent,
  DtmfRequestEvent,
  FeedbackRequestEvent,
  FileOpenRequestEvent,
  HangUpRequestEvent,
  HoldRequestEvent,
  MessageDiscardRequestEvent,
  MessageRetryRequestEvent,
  MessageSendRequestEvent,
  MicrophonePermissionRequestEvent,
  MuteRequestEvent,
  OlderMessagesRequestEvent,
  RegistrationChangeEvent,
  ResumeRequestEvent,
  SoundTestRequestEvent,
  SoundUnlockRequestEvent,
  UnmuteRequestEvent,
} from 'contact-center-widgets';
import { callScenes } from './call-scenes.js';
import { checkScenes } from './check-scenes.js';
import { chatScenes } from './chat-scenes.js';
import { formScenes } from './form-scenes.js';
import { partScenes } from './part-scenes.js';
import type { SceneGroup } from './scene.js';
import { choices, readSettings, type Settings, slug, writeSettings } from './settings.js';
import { ShiftedClock } from './shifted-clock.js';
import { widgetScenes } from './widget-scenes.js';
import { windowScenes } from './window-scenes.js';

const groups: readonly SceneGroup[] = [
  ...widgetScenes,
  ...partScenes,
  ...callScenes,
  ...chatScenes,
  ...windowScenes,
  ...formScenes,
  ...checkScenes,
];
const eventTypes = [
  AgentStateRequestEvent,
  AnswerRequestEvent,
  CallEndedEvent,
  CallIncomingEvent,
  CallStateChangeEvent,
  CameraRequestEvent,
  CcErrorEvent,
  ClickToCallCancelRequestEvent,
  ClickToCallDismissRequestEvent,
  ClickToCallRequestEvent,
  ClickToCallStateChangeEvent,
  DeclineRequestEvent,
  DeviceRequestEvent,
  DialRequestEvent,
  DtmfRequestEvent,
  FeedbackRequestEvent,
  FileOpenRequestEvent,
  HangUpRequestEvent,
  HoldRequestEvent,
  MessageDiscardRequestEvent,
  MessageRetryRequestEvent,
  MessageSendRequestEvent,
  MicrophonePermissionRequestEvent,
  MuteRequestEvent,
  OlderMessagesRequestEvent,
  RegistrationChangeEvent,
  ResumeRequestEvent,
  SoundTestRequestEvent,
  SoundUnlockRequestEvent,
  UnmuteRequestEvent,
].map(({ type }) => type);

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

let settings = readSettings(location.search);

function change(part: Partial<Settings>, anew: boolean): void {
  settings = { ...settings, ...part };
  history.replaceState(null, '', writeSettings(settings));
  dress();
  if (anew) void show();
}

/** Scheme, width, language, direction, brand: all without a new start of the scene. */
function dress(): void {
  const root = document.documentElement;
  const frame = byId('frame');
  const { scheme, lang, dir, brand, width, text, density, bare } = settings;
  frame.lang = lang;
  frame.dir = dir;
  root.dataset['scheme'] = scheme;
  document.body.classList.toggle('bare', bare === '1');
  const style = root.style;
  style.setProperty('--cc-color-scheme', scheme === 'auto' ? 'light dark' : scheme);
  style.setProperty('--cc-color-brand', brand);
  style.setProperty('--cc-font-size', `${(0.875 * Number(text)) / 100}rem`);
  style.setProperty('--cc-density', density);
  style.setProperty('--width', `${width}px`);
  for (const button of document.querySelectorAll<HTMLButtonElement>('#switches button')) {
    button.setAttribute('aria-pressed', String(settings[button.name as keyof Settings] === button.value));
  }
}

/** Puts the chosen scene into the frame, from its beginning. */
async function show(): Promise<void> {
  const group = groups.find(({ element }) => element === settings.element) ?? groups[0];
  const scene = group?.scenes.find(({ name }) => slug(name) === settings.state) ?? group?.scenes[0];
  const frame = byId('frame');
  if (!group || !scene) return;
  frame.replaceChildren();
  byId('log').replaceChildren();
  delete document.body.dataset['shown'];
  byId('title').textContent = `${group.element} · ${scene.name}`;
  for (const link of document.querySelectorAll('#scenes a')) {
    const here = link.getAttribute('data-key') === `${group.element}/${scene.name}`;
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  await scene.show(frame, new ShiftedClock());
  document.body.dataset['shown'] = scene.name;
}

function sceneLink(element: string, name: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.textContent = name;
  link.dataset['key'] = `${element}/${name}`;
  link.href = writeSettings({ ...settings, element, state: slug(name) });
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    change({ element, state: slug(name) }, true);
  });
  return link;
}

function listScenes(): void {
  for (const { element, scenes } of groups) {
    const title = document.createElement('h2');
    title.textContent = element;
    const list = document.createElement('div');
    list.append(...scenes.map(({ name }) => sceneLink(element, name)));
    byId('scenes').append(title, list);
  }
}

function listSwitches(): void {
  for (const [name, values] of Object.entries(choices)) {
    const set = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = name;
    set.append(legend);
    for (const value of values) {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', name, value, textContent: name === 'brand' ? '' : name === 'text' ? `${value} %` : value });
      if (name === 'brand') {
        button.classList.add('swatch');
        button.style.setProperty('--swatch', value);
        button.setAttribute('aria-label', value);
      }
      button.addEventListener('click', () => change({ [name]: value }, false));
      set.append(button);
    }
    byId('switches').append(set);
  }
}

function logEvent(event: Event): void {
  const line = document.createElement('li');
  const fields = Object.entries(event).filter(([key, value]) => key !== 'isTrusted' && typeof value !== 'object');
  const call = 'call' in event ? [`${(event.call as Call).state}, ${(event.call as Call).party.number || 'withheld'}`] : [];
  line.textContent = [event.type, ...call, ...fields.map(([key, value]) => `${key}: ${String(value)}`)].join('   ');
  byId('log').prepend(line);
}

for (const type of eventTypes) document.addEventListener(type, logEvent);
listScenes();
listSwitches();
dress();
void show();
