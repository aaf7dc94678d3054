import type { TemplateResult } from 'lit';
import type { ScreenPopDelivery, ScreenPopOutcome, ScreenPops, ScreenPopStage } from '../../context/contexts.js';
import { LocaleController } from '../../context/locale-controller.js';
import { CcErrorEvent } from '../../events/error-event.js';
import { ScreenPopEvent } from '../../events/screen-pop-events.js';
import { screenPopBook } from '../../locales/books/screen-pop-book.js';
import { CcError, toCcError } from '../../model/error.js';
import type { ScreenPopFacts } from '../../model/screen-pop.js';
import type { ScreenPopPage } from '../../model/screen-pop-rule.js';
import { dispatchErrors } from '../facts/error-facts.js';
import { dispatchScreenPopFacts } from '../facts/screen-pop-facts.js';
import { type BridgeRefusal, PageBridge } from './page-bridge.js';
import { PageFrame } from './page-frame.js';
import { PageWishes } from './page-wishes.js';
import type { ScreenPopHost } from './screen-pop-host.js';
import { screenPopView, type ViewedPage } from './screen-pop-view.js';

type NamedPage = ScreenPopPage & { readonly id: string };

/** What stands in a frame, and what it was told. */
interface Framed {
  readonly page: NamedPage;
  readonly frame: PageFrame;
  /** For whom it was opened last. */
  told?: { readonly popId: string; readonly facts: ScreenPopFacts };
}

/**
 * Everything that a screen pop does once its tag is in a page: opens pages in
 * frames and tabs, speaks with them, shows what there is to decide.
 */
export class ScreenPopFlow implements ScreenPopStage {
  readonly #host: ScreenPopHost;
  readonly #screenPops: ScreenPops;
  readonly #words: LocaleController;
  readonly #bridge: PageBridge;
  readonly #wishes: PageWishes;
  readonly #refusals = new Map<BridgeRefusal, number>();
  readonly #framed = new Map<string, Framed>();
  readonly #end = new AbortController();
  #stopFollowing: () => void = () => {};
  #selected: string | undefined;
  #selectedFor: string | undefined;
  #sent: string | undefined;

  /** @param own the screen pops to use where the page gives none; disposed with this */
  constructor(host: ScreenPopHost, own: ScreenPops) {
    this.#host = host;
    const given = host.givenScreenPops;
    const screenPops = (this.#screenPops = given ?? own);
    this.#words = new LocaleController(host, screenPopBook);
    this.#wishes = new PageWishes(host);
    this.#bridge = new PageBridge({
      page: host.ownerDocument.defaultView as Window,
      clock: host.clock,
      frames: () => this.#bridgedFrames(),
      onLine: (id) => void this.#onLine(id),
      onRequest: async (id, request) => {
        const refusal = await this.#wishes.carryOut(id, request);
        if (!refusal && request.type !== 'callOut') this.#tellSent(id);
        return refusal;
      },
      onRefused: (why) => this.#refusals.set(why, (this.#refusals.get(why) ?? 0) + 1),
    });
    this.#bridge.connect();
    const { signal } = this.#end;
    dispatchScreenPopFacts(screenPops, host, signal);
    dispatchErrors([screenPops], host, signal);
    screenPops.subscribe(() => this.#onState(), { signal });
    signal.addEventListener('abort', screenPops.attach(this), { once: true });
    if (given) own.dispose();
    else signal.addEventListener('abort', () => own.dispose(), { once: true });
  }

  /** How often something that came to this window was not listened to, or not carried out, by reason. */
  get refusals(): Readonly<Partial<Record<BridgeRefusal, number>>> {
    return Object.fromEntries(this.#refusals);
  }

  get screenPops(): ScreenPops {
    return this.#screenPops;
  }

  /** To be called when the configuration is another one. */
  configure(): void {
    const { config, lookups } = this.#host;
    try {
      this.#screenPops.configure(config, lookups);
    } catch (cause) {
      this.#host.dispatchEvent(new CcErrorEvent(toCcError(cause, 'rule-invalid')));
    }
    for (const [id, framed] of [...this.#framed]) this.#renew(id, framed);
    this.#onState();
  }

  /** To be called when the phone or the chat is another one. */
  follow(): void {
    this.#stopFollowing();
    const { phoneSource: phone, chatSource: chat, agentChatsSource: agentChats } = this.#host;
    this.#stopFollowing = this.#screenPops.follow({ phone, chat, agentChats });
  }

  dispose(): void {
    this.#stopFollowing();
    this.#wishes.decide(false);
    this.#bridge.disconnect();
    this.#words.hostDisconnected();
    this.#host.removeController(this.#words);
    for (const { frame } of this.#framed.values()) frame.leave();
    this.#end.abort();
  }

  async deliver({ pop, place, facts }: ScreenPopDelivery): Promise<ScreenPopOutcome> {
    // a page that prevents it has opened what is to be opened
    if (!this.#host.dispatchEvent(new ScreenPopEvent(pop, place, facts)) || place.type === 'event') return 'delivered';
    if (place.type === 'tab') return this.#openTab(place.url, place.name) ? 'delivered' : 'blocked';
    const framed = this.#frameOf(place.page);
    if (!framed) throw new CcError('url-not-allowed', `the page ${place.page} is switched off`);
    if (this.#selectedFor !== pop.subject.id) this.#selected = place.page;
    this.#selectedFor = pop.subject.id;
    framed.told = { popId: pop.id, facts };
    const line = this.#bridge.line(place.page);
    if (line?.hears && framed.frame.has(place.url)) {
      try {
        await line.tell('facts', facts);
        return 'acknowledged';
      } catch {
        // it may have been about to be another page: then its hash tells it
        framed.frame.open(place.url);
        return 'silent';
      }
    }
    if (!framed.frame.has(place.url)) this.#bridge.drop(place.page);
    framed.frame.open(place.url);
    this.#host.requestUpdate();
    return 'delivered';
  }

  render(): TemplateResult {
    const { config } = this.#host;
    const { state } = this.#screenPops;
    const pages = this.#visiblePages().map((page): ViewedPage => {
      const { frame } = this.#frameOf(page.id) as Framed;
      return { id: page.id, name: page.name, frame: frame.element, url: frame.url ?? '', isLoading: frame.isLoading };
    });
    const wish = this.#wishes.wish;
    const nameOf = (id: string): string => (config.pages ?? []).find((page) => (page.id ?? page.name) === id)?.name ?? id;
    return screenPopView(
      {
        words: this.#words,
        state,
        pages,
        selected: pages.find(({ id }) => id === this.#selected)?.id ?? pages[0]?.id,
        wish: wish && { ...wish, page: nameOf(wish.page) },
        sent: this.#sent && nameOf(this.#sent),
      },
      {
        onSelect: (id) => {
          this.#selected = id;
          this.#host.requestUpdate();
        },
        onShow: (subjectId) => this.#screenPops.show(subjectId),
        onChoose: (popId, recordId) => this.#screenPops.choose(popId, recordId),
        onOpen: (popId) => void this.#screenPops.open(popId),
        onClose: (popIds) => popIds.forEach((popId) => this.#screenPops.close(popId)),
        onDecide: (wanted) => this.#wishes.decide(wanted),
      },
    );
  }

  #onState(): void {
    const visible = new Set(this.#visiblePages().map(({ id }) => id));
    for (const id of [...this.#framed.keys()]) {
      if (visible.has(id)) continue;
      this.#bridge.drop(id);
      this.#framed.delete(id);
    }
    this.#host.requestUpdate();
  }

  /** Pages that are there always, and those that are open for somebody. */
  #visiblePages(): readonly NamedPage[] {
    const { plan, state } = this.#screenPops;
    return plan.pages.filter(
      ({ id, enabled, alwaysVisible }) =>
        enabled !== false && (alwaysVisible || state.pops.some(({ place }) => place?.type === 'page' && place.page === id)),
    );
  }

  /** A page whose address was changed is opened there, for whom it was opened before. */
  #renew(id: string, { page, told }: Framed): void {
    const now = this.#screenPops.plan.pages.find((each) => each.id === id);
    if (now?.url === page.url && now.name === page.name) return;
    this.#bridge.drop(id);
    this.#framed.delete(id);
    if (told) void this.#screenPops.open(told.popId);
  }

  #frameOf(id: string): Framed | undefined {
    const known = this.#framed.get(id);
    if (known) return known;
    const page = this.#screenPops.plan.pages.find((each) => each.id === id);
    if (!page || page.enabled === false) return undefined;
    const { ownerDocument: document, sandboxed: sandbox, allowed: allow } = this.#host;
    const frame = new PageFrame({ document, name: page.name, sandbox, allow, onLoad: () => this.#host.requestUpdate() });
    const framed: Framed = { page, frame };
    this.#framed.set(id, framed);
    // one with places to fill in is opened when there is something to fill in
    const isWhole = !/\{[\w.]+\}/.test(page.url);
    if (page.alwaysVisible && isWhole) frame.open(new URL(page.url, document.baseURI).href);
    return framed;
  }

  #bridgedFrames(): readonly { readonly id: string; readonly window: Window | null; readonly origins: readonly string[] }[] {
    const { origins } = this.#screenPops.plan;
    return [...this.#framed].map(([id, { frame }]) => ({ id, window: frame.element.contentWindow, origins }));
  }

  /** A page that was opened before it could be spoken with is told now. */
  async #onLine(id: string): Promise<void> {
    const { told } = this.#framed.get(id) ?? {};
    const line = this.#bridge.line(id);
    if (!told || !line?.hears) return;
    try {
      await line.tell('facts', told.facts);
      this.#screenPops.acknowledge(told.popId);
    } catch {
      // it stays a page that was opened, and did not say so
    }
  }

  #openTab(url: string, name: string): boolean {
    const page = this.#host.ownerDocument.defaultView;
    // the tab keeps its opener: without it the browser would not find the tab again by its name
    return (page?.open(url, name) ?? null) !== null;
  }

  #tellSent(id: string): void {
    this.#sent = id;
    this.#host.requestUpdate();
    this.#host.clock.after(4000, () => {
      this.#sent = undefined;
      this.#host.requestUpdate();
    });
  }
}
