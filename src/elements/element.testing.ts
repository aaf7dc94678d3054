import { expect, fixture, fixtureCleanup, waitUntil } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import { VirtualClock } from '../kit/virtual-clock.js';
import { type Call, noAbilities } from '../model/call.js';
import type { Party } from '../model/party.js';

/** When these tests play: a moment with whole seconds. */
export const now: number = Date.UTC(2026, 10, 21, 9, 0, 0);

export const amina: Party = { number: '+442079460958', name: 'Amina Okafor' };
export const robin: Party = { number: '1002', name: 'Robin Weiss' };
export const hostile: Party = { number: '<b>1</b>', name: '<img src=x onerror=alert(1)> \u202Egnp.exe' };
export const longNamed: Party = {
  number: '+1555010019944556677889900112233',
  name: 'Dr. Maximiliane-Theodora von Hohenlohe-Waldenburg-Schillingsfürst',
};

/** A clock that stands at `now`. */
export function standingClock(): VirtualClock {
  return new VirtualClock(now);
}

/** A call as it would be in the state that `change` says. */
export function callIn(change: Partial<Call> = {}): Call {
  const state = change.state ?? 'connected';
  return {
    id: 'a',
    direction: 'inbound',
    party: amina,
    state,
    hold: 'none',
    muted: false,
    media: 'ok',
    earlyMedia: false,
    camera: false,
    picture: false,
    screen: false,
    inConference: false,
    recording: 'off',
    data: {},
    quality: undefined,
    can: { ...noAbilities, hold: true, mute: true, dtmf: true },
    startedAt: now - 90_000,
    ...(state === 'connected' && { answeredAt: now - 62_000 }),
    ...change,
  };
}

/**
 * Audits an element in both colour schemes, each on the background that belongs to it. In Chromium only: the audit
 * reads the same tree and the same tokens everywhere, and took half of the time of these tests in each other engine.
 * That those paint the tokens with enough contrast is looked at with the tokens.
 */
export async function expectAccessible(element: LitElement): Promise<void> {
  if (!navigator.userAgent.includes('Chrome/')) return;
  const { documentElement, body } = element.ownerDocument;
  try {
    for (const [scheme, background, color] of [
      ['light', '#ffffff', '#12151b'],
      ['dark', '#17191f', '#f2f4f8'],
    ] as const) {
      documentElement.style.setProperty('--cc-color-scheme', scheme);
      Object.assign(body.style, { background, color });
      await element.updateComplete;
      await settled(element);
      await expect(element, `${element.localName} in ${scheme}`).to.be.accessible();
    }
  } finally {
    documentElement.style.removeProperty('--cc-color-scheme');
    Object.assign(body.style, { background: '', color: '' });
  }
}

// colours on the way from one to another are nobody's choice
async function settled(element: LitElement): Promise<void> {
  const roots: ShadowRoot[] = [];
  collectRoots(element, roots);
  const transitions = roots
    .flatMap((root) => root.getAnimations())
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(transitions.map((transition) => transition.finished));
}

function collectRoots(element: Element, roots: ShadowRoot[]): void {
  if (!element.shadowRoot) return;
  roots.push(element.shadowRoot);
  for (const inner of element.shadowRoot.querySelectorAll('*')) collectRoots(inner, roots);
}

/** Puts an element into the page, alone, and waits until it and what is inside it are rendered. */
export async function mounted<E extends LitElement>(template: TemplateResult): Promise<E> {
  fixtureCleanup();
  const element = await fixture<E>(template);
  await rendered(element);
  return element;
}

/** Waits until an element and the elements in its shadow root are rendered. */
export async function rendered(element: LitElement): Promise<void> {
  await element.updateComplete;
  for (const inner of element.renderRoot.querySelectorAll('*')) {
    if ('updateComplete' in inner) await rendered(inner as LitElement);
  }
}

/** The part of that name, in the element or in an element inside it. */
export function part(element: LitElement, name: string): HTMLElement {
  const found = findPart(element, name);
  if (!found) throw new Error(`${element.localName} has no part "${name}"`);
  return found;
}

/** The same, where it may be missing. */
export function findPart(element: LitElement, name: string): HTMLElement | undefined {
  for (const inner of element.renderRoot.querySelectorAll<HTMLElement>('*')) {
    if (inner.part.contains(name)) return inner;
    const deeper = inner.shadowRoot ? findPart(inner as LitElement, name) : undefined;
    if (deeper) return deeper;
  }
  return undefined;
}

/** All text that an element shows, elements inside it and slots aside, with single spaces. */
export function textOf(element: Element): string {
  const root: ParentNode = element.shadowRoot ?? element;
  const words = [...root.childNodes].map((node) => {
    if (node instanceof HTMLStyleElement) return '';
    if (node instanceof Element) return textOf(node);
    return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
  });
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

/** Waits for a fact, up to ten seconds: on a loaded machine code that is loaded late comes late. */
export function until(fact: () => boolean, what: string): Promise<void> {
  return waitUntil(fact, `This did not happen: ${what}`, { timeout: 10_000, interval: 10 });
}

/** Remembers the events of these types that reach the document. */
export function heard<E extends Event>(...types: readonly string[]): { readonly events: E[]; stop(): void } {
  const events: E[] = [];
  const onEvent = (event: Event): void => void events.push(event as E);
  for (const type of types) document.addEventListener(type, onEvent);
  return { events, stop: () => types.forEach((type) => document.removeEventListener(type, onEvent)) };
}
