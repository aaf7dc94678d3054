import type { AckableIncomingResponseWithSession, IncomingResponse, OutgoingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import { newTag } from 'sip.js/lib/core/messages/utils.js';
import { SignalingState } from 'sip.js/lib/core/session/index.js';
import { AllowedMethods } from 'sip.js/lib/core/user-agent-core/allowed-methods.js';
import type { InviteUserAgentClient } from 'sip.js/lib/core/user-agents/invite-user-agent-client.js';
import type { URI } from 'sip.js/lib/grammar/index.js';
import { Session } from './session.js';
import type { UserAgent } from './user-agent.js';

/** Who hears how an INVITE fares. */
export interface InviterHearing {
  readonly onProgress: (response: IncomingResponse) => void;
  /** The call is established, or came to nothing although it was answered. */
  readonly onAccept: (response: IncomingResponse) => void;
  /** A final answer of 300 and above, from outside or made here. */
  readonly onRefused: (response: IncomingResponse) => void;
}

/** A session that begins with an INVITE of ours, which carries an offer. */
export class Inviter extends Session {
  readonly request: OutgoingRequestMessage;
  #invite: InviteUserAgentClient | undefined;
  #canceled = false;

  constructor(userAgent: UserAgent, target: URI, extraHeaders: readonly string[] = []) {
    const { contact, userAgentCore: core } = userAgent;
    const fromTag = newTag();
    // a GRUU is bound to a flow by itself
    const own = contact.toString({ outbound: !contact.pubGruu });
    const headers = [...extraHeaders, `Contact: ${own}`, `Allow: ${AllowedMethods.join(', ')}`];
    const request = core.makeOutgoingRequestMessage('INVITE', target, core.configuration.aor, target, { fromTag }, headers);
    super(userAgent, request.callId + fromTag, own);
    this.request = request;
  }

  /** Sends the INVITE. Rejects when there is nothing to offer, or when it was cancelled meanwhile. */
  async invite(hearing: InviterHearing): Promise<void> {
    try {
      const { content, contentType } = await this.describe();
      this.request.body = { body: content, contentType };
      this.userAgent.digest.vouch(this.request);
      this.move('establishing');
    } catch (error) {
      if (this.state !== 'terminated') this.move('terminated');
      throw error;
    }
    const onRefused = (response: IncomingResponse): void => {
      if (this.state === 'establishing' || this.state === 'terminating') this.move('terminated');
      hearing.onRefused(response);
    };
    this.#invite = this.userAgent.userAgentCore.invite(this.request, {
      onProgress: (response) => {
        if (this.#canceled) return;
        // RFC 3262 §4
        const { message } = response;
        const [required, sequence] = [message.getHeader('require'), message.getHeader('rseq')];
        if (required?.includes('100rel') && Number(sequence))
          response.prack({ extraHeaders: [`RAck: ${sequence ?? ''} ${message.getHeader('cseq') ?? ''}`] });
        hearing.onProgress(response);
      },
      onAccept: (response) => void this.#onAccept(response, hearing),
      onRedirect: onRefused,
      onReject: onRefused,
    });
  }

  /** Takes the INVITE back. Rejects when it was answered. */
  async cancel(): Promise<void> {
    if (this.state !== 'initial' && this.state !== 'establishing') throw new Error();
    this.#canceled = true;
    this.move('terminating');
    if (this.#invite) this.#invite.cancel();
    else this.move('terminated');
  }

  async #onAccept(response: AckableIncomingResponseWithSession, hearing: InviterHearing): Promise<void> {
    // another one of those that it was forked to answered, too
    if (this.current) return this.partFrom(response);
    if (this.#canceled) {
      this.partFrom(response);
      return this.move('terminated');
    }
    this.hear(response.session);
    await this.#establish(response);
    hearing.onAccept(response);
  }

  async #establish(response: AckableIncomingResponseWithSession): Promise<void> {
    const { answer, signalingState } = response.session;
    let status = 400;
    try {
      if (signalingState === SignalingState.Stable && answer) {
        status = 488;
        await this.apply(answer);
        response.ack();
        return this.move('established');
      }
    } catch {
      // told below
    }
    this.partFrom(response, status);
    if (this.state !== 'terminated') this.move('terminated');
  }
}
