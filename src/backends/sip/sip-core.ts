import type { LoggerFactory } from 'sip.js/lib/core/log/index.js';
import type {
  IncomingInviteRequest,
  IncomingNotifyRequest,
  IncomingRequestMessage,
  IncomingResponseMessage,
  OutgoingInviteRequestDelegate,
  OutgoingRequestDelegate,
} from 'sip.js/lib/core/messages/index.js';
import { OutgoingRequestMessage } from 'sip.js/lib/core/messages/outgoing-request-message.js';
import { constructOutgoingResponse, type ResponseOptions } from 'sip.js/lib/core/messages/outgoing-response.js';
import type { Dialog } from 'sip.js/lib/core/dialogs/dialog.js';
import type { Transport } from 'sip.js/lib/core/transport.js';
import { AllowedMethods } from 'sip.js/lib/core/user-agent-core/allowed-methods.js';
import type { Contact, UserAgentCore } from 'sip.js/lib/core/user-agent-core/index.js';
import { InviteUserAgentClient } from 'sip.js/lib/core/user-agents/invite-user-agent-client.js';
import { InviteUserAgentServer } from 'sip.js/lib/core/user-agents/invite-user-agent-server.js';
import { NotifyUserAgentServer } from 'sip.js/lib/core/user-agents/notify-user-agent-server.js';
import type { SubscribeUserAgentClient } from 'sip.js/lib/core/user-agents/subscribe-user-agent-client.js';
import { UserAgentClient } from 'sip.js/lib/core/user-agents/user-agent-client.js';
import type { UserAgentServer } from 'sip.js/lib/core/user-agents/user-agent-server.js';
import { NonInviteClientTransaction } from 'sip.js/lib/core/transactions/non-invite-client-transaction.js';
import { TransactionState } from 'sip.js/lib/core/transactions/transaction-state.js';
import type { URI } from 'sip.js/lib/grammar/index.js';
import type { Digest } from './digest.js';

/** What a phone answers to, here or in a dialogue. */
const methods = ['ACK', 'BYE', 'CANCEL', 'INFO', 'INVITE', 'NOTIFY', 'OPTIONS', 'PRACK', 'REFER', 'UPDATE'];
const allow = `Allow: ${methods.join()}`;
/** What may be required of a phone (RFC 3261 §8.2.2.3). */
const extension = /^(100rel|from-change|gruu|outbound|path|replaces|timer)$/i;
const accept = 'Accept: application/sdp,application/dtmf-relay';

/** Who a core speaks for, and how. Names are those under which sip.js's sessions look for them. */
export interface SipCoreConfiguration {
  /** Address of record. */
  readonly aor: URI;
  readonly contact: Contact;
  readonly displayName: string;
  readonly loggerFactory: LoggerFactory;
  /** What the Call-IDs of this core begin with. */
  readonly mark: string;
  readonly optionTags: readonly string[];
  readonly product: string;
  readonly viaHost: string;
  readonly authenticationFactory: () => Digest;
  readonly transport: Transport;
}

/** What comes from outside of every call. */
export interface SipCoreDelegate {
  readonly onInvite: (request: IncomingInviteRequest) => void;
  readonly onNotify: (request: IncomingNotifyRequest) => void;
}

/**
 * Brings what the network delivers to the transaction or the dialogue that it
 * belongs to, and begins both (RFC 3261 §8.2, §9.2, §12.2.2, §17). It stands in
 * for the core of sip.js, which brings with it what a phone never is: one that
 * publishes presence, a registrar, a notifier.
 */
export class SipCore {
  readonly configuration: SipCoreConfiguration & {
    readonly userAgentHeaderFieldValue: string;
    readonly supportedOptionTagsResponse: readonly string[];
  };
  // where transactions, dialogues and subscriptions of sip.js enter themselves
  readonly userAgentClients: Map<string, UserAgentClient> = new Map();
  readonly userAgentServers: Map<string, UserAgentServer> = new Map();
  readonly dialogs: Map<string, Dialog> = new Map();
  readonly subscribers: Map<string, SubscribeUserAgentClient> = new Map();
  readonly #delegate: SipCoreDelegate;

  constructor(configuration: SipCoreConfiguration, delegate: SipCoreDelegate) {
    const { product, optionTags } = configuration;
    this.configuration = { ...configuration, userAgentHeaderFieldValue: product, supportedOptionTagsResponse: optionTags };
    this.#delegate = delegate;
    // sip.js says in each call what it would answer to
    AllowedMethods.splice(0, AllowedMethods.length, ...methods);
  }

  get loggerFactory(): LoggerFactory {
    return this.configuration.loggerFactory;
  }

  get transport(): Transport {
    return this.configuration.transport;
  }

  /** The same under the type that sip.js's sessions ask for. */
  get library(): UserAgentCore {
    return this as unknown as UserAgentCore;
  }

  /** Ends all dialogues and transactions without a word to anybody. */
  dispose(): void {
    for (const part of [this.dialogs, this.subscribers, this.userAgentClients, this.userAgentServers]) {
      for (const one of [...part.values()]) one.dispose();
      part.clear();
    }
  }

  invite(request: OutgoingRequestMessage, delegate?: OutgoingInviteRequestDelegate): InviteUserAgentClient {
    return new InviteUserAgentClient(this.library, request, delegate);
  }

  /** Sends a request that begins no call. */
  request(request: OutgoingRequestMessage, delegate?: OutgoingRequestDelegate): UserAgentClient {
    return new UserAgentClient(NonInviteClientTransaction, this.library, request, delegate);
  }

  makeOutgoingRequestMessage(
    method: string,
    requestURI: URI,
    fromURI: URI,
    toURI: URI,
    options: Readonly<Record<string, unknown>>,
    extraHeaders?: string[],
    body?: { readonly content: string; readonly contentType: string; readonly contentDisposition: string },
  ): OutgoingRequestMessage {
    const { mark, displayName, contact, optionTags, product, viaHost } = this.configuration;
    const more = method === 'REGISTER' ? ['path', 'gruu'] : method === 'INVITE' && contact.pubGruu ? ['gruu'] : [];
    const common = {
      callIdPrefix: mark,
      fromDisplayName: displayName,
      optionTags: [...optionTags, ...more],
      routeSet: [],
      userAgentString: product,
      viaHost,
    };
    return new OutgoingRequestMessage(method, requestURI, fromURI, toURI, { ...common, ...options }, extraHeaders, body);
  }

  /** Answers without a transaction: a repetition is answered again (RFC 3261 §8.2.7). */
  replyStateless(request: IncomingRequestMessage, options: ResponseOptions): { readonly message: string } {
    const { userAgentHeaderFieldValue: userAgent, supportedOptionTagsResponse: supported } = this.configuration;
    const response = constructOutgoingResponse(request, { ...options, userAgent, supported: [...supported] });
    // a lost connection tells of itself
    this.transport.send(response.message).catch(() => undefined);
    return response;
  }

  receiveResponse(response: IncomingResponseMessage): void {
    this.userAgentClients.get(response.viaBranch + response.method)?.transaction.receiveResponse(response);
  }

  receiveRequest(request: IncomingRequestMessage): void {
    const { method, viaBranch } = request;
    const server = this.userAgentServers.get(viaBranch);
    if (method === 'CANCEL') return this.#cancel(request, server);
    if (server) {
      // after a 2xx the ACK belongs to the dialogue and not to its transaction (RFC 6026 §7.1)
      if (method === 'ACK' && server.transaction.state === TransactionState.Accepted) return;
      return void server.transaction.receiveRequest(request);
    }
    if (this.refuses(request)) return;
    const status = this.#objection(request);
    if (status === undefined) this.#dispatch(request);
    else if (method !== 'ACK') this.replyStateless(request, { statusCode: status, extraHeaders: status === 405 ? [allow] : [] });
  }

  /** Turns away what requires something that a phone does not know. */
  refuses(request: IncomingRequestMessage): boolean {
    if (request.method === 'ACK') return false;
    const required =
      request
        .getHeaders('require')
        .join()
        .slice(0, 512)
        .match(/[^\s,]+/g) ?? [];
    // that it rings is told once, whether or not its caller heard (RFC 3262 §3)
    const unknown = required.filter((tag) => !extension.test(tag) || (request.method === 'INVITE' && tag === '100rel'));
    if (unknown.length > 0) this.replyStateless(request, { statusCode: 420, extraHeaders: [`Unsupported: ${unknown.join()}`] });
    return unknown.length > 0;
  }

  // RFC 3261 §9.2: the CANCEL is answered for itself, and counts only before the final answer
  #cancel(request: IncomingRequestMessage, server: UserAgentServer | undefined): void {
    this.replyStateless(request, { statusCode: server ? 200 : 481 });
    if (server instanceof InviteUserAgentServer && server.transaction.state === TransactionState.Proceeding) server.receiveCancel(request);
  }

  // RFC 3261 §8.2.1 and §8.2.2, in their order
  #objection(request: IncomingRequestMessage): number | undefined {
    const { method, ruri, toTag, fromTag, callId, cseq } = request;
    const { aor, contact } = this.configuration;
    if (!methods.includes(method)) return 405;
    if (!ruri || ruri.scheme !== 'sip') return 416;
    if (![aor, contact.uri, contact.pubGruu, contact.tempGruu].some((own) => own?.user === ruri.user)) return 404;
    if (method === 'INVITE' && !request.hasHeader('contact')) return 400;
    // the same request by another way: it was forked on its way here
    const merged = (other: IncomingRequestMessage): boolean => other.fromTag === fromTag && other.callId === callId && other.cseq === cseq;
    if (!toTag && [...this.userAgentServers.values()].some(({ transaction }) => merged(transaction.request))) return 482;
    return undefined;
  }

  #dispatch(request: IncomingRequestMessage): void {
    const { method, toTag, fromTag, callId } = request;
    const reply = (statusCode: number, ...extraHeaders: string[]): void => void this.replyStateless(request, { statusCode, extraHeaders });
    const dialog = toTag ? this.dialogs.get(callId + toTag + fromTag) : undefined;
    if (method === 'NOTIFY') {
      const event = (request.parseHeader('event') as { readonly event?: string } | undefined)?.event;
      const subscriber = this.subscribers.get(callId + (toTag ?? '') + (event ?? ''));
      if (!event) return reply(489);
      if (subscriber) return subscriber.onNotify(new NotifyUserAgentServer(this.library, request));
      if (!toTag) return this.#delegate.onNotify(new NotifyUserAgentServer(this.library, request) as IncomingNotifyRequest);
    }
    // changes nothing in a call, and is answered as if it had come outside of it
    if (method === 'OPTIONS' && (dialog || !toTag)) return reply(200, allow, accept);
    if (dialog) return dialog.receiveRequest(request);
    if (method === 'ACK') return; // of an answer that was given without a transaction
    if (toTag || method === 'BYE') return reply(481);
    if (method === 'INVITE') return this.#delegate.onInvite(new InviteUserAgentServer(this.library, request) as IncomingInviteRequest);
    reply(405, allow);
  }
}
