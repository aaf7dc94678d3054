import type { IncomingResponseMessage, OutgoingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import { Grammar } from 'sip.js/lib/grammar/index.js';
import type { Clock } from '../../kit/clock.js';
import type { UserAgent } from './user-agent.js';
import { isReceived, retryAfterOf } from './sip-response.js';

/** How a registrar answered. */
export type RegistrationOutcome =
  /** Bound for so many s. */
  | { readonly kind: 'bound'; readonly expires: number }
  /** Refused with a status, to be tried again after some ms if it says so. */
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: number | undefined }
  /** Nobody answered in time, or the socket is gone. */
  | { readonly kind: 'unanswered' };

/** A REGISTER is answered within this time, in ms, or not at all. */
const answerTime = 8000;

/**
 * The binding of one connection (RFC 3261 §10, with GRUU as in RFC 5627): its
 * REGISTER requests share a Call-ID and count on.
 *
 * Not sip.js's Registerer: that one repeats a 423 without end, waits for ever
 * after a 200 without Contact, refuses to start while a request on a dead
 * socket is pending, and keeps timers that register again later on.
 */
export class Binding {
  readonly #userAgent: UserAgent;
  readonly #clock: Clock;
  readonly #request: OutgoingRequestMessage;

  constructor(userAgent: UserAgent, clock: Clock) {
    this.#userAgent = userAgent;
    this.#clock = clock;
    const { uri } = userAgent.configuration;
    const registrar = uri.clone();
    registrar.user = undefined;
    this.#request = userAgent.userAgentCore.makeOutgoingRequestMessage('REGISTER', registrar, uri, uri, {});
  }

  /** Asks once for a binding of `expires` s, or as long as a 423 demands; 0 lets go of it. */
  async ask(expires: number): Promise<RegistrationOutcome> {
    const message = await this.#send(expires);
    if (message?.statusCode !== 423) return this.#outcome(message, expires);
    const demanded = Number(message.getHeader('Min-Expires'));
    if (!(demanded > expires && demanded <= 86_400)) return this.#outcome(message, expires);
    return this.#outcome(await this.#send(demanded), demanded);
  }

  #send(expires: number): Promise<IncomingResponseMessage | undefined> {
    const { userAgentCore, contact, instanceId } = this.#userAgent;
    const request = this.#request;
    request.cseq++;
    request.setHeader('cseq', `${request.cseq} REGISTER`);
    request.extraHeaders = [
      `Contact: ${contact.toString({ register: true })};reg-id=1;+sip.instance="<urn:uuid:${instanceId}>";expires=${expires}`,
      'Allow: ACK, BYE, CANCEL, INFO, INVITE, MESSAGE, NOTIFY, OPTIONS, REFER, UPDATE',
    ];
    return new Promise((resolve) => {
      const stop = this.#clock.after(answerTime, () => resolve(undefined));
      const onFinal = ({ message }: { message: IncomingResponseMessage }): void => {
        stop();
        resolve(message);
      };
      userAgentCore.request(request, { onAccept: onFinal, onRedirect: onFinal, onReject: onFinal });
    });
  }

  #outcome(message: IncomingResponseMessage | undefined, asked: number): RegistrationOutcome {
    if (!message || !isReceived(message)) return { kind: 'unanswered' };
    const status = message.statusCode ?? 0;
    if (status >= 300) return { kind: 'refused', status, retryAfter: retryAfterOf(message) };
    return { kind: 'bound', expires: this.#bindingIn(message) ?? asked };
  }

  // 200 lists the bindings of all phones (RFC 3261 §10.3): ours is known by its instance, else by its user part
  #bindingIn(message: IncomingResponseMessage): number | undefined {
    const { contact, instanceId } = this.#userAgent;
    const own = message.getHeaders('contact').find((header) => header.includes(instanceId) || header.includes(`:${contact.uri.user}@`));
    const gruu = /;\s*pub-gruu\s*=\s*"([^"]{1,512})"/i.exec(own ?? '')?.[1];
    if (gruu) contact.pubGruu = Grammar.URIParse(gruu);
    const expires = Number(/;\s*expires\s*=\s*"?(\d{1,9})/i.exec(own ?? '')?.[1] ?? message.getHeader('Expires') ?? Number.NaN);
    return Number.isFinite(expires) && expires > 0 ? expires : undefined;
  }
}
