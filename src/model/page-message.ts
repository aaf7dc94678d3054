/** Says whose messages between windows these are. */
export const pageSource = 'contact-center-widgets';

/** Of what is said between a workstation and a page in it. Another version is not spoken with. */
export const pageVersion = 1;

/** The page begins: to the window it stands in, at an origin that it was configured with. */
export interface PageHello {
  readonly source: typeof pageSource;
  readonly type: 'hello';
  readonly version: typeof pageVersion;
  /** Random; comes back in the welcome. */
  readonly nonce: string;
  /** Wants to be told whom it is opened for; else it reads its hash. */
  readonly hears: boolean;
}

/** The workstation answers, with a message port for everything else. */
export interface PageWelcome {
  readonly source: typeof pageSource;
  readonly type: 'welcome';
  readonly version: typeof pageVersion;
  readonly nonce: string;
}

/** What one side asks of the other. Ids of each side only grow: one that came before is a replay. */
export interface PageAsk {
  readonly id: number;
  readonly type: string;
  readonly payload: unknown;
}

/** Why a page's request was not carried out. */
export type PageRefusal =
  /** The agent did not want it. */
  | 'declined'
  /** Another request waits for the agent. */
  | 'busy'
  /** Too many requests. */
  | 'flood'
  /** Not a request, or not in its form. */
  | 'invalid'
  /** There is no phone, or no conversation. */
  | 'unavailable'
  /** It was tried in vain. */
  | 'failed';

/** What became of it. */
export type PageAnswer =
  { readonly answer: number; readonly ok: true } | { readonly answer: number; readonly ok: false; readonly reason: PageRefusal };

/** A card for the conversation, as the Tencent form names its fields. */
export interface PageCard {
  readonly header: string;
  readonly desc?: string;
  /** Picture, an https URL. */
  readonly pic?: string;
  /** http(s) */
  readonly url?: string;
}

/** A message of the business's own for the conversation, likewise. */
export interface PageCustomMessage {
  readonly title: string;
  readonly description: string;
  readonly iconUrl?: string;
  readonly extension?: Readonly<Record<string, unknown>>;
}

/** What a popped page asks of its workstation. */
export type PageRequest =
  | { readonly type: 'callOut'; readonly phoneNumber: string; readonly desc?: string }
  | ({ readonly type: 'sendCard' } & PageCard)
  | { readonly type: 'sendTextMessage'; readonly text: string }
  | ({ readonly type: 'sendCustomMessage' } & PageCustomMessage);
