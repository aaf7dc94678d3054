import { randomBytes } from 'node:crypto';
import type { CECSettings } from './cec/settings.js';

/** Someone who may register with the center. */
export interface Account {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** A trunk may call in the name of any number, as a gateway to the telephone network does. */
  readonly trunk: boolean;
}

/** What happens when a number of the call partner is dialed. */
export type NumberPlan = {
  readonly does: 'echo' | 'announcement' | 'busy' | 'no-answer' | 'tone' | 'voicemail' | 'early-media' | 'redirect' | 'call-back';
  readonly name: string;
  /** Milliseconds of ringing after which the center gives up; the center's own limit if absent. */
  readonly noAnswerAfter?: number;
};

/** What the Huawei CEC side of the center and its customer's server agree on. */
export interface CECConfig {
  /** Of the API Fabric (AK); the browser sees it. */
  readonly appKey: string;
  /** Of the API Fabric (SK); only servers know it. */
  readonly appSecret: string;
  /** Channel configuration ID of the one WEB channel. */
  readonly channelId: string;
  readonly tenantSpaceId: string;
  /** "Third-party authentication key" of the channel, at most 43 letters and digits: the secret of auth-v2. */
  readonly authenticationKey: string;
  /** What shall be otherwise than usual, for all channels. */
  readonly settings?: Partial<CECSettings>;
}

/** What the itniotech side of the center and its customer's server agree on. */
export interface ItniotechConfig {
  readonly apiKey: string;
  /** Only servers know it. */
  readonly apiSecret: string;
  /** What all accounts of the application begin with: `0705C245_001`. */
  readonly appId: string;
}

/** What Tencent's side of the center and its customer's server agree on. */
export interface TCCCConfig {
  readonly secretId: string;
  /** Only servers know it. */
  readonly secretKey: string;
  readonly sdkAppId: number;
  /** Cloud actions of a whole account. */
  readonly requestsPerSecond: number;
}

/** Everything that can be set about the center, in one place. */
export interface CenterConfig {
  /** The part after the `@` of every address. */
  readonly domain: string;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly numbers: ReadonlyMap<string, NumberPlan>;
  /** User name of the trunk that answers `numbers`. */
  readonly partner: string;
  /** Milliseconds of ringing before a caller is told that nobody answers. */
  readonly noAnswerAfter: number;
  /** Milliseconds between what the echo number hears and what it says. */
  readonly echoDelay: number;
  readonly registration: { readonly shortest: number; readonly longest: number; readonly usual: number };
  readonly limits: {
    /** Bytes of one WebSocket message. */
    readonly messageSize: number;
    readonly headers: number;
    readonly headerLength: number;
    readonly bindingsPerAccount: number;
    readonly connections: number;
    /** Requests of one connection that nobody has answered yet. */
    readonly transactionsPerConnection: number;
    /** Messages in a burst, and messages per second after it. */
    readonly burst: number;
    readonly messagesPerSecond: number;
  };
  /** Milliseconds for which a digest nonce is good. */
  readonly nonceLifetime: number;
  readonly cec: CECConfig;
  readonly itniotech: ItniotechConfig;
  readonly tccc: TCCCConfig;
  /** What the customer's server signs with; at least 32 characters. */
  readonly siteSecret: string;
  /** Origins besides the center's own that may open `/sip`. */
  readonly origins: readonly string[];
}

const agents: readonly (readonly [string, string])[] = [
  ['1001', 'Ada Brandt'],
  ['1002', 'Bilal Haddad'],
  ['1003', 'Chiara Conti'],
  ['1004', 'Daniel Okafor'],
  ['1005', 'Emi Tanaka'],
  ['1006', 'Femke de Vries'],
  ['1007', 'Gustavo Rocha'],
  ['1008', 'Hana Novak'],
  ['1009', 'Isaac Mensah'],
];

const password = (): string => randomBytes(18).toString('base64url');

/** 32 digits of hexadecimal: letters and digits only, as CEC wants its keys. */
const key = (): string => randomBytes(16).toString('hex');

/** The center as it is out of the box. Passwords and keys are new in every process. */
export function defaultConfig(changes: Partial<CenterConfig> = {}): CenterConfig {
  const accounts = new Map<string, Account>();
  for (const [username, displayName] of agents) {
    accounts.set(username, { username, displayName, password: password(), trunk: false });
  }
  accounts.set('partner', { username: 'partner', displayName: 'Call partner', password: password(), trunk: true });
  return {
    domain: 'demo.localhost',
    accounts,
    numbers: new Map<string, NumberPlan>([
      ['600', { does: 'echo', name: 'Echo' }],
      ['601', { does: 'announcement', name: 'Announcement and menu' }],
      ['602', { does: 'busy', name: 'Always busy' }],
      ['603', { does: 'no-answer', name: 'Never answers', noAnswerAfter: 12_000 }],
      ['604', { does: 'tone', name: 'Steady tone, 1209 Hz' }],
      ['605', { does: 'voicemail', name: 'Voicemail' }],
      ['606', { does: 'early-media', name: 'Speaks before it answers' }],
      ['607', { does: 'redirect', name: 'Sends you on to the echo' }],
      ['608', { does: 'call-back', name: 'Calls you back' }],
      ['610', { does: 'echo', name: 'Larkfield Coffee' }],
    ]),
    partner: 'partner',
    noAnswerAfter: 60_000,
    echoDelay: 500,
    registration: { shortest: 10, longest: 3600, usual: 600 },
    limits: {
      messageSize: 65_535,
      headers: 100,
      headerLength: 8192,
      bindingsPerAccount: 10,
      connections: 500,
      transactionsPerConnection: 100,
      burst: 500,
      messagesPerSecond: 100,
    },
    nonceLifetime: 300_000,
    cec: {
      appKey: key(),
      appSecret: key(),
      channelId: '202401010000000001',
      tenantSpaceId: '202401019999',
      authenticationKey: key(),
    },
    itniotech: { apiKey: key().slice(0, 8), apiSecret: key().slice(0, 16), appId: '0705C245' },
    tccc: { secretId: `AKID${key()}`, secretKey: key(), sdkAppId: 1_400_000_000, requestsPerSecond: 20 },
    siteSecret: key(),
    origins: [],
    ...changes,
  };
}
