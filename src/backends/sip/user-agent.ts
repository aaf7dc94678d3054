import type { LoggerFactory } from 'sip.js/lib/core/log/index.js';
import { IncomingRequestMessage, type IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import { Parser } from 'sip.js/lib/core/messages/parser.js';
import { createRandomToken, utf8Length } from 'sip.js/lib/core/messages/utils.js';
import type { Contact } from 'sip.js/lib/core/user-agent-core/index.js';
import { URI } from 'sip.js/lib/grammar/index.js';
import type { IncomingInviteRequest, IncomingNotifyRequest } from 'sip.js/lib/core/messages/index.js';
import type { Clock } from '../../kit/clock.js';
import { Digest, type DigestAccount } from './digest.js';
import { Invitation } from './invitation.js';
import type { Session } from './session.js';
import { SipCore } from './sip-core.js';
import { SipSocket } from './sip-socket.js';

const connectTime = 5000;

/** What a user agent is made of and whom it tells. */
export interface UserAgentOptions {
  /** Address of record. */
  readonly uri: URI;
  readonly displayName: string;
  readonly instanceID: string;
  /** Absent: nobody is told who this is, and a server that asks is not answered. */
  readonly account?: DigestAccount;
  /** User part of the Contact. Default: a random one. */
  readonly contactUser?: string;
  readonly clock: Clock;
  readonly onInvite: (invitation: Invitation) => void;
  /** A notification that belongs to no subscription. Default: it is refused. */
  readonly onNotify?: ((request: IncomingNotifyRequest) => void) | undefined;
  /** The connection is gone. */
  readonly onDown: () => void;
  /** Says whether a message may be parsed. */
  readonly admits: (message: string) => boolean;
  /** A message that could not be worked with. */
  readonly onBroken: (error: unknown) => void;
}

/**
 * A browser's phone on top of sip.js's transactions and dialogs. It stands in
 * for sip.js's own user agent, which brings a second WebRTC layer, logging,
 * subscriptions and much else that no phone here uses, a quarter of the library.
 */
export class UserAgent {
  /** All that are not over yet, by Call-ID and the tag of who called. */
  readonly sessions: Map<string, Session> = new Map();
  account: DigestAccount | undefined;
  readonly digest: Digest = new Digest(() => this.account);
  readonly configuration: { readonly uri: URI };
  readonly contact: Contact;
  readonly instanceId: string;
  readonly userAgentCore: SipCore;
  readonly #options: UserAgentOptions;
  readonly #socket: SipSocket;
  readonly #viaHost = `${createRandomToken(12)}.invalid`;
  readonly #mark = createRandomToken(5);
  #stopped = false;
  #pongs = false;
  #onPong: () => void = () => {};

  constructor(options: UserAgentOptions) {
    const { uri, displayName, instanceID, account, contactUser = createRandomToken(8) } = options;
    this.#options = options;
    this.account = account;
    this.instanceId = instanceID;
    this.configuration = { uri };
    this.contact = contactAt(new URI('sip', contactUser, this.#viaHost, undefined, { transport: 'ws' }), account !== undefined);
    this.#socket = new SipSocket({
      clock: options.clock,
      onMessage: (text) => this.#receive(text),
      onDown: () => !this.#stopped && options.onDown(),
      onPong: () => {
        this.#pongs = true;
        this.#onPong();
      },
    });
    this.userAgentCore = new SipCore(
      {
        aor: uri,
        contact: this.contact,
        displayName,
        loggerFactory: quiet as unknown as LoggerFactory,
        mark: this.#mark,
        optionTags: ['from-change', 'replaces', ...(account ? ['outbound', 'timer'] : [])],
        product: 'contact-center-widgets',
        viaHost: this.#viaHost,
        authenticationFactory: () => this.digest,
        transport: this.#socket,
      },
      {
        onInvite: (request) => this.#onInvite(request),
        // without a subscription there is nothing to notify of (RFC 6665 §4.1.3), but servers do
        onNotify: (request) => (options.onNotify ? options.onNotify(request) : void request.reject({ statusCode: 481 })),
      },
    );
  }

  get up(): boolean {
    return this.#socket.up;
  }

  /** Connects to a server, `wss://…` or `ws://…`. Rejects after so many ms. */
  async connect(server: string, within: number = connectTime): Promise<void> {
    await this.#socket.connect(server, within);
  }

  /**
   * Asks for a sign of life (RFC 5626 §4.4.1). Resolves with whether one came;
   * a server that never gave one is believed to be alive, for not all answer.
   */
  async knock(): Promise<boolean> {
    const answered = new Promise<boolean>((resolve) => {
      this.#onPong = () => resolve(true);
    });
    const sent = await this.#socket.send('\r\n\r\n').then(
      () => true,
      () => false,
    );
    return sent && this.#pongs ? answered : sent;
  }

  /** Gives the connection up; calls that are under way live on. */
  disconnect(): void {
    this.#socket.disconnect();
  }

  /** Ends everything at once, without saying goodbye to anybody. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#socket.disconnect();
    this.userAgentCore.dispose();
    this.sessions.clear();
  }

  #receive(text: string): void {
    const { admits, onBroken } = this.#options;
    if (this.#stopped || !admits(text)) return;
    try {
      const message = Parser.parseMessage(readable(text, this.configuration.uri.host), quiet as never);
      if (message && isComplete(message)) this.#take(message);
    } catch (error) {
      onBroken(error);
    }
  }

  #take(message: IncomingRequestMessage | IncomingResponseMessage): void {
    const core = this.userAgentCore;
    const cut = utf8Length(message.body) < Number(message.getHeader('content-length') ?? 0);
    unwrap(message);
    if (message instanceof IncomingRequestMessage) {
      if (!message.toTag && message.callId.startsWith(this.#mark)) core.replyStateless(message, { statusCode: 482 });
      else if (cut) core.replyStateless(message, { statusCode: 400 });
      else if (message.method === 'UPDATE') void this.#update(message);
      else core.receiveRequest(message);
      return;
    }
    // RFC 3261 §8.1.3.3 and §18.1.2: what was not asked from here is not answered to here
    const forUs = message.getHeaders('via').length === 1 && message.via.host === this.#viaHost && message.via.port === undefined;
    if (forUs && !cut) core.receiveResponse(message);
  }

  // sip.js knows none
  async #update(message: IncomingRequestMessage): Promise<void> {
    try {
      const { answerUpdate } = await import('./far-end-update.js');
      await answerUpdate(this, message);
    } catch (error) {
      this.userAgentCore.replyStateless(message, { statusCode: 500 });
      this.#options.onBroken(error);
    }
  }

  #onInvite(request: IncomingInviteRequest): void {
    const invitation = new Invitation(this, request, this.#options.clock);
    request.trying();
    const refusal = this.#replace(invitation, request);
    if (refusal !== undefined) return invitation.reject(refusal);
    this.#options.onInvite(invitation);
  }

  /** A call in place of another (RFC 3891 §3): names the one it replaces. Results in a status that turns it away, if it must. */
  #replace(invitation: Invitation, { message }: IncomingInviteRequest): number | undefined {
    const replaces = message.parseHeader('replaces') as Partial<Record<string, unknown>> | undefined;
    if (!replaces) return undefined;
    const [callID, to, from] = ['call_id', 'replaces_to_tag', 'replaces_from_tag'].map((name) => String(replaces[name]));
    const dialog = this.userAgentCore.dialogs.get(`${callID ?? ''}${to ?? ''}${from ?? ''}`);
    const session = this.sessions.get(`${callID ?? ''}${from ?? ''}`) ?? this.sessions.get(`${callID ?? ''}${to ?? ''}`);
    // a call that rings here was made by somebody else: its caller is who may be replaced, not this side
    if (!dialog || !session || (dialog.early && session instanceof Invitation)) return 481;
    if (!dialog.early && replaces['early_only'] === true) return 486;
    invitation.replacee = session;
    return undefined;
  }
}

// messages hold secrets and other people's words: nothing is logged by the library
const quiet = {
  error: (): void => {},
  warn: (): void => {},
  log: (): void => {},
  debug: (): void => {},
  getLogger: (): object => quiet,
};

// sip.js throws an answer away whose Contact it cannot read: a telephone number to go on to is one at our server, other addresses are none
function readable(text: string, domain: string): string {
  if (!text.startsWith('SIP/2.0 3')) return text;
  return text.replace(/^(Contact|m)[ \t]*:.*(?:\r\n[ \t].*)*\r\n/gim, (line) =>
    line.replace(/<tel:([+\d*#().-]{1,40})[^>]*>/gi, `<sip:$1@${domain}>`).replace(/<(?!sips?:)[^>]*>/gi, '<sip:none.invalid>'),
  );
}

// gateways lay what the telephone network said beside the description (RFC 5621 §3.1)
function unwrap(message: IncomingRequestMessage | IncomingResponseMessage): void {
  if (!message.getHeader('content-type')?.toLowerCase().startsWith('multipart/')) return;
  const [, sdp] = /^content-type:[ \t]*application\/sdp\b(?:.*\r\n)+?\r\n([^]*?)\r\n--/im.exec(message.body) ?? [];
  if (!sdp) return;
  message.body = `${sdp.trim()}\r\n`;
  message.setHeader('content-type', 'application/sdp');
}

function isComplete(message: IncomingRequestMessage | IncomingResponseMessage): boolean {
  return ['from', 'to', 'call-id', 'cseq', 'via'].every((name) => message.hasHeader(name));
}

/** Where this phone is reached: by what the registrar gave it (RFC 5627 §3.3), else by its own name, over a flow of its own if it registers (RFC 5626 §4.3). */
function contactAt(uri: URI, registers: boolean): Contact {
  const contact: Contact = {
    pubGruu: undefined,
    tempGruu: undefined,
    uri,
    toString: ({ outbound = false, register = false } = {}) => {
      const address = register ? uri : (contact.pubGruu ?? uri);
      return `<${address.toString()}${outbound && registers ? ';ob' : ''}>`;
    },
  };
  return contact;
}
