import { bring, comesLater } from '../elements/late-part/late-part.js';

/** The tags of the package, and what defines each. */
const tags: Readonly<Record<string, () => Promise<unknown>>> = {
  'cc-desk': () => import('./desk.js'),
  'cc-sip': () => import('./sip.js'),
  'cc-huawei-cec': () => import('./huawei-cec.js'),
  'cc-tencent-tccc': () => import('./tencent-tccc.js'),
  'cc-active-call': () => import('./active-call.js'),
  'cc-agent-chat': () => import('./agent-chat.js'),
  'cc-agent-status': () => import('./agent-status.js'),
  'cc-audio-devices': () => import('./audio-devices.js'),
  'cc-call-button': () => import('./call-button.js'),
  'cc-call-check': () => import('./call-check.js'),
  'cc-call-controls': () => import('./call-controls.js'),
  'cc-call-history': () => import('./call-history.js'),
  'cc-call-list': () => import('./call-list.js'),
  'cc-call-recording': () => import('./call-recording.js'),
  'cc-call-video': () => import('./call-video.js'),
  'cc-conference-people': () => import('./conference-people.js'),
  'cc-call-panel': () => import('./call-panel.js'),
  'cc-call-quality': () => import('./call-quality.js'),
  'cc-call-timer': () => import('./call-timer.js'),
  'cc-chat-panel': () => import('./chat-panel.js'),
  'cc-chat-window': () => import('./chat-window.js'),
  'cc-dialpad': () => import('./dialpad.js'),
  'cc-emoji-picker': () => import('./emoji-picker.js'),
  'cc-evaluation-form': () => import('./evaluation-form.js'),
  'cc-incoming-call': () => import('./incoming-call.js'),
  'cc-leave-message-form': () => import('./leave-message-form.js'),
  'cc-level-meter': () => import('./level-meter.js'),
  'cc-message-bubble': () => import('./message-bubble.js'),
  'cc-message-composer': () => import('./message-composer.js'),
  'cc-message-list': () => import('./message-list.js'),
  'cc-microphone-check': () => import('./microphone-check.js'),
  'cc-pre-chat-form': () => import('./pre-chat-form.js'),
  'cc-queue-notice': () => import('./queue-notice.js'),
  'cc-screen-pop': () => import('./screen-pop.js'),
  'cc-softphone': () => import('./softphone.js'),
  'cc-sound-hints': () => import('./sound-hints.js'),
  'cc-transfer-form': () => import('./transfer-form.js'),
};

const names = Object.keys(tags).join();
const wanted = new Map<string, Promise<void>>();

const watch = new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) void look(node);
});

/**
 * Defines our tags as a document or a shadow root comes to hold them, now and later, so that a page loads what it
 * shows and nothing else. A tag that cannot be loaded is tried again when the network is back.
 *
 * Resolves when each tag that the root holds now is defined, or could not be loaded.
 *
 * The script for a page does so for its document. A shadow root is not seen from outside: its owner gives it here.
 */
export async function defineIn(root: Document | ShadowRoot): Promise<void> {
  watch.observe(root, { childList: true, subtree: true });
  await look(root);
}

async function look(root: ParentNode): Promise<void> {
  const held = [...root.querySelectorAll(names)];
  if (root instanceof Element && root.matches(names)) held.push(root);
  await Promise.all(held.map(({ localName }) => wanted.get(localName) ?? want(localName)));
}

function want(tag: string): Promise<void> {
  const load = tags[tag];
  if (load) comesLater(tag, load);
  // told by the browser; what is missed is tried again
  const brought = bring(tag).catch(() => {});
  wanted.set(tag, brought);
  return brought;
}

void defineIn(document);
