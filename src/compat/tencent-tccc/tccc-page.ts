import type { Tccc, TcccObservedStatus, TcccResult } from '../../backends/tencent-tccc/tccc-api.js';
import { tcccBook } from '../../locales/books/tccc-book.js';
import { loadLanguage, nearestLanguage, openBook, shownLanguage, text } from '../../locales/languages.js';
import { devices } from './devices.js';
import { EventBus, eventNames } from './event-bus.js';
import type { SessionEngine, startEngine, TcccCommands } from './session-engine.js';
import type { TcccPageOptions } from './tccc-session.js';
import { WorkbenchView } from './workbench-view.js';

/** Fetches what works behind the page. Apart from it, so that a script tag brings little and `tccc` is there at once. */
export type EngineLoader = () => Promise<{ readonly startEngine: typeof startEngine }>;

/** Commands with a result, by their namespaces. */
const commandNames = {
  Call: [
    'startOutboundCall',
    'startInternalCall',
    'callOut',
    'accept',
    'hungUp',
    'deleteCall',
    'muteMic',
    'unmuteMic',
    'isMicMuted',
    'hold',
    'unHold',
    'sendDigits',
    'transfer',
  ],
  Chat: ['accept', 'end', 'transfer', 'sendCardMessage', 'sendOrderMessage'],
  Video: ['accept', 'end', 'muteMic', 'unmuteMic', 'muteVideo', 'unmuteVideo', 'transfer'],
} as const;

type Command = (options: unknown) => Promise<TcccResult<never>>;

/** `window.tccc` of one page: there at once, working once its session is open. */
export class TcccPage {
  readonly api: Tccc;
  readonly #load: EngineLoader;
  readonly #bus = new EventBus();
  readonly #view = new WorkbenchView();
  #options: TcccPageOptions;
  #engine: SessionEngine | undefined;
  #standing: 'starting' | 'ready' | 'expired' = 'starting';
  /** One start after another. */
  #starts: Promise<void> = Promise.resolve();

  constructor(options: TcccPageOptions, load: EngineLoader) {
    openBook(tcccBook);
    this.#options = options;
    this.#load = load;
    this.api = this.#makeApi();
  }

  /**
   * Opens a session, in place of the one before: that is how pages switch
   * accounts. Never rejects: what becomes of it is told by events.
   */
  start(options: TcccPageOptions): Promise<void> {
    // at once, while the script still runs: who subscribes when it has loaded asks about this start
    this.#bus.begin();
    if (this.#standing === 'expired') this.#standing = 'starting';
    this.#starts = this.#starts.then(() => this.#start(options));
    return this.#starts;
  }

  async #start(options: TcccPageOptions): Promise<void> {
    void loadLanguage(nearestLanguage(document.documentElement.lang));
    try {
      const session = await options.open();
      if (this.#standing === 'ready' && this.#engine?.userId === session.userId) return this.#bus.stand('ready', undefined);
      await this.#leave();
      this.#options = options;
      const { startEngine } = await this.#load();
      let isReady = false;
      const onReady = (): void => {
        isReady = true;
        if (this.#engine) this.#stand('ready');
      };
      this.#engine = await startEngine(session, options, { emit: (...event) => this.#bus.emit(...event), onReady });
      this.#view.show(this.#engine.element);
      if (isReady) this.#stand('ready');
    } catch (cause) {
      if (codeOf(cause) === 'credential-expired') return this.#expire();
      reportError(cause); // Tencent's API has no event for it
    }
  }

  async #leave(): Promise<void> {
    this.#standing = 'starting';
    const engine = this.#engine;
    this.#engine = undefined;
    await engine?.end();
  }

  #stand(standing: 'ready'): void {
    if (this.#standing === standing) return;
    this.#standing = standing;
    this.#bus.stand(standing, undefined);
  }

  #expire(): void {
    const message = text(this.#language, 'tccc.expired');
    // who is on the phone stays there: an address that is over harms nobody but who comes with it
    if (this.#engine) return this.#bus.emit('tokenExpired', { message });
    this.#standing = 'expired';
    this.#bus.stand('tokenExpired', { message });
  }

  get #language(): string {
    return shownLanguage(document.documentElement.lang);
  }

  async #refuse(): Promise<TcccResult<never>> {
    const errorMsg = text(this.#language, this.#standing === 'expired' ? 'tccc.expired' : 'tccc.not-ready');
    if (this.#options.failures === 'reject') throw Object.assign(new Error(errorMsg), { status: 'error', errorMsg });
    return { status: 'error', errorMsg };
  }

  #namespace<Name extends keyof typeof commandNames>(name: Name): TcccCommands[Name] {
    const commands = commandNames[name].map((command): [string, Command] => [
      command,
      (options) => {
        const { commands: own } = this.#engine ?? {};
        if (!own || this.#standing !== 'ready') return this.#refuse();
        return (own[name] as unknown as Readonly<Record<string, Command>>)[command]?.(options) ?? this.#refuse();
      },
    ]);
    return Object.fromEntries(commands) as unknown as TcccCommands[Name];
  }

  #makeApi(): Tccc {
    const agent = (): Tccc['Agent'] | undefined => this.#engine?.commands.Agent;
    const Call = this.#namespace('Call');
    return {
      events: eventNames,
      on: (event, handler) => this.#bus.on(event, handler),
      off: (event, handler) => this.#bus.off(event, handler),
      Call,
      Chat: this.#namespace('Chat'),
      Video: this.#namespace('Video'),
      Agent: {
        online: () => agent()?.online(),
        offline: () => agent()?.offline(),
        setStatus: (options) => (this.#standing === 'ready' ? (agent()?.setStatus(options) ?? this.#refuse()) : this.#refuse()),
        getStatus: (): TcccObservedStatus => agent()?.getStatus() ?? 'offline',
      },
      Devices: devices,
      UI: this.#view.commands,
      Admin: { getSkillGroups: () => this.#engine?.commands.Admin.getSkillGroups() ?? [] },
      overrideButtonConfig: (change) => this.#view.overrideButtons(change),
      callOut: (options) => Call.callOut(options),
    };
  }
}

// by its name: the engine may come as a copy of its own, with an error class of its own
function codeOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}
