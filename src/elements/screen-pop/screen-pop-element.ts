import { type CSSResultGroup, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { agentChatsContext } from '../../context/agent-chats-context.js';
import {
  type AgentChats,
  type Chat,
  chatContext,
  type Phone,
  phoneContext,
  type RecordLookup,
  type ScreenPopConfig,
  screenPopContext,
  type ScreenPops,
} from '../../context/contexts.js';
import { StoreController } from '../../context/store-controller.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import type { ScreenPopAgent } from '../../model/screen-pop.js';
import type { ScreenPopCondition, ScreenPopPage, ScreenPopRule } from '../../model/screen-pop-rule.js';
import type { BridgeRefusal } from './page-bridge.js';
import { screenPopStyles } from './screen-pop-element.css.js';
import type { ScreenPopFlow } from './screen-pop-flow.js';
import type { DialRequests, ScreenPopHost } from './screen-pop-host.js';

/**
 * Opens the business page of whoever calls or chats: in a frame, in a tab of
 * the browser, or by an event for the page's own code; once, in one of several
 * tabs, and without loading it again when the call is answered and ends.
 *
 * One page is said by `url`; several, and when each is opened, by `pages` and
 * `rules`. A page that is told in its hash reads it with `parseScreenPopHash`
 * of `contact-center-widgets/page`; one that speaks with the workstation may
 * also ask it to dial, which the agent confirms, and to write in the chat.
 *
 * Takes phone and chat from its properties, else from the nearest desk.
 *
 * @fires cc-screen-pop - A page is about to be opened or told. Prevented: the host page has done it.
 * @fires cc-screen-pop-state-change - A screen pop went from one state to another.
 * @fires cc-dial-request - A popped page wants a number to be called, and the agent agrees.
 * @fires cc-page-message-request - A popped page writes into the conversation.
 * @fires cc-error - Something failed; once for each failure.
 * @csspart base - All of it.
 * @csspart header - Who is on the line, and what can be done.
 * @csspart tabs - The pages by their names, where there are several.
 * @csspart tab - One of them.
 * @csspart body - Where the page stands.
 * @csspart frame - The page's frame.
 * @csspart lookup - Whose record it is, or the choice among several.
 * @csspart notice - Something that went wrong.
 * @csspart dial - A number that a page wants to be called.
 * @cssprop [--cc-color-scheme=light dark] - `light`, `dark`, or what the reader's system says.
 * @cssprop [--cc-color-brand=#2f5fe0] - The one colour of the page's brand.
 * @cssprop [--cc-font-family=system-ui] - Font.
 * @cssprop [--cc-font-size=0.875rem] - Size of plain text; everything follows it.
 * @cssprop [--cc-radius=8px] - Corners of surfaces.
 */
export class ScreenPopElement extends LitElement implements ScreenPopHost {
  static readonly tagName = 'cc-screen-pop';
  static override styles: CSSResultGroup = screenPopStyles;
  /** Loads what the tag does; set where the tag is defined. */
  static load: ((host: ScreenPopHost) => Promise<ScreenPopFlow>) | undefined;

  /** The page to open: https, or relative. What is in it as `{party.number}` is filled in; where nothing is, its hash tells it. */
  @property() url: string | undefined;
  /** What the page is called. Default: its host. */
  @property() name: string | undefined;
  /** Where `url` is opened: in a frame here, or in a tab of the browser. */
  @property() target: 'frame' | 'tab' = 'frame';
  /** The page is there also while nobody calls. */
  @property({ type: Boolean, attribute: 'always-visible' }) alwaysVisible = false;
  /** In which phases `url` is opened or told: words of `ring`, `answer`, `end`. */
  @property() on: string | undefined;
  /** For what: `call` or `chat`. Default: both. */
  @property() kind: 'call' | 'chat' | undefined;
  /** For calls in which direction. */
  @property() direction: 'inbound' | 'outbound' | 'any' = 'inbound';
  /** More pages; as an attribute in JSON. */
  @property({ type: Array }) pages: readonly ScreenPopPage[] = [];
  /** What is opened when; likewise. */
  @property({ type: Array }) rules: readonly ScreenPopRule[] = [];
  /** Finds records, by name, for rules of the type `lookup`. */
  @property({ attribute: false }) lookups: Readonly<Record<string, RecordLookup>> = {};
  /** Who is served, for the pages; as an attribute in JSON. */
  @property({ type: Object }) agent: ScreenPopAgent | undefined;
  /** Of the centre's account, for the pages (Tencent's `sdkAppId`). */
  @property({ attribute: 'application-id' }) applicationId: string | undefined;
  /** Pages are told an opaque reference in place of number, id, name and picture. */
  @property({ type: Boolean, attribute: 'hide-party' }) hideParty = false;
  /** Origins, with spaces between, that may be opened and may speak besides those of the pages themselves. */
  @property() origins = '';
  /** What becomes of a page's wish to dial: the agent confirms it, it is dialled at once, or never. */
  @property({ attribute: 'dial-requests' }) dialRequests: DialRequests = 'confirm';
  /** What framed pages may do, as `sandbox` of an `iframe` says it. Never lead this page away. Empty: anything. */
  @property({ attribute: 'sandbox' }) sandboxed =
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';
  /** What of the browser framed pages may use, as `allow` of an `iframe` says it. */
  @property({ attribute: 'allow' }) allowed = 'clipboard-write';
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;

  readonly #phone = new StoreController<Phone, undefined>(this, phoneContext, {
    selector: () => undefined,
    onSource: () => this.#flow?.follow(),
  });
  readonly #chat = new StoreController<Chat, undefined>(this, chatContext, {
    selector: () => undefined,
    onSource: () => this.#flow?.follow(),
  });
  readonly #agentChats = new StoreController<AgentChats, undefined>(this, agentChatsContext, {
    selector: () => undefined,
    onSource: () => this.#flow?.follow(),
  });
  readonly #shared = new StoreController<ScreenPops, undefined>(this, screenPopContext, {
    selector: () => undefined,
    onSource: () => this.#reload(),
  });
  #flow: ScreenPopFlow | undefined;
  #loading = 0;
  #failed = false;

  /** The phone to use, whatever the desk offers. */
  @property({ attribute: false })
  get phone(): Phone | undefined {
    return this.#phone.source;
  }
  set phone(phone: Phone | undefined) {
    this.#phone.use(phone);
  }

  /** The chat to use, whatever the desk offers. */
  @property({ attribute: false })
  get chat(): Chat | undefined {
    return this.#chat.source;
  }
  set chat(chat: Chat | undefined) {
    this.#chat.use(chat);
  }

  /** The agent's conversations to use, whatever the desk offers. */
  @property({ attribute: false })
  get agentChats(): AgentChats | undefined {
    return this.#agentChats.source;
  }
  set agentChats(agentChats: AgentChats | undefined) {
    this.#agentChats.use(agentChats);
  }

  /** The screen pops in use: those that were given, or its own once it has loaded. */
  @property({ attribute: false })
  get screenPops(): ScreenPops | undefined {
    return this.#flow?.screenPops ?? this.#shared.source;
  }
  set screenPops(screenPops: ScreenPops | undefined) {
    this.#shared.use(screenPops);
  }

  /** How often something that pages said was not listened to or not carried out, by reason: for logs. */
  get refusals(): Readonly<Partial<Record<BridgeRefusal, number>>> {
    return this.#flow?.refusals ?? {};
  }

  /** @internal */
  get phoneSource(): Phone | undefined {
    return this.#phone.source;
  }

  /** @internal */
  get chatSource(): Chat | undefined {
    return this.#chat.source;
  }

  /** @internal */
  get agentChatsSource(): AgentChats | undefined {
    return this.#agentChats.source;
  }

  /** @internal */
  get givenScreenPops(): ScreenPops | undefined {
    return this.#shared.source;
  }

  /** @internal */
  get config(): ScreenPopConfig {
    const { url, target, agent, applicationId, hideParty, alwaysVisible } = this;
    const name = this.name || (url && hostOf(url)) || '';
    const isTab = target === 'tab';
    const when = this.#when;
    return {
      pages: [...(url && !isTab ? [{ id: 'page', name, url, alwaysVisible, when }] : []), ...this.pages],
      rules: [...this.rules, ...(url && isTab ? [{ id: 'tab', when, open: { type: 'tab', url, name: 'screen-pop' } } as const] : [])],
      origins: this.origins.split(/\s+/).filter(Boolean),
      hideParty,
      ...(agent && { agent }),
      ...(applicationId && { applicationId }),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (configured.some((name) => changed.has(name))) this.#flow?.configure();
  }

  override render(): TemplateResult {
    return this.#flow?.render() ?? html`<section class="pop" part="base" aria-busy=${!this.#failed}></section>`;
  }

  get #when(): ScreenPopCondition {
    const on = this.on?.split(/\s+/).filter(Boolean) as ScreenPopCondition['on'];
    return { direction: this.direction, ...(on && { on }), ...(this.kind && { kind: this.kind }) };
  }

  #reload(): void {
    if (this.#flow && this.#flow.screenPops === this.#shared.source) return;
    this.#close();
    void this.#open();
  }

  async #open(): Promise<void> {
    const mine = ++this.#loading;
    try {
      const flow = await ScreenPopElement.load?.(this);
      if (mine !== this.#loading || !this.isConnected) return flow?.dispose();
      this.#flow = flow;
      flow?.configure();
      flow?.follow();
      this.#failed = flow === undefined;
    } catch {
      this.#failed = true; // the next call is another try
    }
    this.requestUpdate();
  }

  #close(): void {
    this.#loading++;
    this.#flow?.dispose();
    this.#flow = undefined;
  }
}

const configured = [
  'url',
  'name',
  'target',
  'alwaysVisible',
  'on',
  'kind',
  'direction',
  'pages',
  'rules',
  'lookups',
  'agent',
  'applicationId',
  'hideParty',
  'origins',
] as const;

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url;
}
