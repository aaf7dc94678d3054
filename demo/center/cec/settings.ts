/** What becomes of a click-to-call request. */
export type CallScenario =
  | 'connected'
  | 'queue'
  | 'transferred'
  | 'queue-timeout'
  | 'failed'
  | 'disconnected'
  | 'no-event'
  | 'unknown-event'
  | 'no-agents'
  | 'outside-hours'
  | 'unsupported'
  | 'error';

/** What can be set about a channel, while the center runs. Times in milliseconds unless told otherwise. */
export interface CECSettings {
  // how the wire looks, where versions of the service differ
  /** The chat token comes inside a pair of quotation marks of its own. */
  readonly quotedToken: boolean;
  /** When a newer chat token comes in a response header: never, in the place of a 401 for one that has expired, or with every answer. */
  readonly rollOver: 'never' | 'expired' | 'always';
  /** Fields of a message without a value are there with `null`, or not there. */
  readonly nullFields: boolean;
  readonly timestamps: 'number' | 'text';
  readonly eventIds: 'number' | 'text';
  readonly accessCodes: 'number' | 'text';
  readonly resultCodes: 'number' | 'text';
  readonly queueFlag: 'Y' | 'true';
  /** How a bot's similar questions come in their one string. */
  readonly similarQuestions: 'json' | 'lines';
  readonly historyOrder: 'newest-first' | 'oldest-first';

  // tokens, in seconds
  readonly fabricLifetime: number;
  readonly chatLifetime: number;

  // conversations
  readonly pollHold: number;
  /** Inactivity after which a conversation ends. */
  readonly idle: number;
  /** Without a poll for so long, a conversation is released. */
  readonly release: number;
  readonly bot: boolean;
  /** Words and phrases by which a visitor asks the bot for an agent. */
  readonly transferKeywords: readonly string[];
  /** The current time is one at which agents work. */
  readonly open: boolean;
  /** There are agents at all. */
  readonly agents: boolean;
  /** Visitors ahead of a new one, as long as no human agent is signed in. */
  readonly queueAhead: number;
  /** Time after which one of them is served. */
  readonly queueStep: number;
  readonly queueReminder: number;
  /** Longest wait, in seconds. */
  readonly queueLimit: number;
  /** What an agent that follows a script takes to read, and again to write. */
  readonly agentPace: number;
  /** Agents are seen to write: not documented for this direction, so a client may never be sure of it. */
  readonly agentTyping: boolean;
  /** After a time-out a visitor may go on writing, and is answered later. */
  readonly asynchronous: boolean;
  readonly survey: boolean;
  /** Answers the next requests of a kind with this code instead of doing them. */
  readonly connectFailure: { readonly resultCode: string; readonly resultDesc: string } | null;

  // calls
  readonly callScenario: CallScenario;
  readonly webRTC: boolean;
  readonly callHold: number;
  readonly callQueueTime: number;
  readonly callsInQueue: number;
  /** Extension or number that a call goes to if no human agent takes it. */
  readonly callTarget: string;
  /** What the entries of `gwAddresses` look like. */
  readonly gatewayScheme: boolean;
  /** The first gateway address leads nowhere. */
  readonly deadGatewayFirst: boolean;
  /** Before the gateway that works comes one that refuses every call with this SIP status; 0: there is none. */
  readonly gatewayRefuses: number;

  // the page family
  readonly cookieHTTPOnly: boolean;
  /** Where the enterprise says who a visitor is (token mode); a path is one of this center. */
  readonly validationURL: string;
  /** Tolerated difference between the signed time and the center's. */
  readonly signatureSkew: number;

  // the webhook
  /** Messages are pushed there instead of being polled. */
  readonly push: { readonly url: string; readonly key: string } | null;
}

/** How it is out of the box. */
export const defaultSettings: CECSettings = {
  quotedToken: true,
  rollOver: 'expired',
  nullFields: true,
  timestamps: 'number',
  eventIds: 'number',
  accessCodes: 'text',
  resultCodes: 'text',
  queueFlag: 'Y',
  similarQuestions: 'json',
  historyOrder: 'newest-first',
  fabricLifetime: 600,
  chatLifetime: 3600,
  pollHold: 5000,
  idle: 1_200_000,
  release: 180_000,
  bot: true,
  transferKeywords: [
    'agent',
    'human',
    'real person',
    'live person',
    'talk to a person',
    'connect me to a person',
    'put me through',
    'customer service',
    '人工',
    '真人',
    '客服',
    '转人工',
    '找人工',
    '要人工',
    '接人工',
    '人工客服',
    '人工服务',
    '真人客服',
    '找真人',
    '要真人',
    '转客服',
    '找客服',
    '要客服',
    '联系客服',
  ],
  open: true,
  agents: true,
  queueAhead: 2,
  queueStep: 4000,
  queueReminder: 10_000,
  queueLimit: 60,
  agentPace: 900,
  agentTyping: true,
  asynchronous: false,
  survey: true,
  connectFailure: null,
  callScenario: 'connected',
  webRTC: true,
  callHold: 12_000,
  callQueueTime: 6000,
  callsInQueue: 100,
  callTarget: '610',
  gatewayScheme: false,
  deadGatewayFirst: false,
  gatewayRefuses: 0,
  cookieHTTPOnly: true,
  validationURL: '/rest/cc-messaging/v1/thirdparty/chatThirdPartyValidate',
  signatureSkew: 300_000,
  push: null,
};

const objects: Readonly<Record<string, (value: unknown) => boolean>> = {
  transferKeywords: (value) => Array.isArray(value) && value.every((word) => typeof word === 'string'),
  connectFailure: (value) => value === null || hasTexts(value, 'resultCode', 'resultDesc'),
  push: (value) => value === null || hasTexts(value, 'url', 'key'),
};

const choices: Readonly<Record<string, readonly string[]>> = {
  rollOver: ['never', 'expired', 'always'],
  timestamps: ['number', 'text'],
  eventIds: ['number', 'text'],
  accessCodes: ['number', 'text'],
  resultCodes: ['number', 'text'],
  queueFlag: ['Y', 'true'],
  similarQuestions: ['json', 'lines'],
  historyOrder: ['newest-first', 'oldest-first'],
  callScenario: [
    'connected',
    'queue',
    'transferred',
    'queue-timeout',
    'failed',
    'disconnected',
    'no-event',
    'unknown-event',
    'no-agents',
    'outside-hours',
    'unsupported',
    'error',
  ],
};

function hasTexts(value: unknown, ...names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}

/** Whether a value is a change of settings: known names, values of the right kind. */
export function isSettingsChange(value: unknown): value is Partial<CECSettings> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, each]) => {
    if (!Object.hasOwn(defaultSettings, name)) return false;
    const special = objects[name];
    if (special !== undefined) return special(each);
    const allowed = choices[name];
    if (allowed !== undefined) return allowed.includes(each as string);
    if (typeof each !== typeof defaultSettings[name as keyof CECSettings]) return false;
    return typeof each !== 'number' || (Number.isFinite(each) && each >= 0);
  });
}

/** The settings of every channel, changeable while the center runs. */
export class Settings {
  readonly #first: CECSettings;
  readonly #firstChannels: Readonly<Record<string, Partial<CECSettings>>>;
  #all: CECSettings;
  #channels: Map<string, Partial<CECSettings>>;

  constructor(changes: Partial<CECSettings> = {}, channels: Readonly<Record<string, Partial<CECSettings>>> = {}) {
    this.#first = { ...defaultSettings, ...changes };
    this.#firstChannels = channels;
    this.#all = this.#first;
    this.#channels = new Map(Object.entries(channels));
  }

  /** What holds for all channels that do not say otherwise. */
  get all(): CECSettings {
    return this.#all;
  }

  get channels(): readonly string[] {
    return [...this.#channels.keys()];
  }

  /** What holds for one channel. */
  of(channel: string): CECSettings {
    return { ...this.#all, ...this.#channels.get(channel) };
  }

  /** As it was when the center started. */
  reset(): void {
    this.#all = this.#first;
    this.#channels = new Map(Object.entries(this.#firstChannels));
  }

  /** Changes all channels, or one. */
  change(changes: Partial<CECSettings>, channel?: string): void {
    if (channel === undefined) this.#all = { ...this.#all, ...changes };
    else this.#channels.set(channel, { ...this.#channels.get(channel), ...changes });
  }
}
