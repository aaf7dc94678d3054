import { randomBytes } from 'node:crypto';
import {
  Inviter,
  Registerer,
  SIPExtension,
  SessionState,
  UserAgent,
  type Info,
  type Invitation,
  type Referral,
  type Session,
} from 'sip.js';
import type { Clock } from '../clock.js';
import type { CenterConfig } from '../config.js';
import type { Log } from '../log-entry.js';
import type { SIPServer } from '../sip/server.js';
import { parseAddress, parseNameAddress } from '../sip/uri.js';
import { PartnerCall, type PartnerCallReport, type Plays } from './partner-call.js';
import { InnerTransport } from './transport.js';

/** How the partner shall ring somebody. */
export type RingRequest = {
  /** Extension. */
  readonly to: string;
  readonly from: string;
  readonly name: string;
  readonly plays: Plays;
  /** Milliseconds after the answer; without it the other side hangs up. */
  readonly hangUpAfter?: number;
  /** Milliseconds after which an unanswered call is given up. */
  readonly ringFor?: number;
};

const remembered = 50;
const expires = 300;

/** The other side of calls: answers the numbers of the plan, and rings agents on request. */
export class Partner {
  readonly #userAgent: UserAgent;
  readonly #registerer: Registerer;
  readonly #calls: PartnerCall[] = [];
  readonly #config: CenterConfig;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(options: { readonly server: SIPServer; readonly config: CenterConfig; readonly clock: Clock; readonly log: Log }) {
    const { server, config, clock, log } = options;
    this.#config = config;
    this.#clock = clock;
    this.#log = log;
    class Transport extends InnerTransport {
      constructor() {
        super(server);
      }
    }
    const uri = UserAgent.makeURI(`sip:${config.partner}@${config.domain}`);
    if (uri === undefined) throw new Error('The address of the call partner is not valid.');
    this.#userAgent = new UserAgent({
      uri,
      authorizationUsername: config.partner,
      authorizationPassword: config.accounts.get(config.partner)?.password ?? '',
      transportConstructor: Transport,
      sipExtensionReplaces: SIPExtension.Supported,
      noAnswerTimeout: 600,
      logBuiltinEnabled: false,
      logConfiguration: false,
      sessionDescriptionHandlerFactory: (session) => this.#callOf(session).media,
      delegate: { onInvite: (invitation) => this.#take(invitation) },
    });
    this.#registerer = new Registerer(this.#userAgent, { expires, refreshFrequency: 80, regId: 1 });
  }

  /** Resolves when the numbers can be dialed. */
  async start(): Promise<void> {
    await this.#userAgent.start();
    await new Promise<void>((resolve, reject) => {
      this.#registerer
        .register({
          requestDelegate: {
            onAccept: () => resolve(),
            onReject: ({ message }) => reject(new Error(`The call partner was refused: ${String(message.statusCode)}`)),
          },
        })
        .catch(reject);
    });
  }

  get calls(): readonly PartnerCallReport[] {
    return this.#calls.map(({ report }) => report);
  }

  call(id: string): PartnerCall | undefined {
    return this.#calls.find((call) => call.id === id);
  }

  /** Rings an extension in the name of a caller. */
  ring(request: RingRequest): PartnerCall {
    const { domain } = this.#config;
    const target = UserAgent.makeURI(`sip:${request.to}@${domain}`);
    const fromUri = UserAgent.makeURI(`sip:${request.from}@${domain}`);
    if (target === undefined || fromUri === undefined) throw new Error('not a number');
    const inviter = new Inviter(this.#userAgent, target, { params: { fromUri, fromDisplayName: request.name } });
    return this.#invite(inviter, request);
  }

  /** Hangs up everything and signs off. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#calls.filter(({ ended }) => !ended).map((call) => call.hangUp()));
    for (const { media } of this.#calls) media.close();
    await this.#userAgent.stop().catch((error: unknown) => this.#failed(error));
  }

  #invite(inviter: Inviter, request: RingRequest): PartnerCall {
    const call = this.#add(inviter, { direction: 'out', from: request.from, number: request.to }, request.plays);
    const { hangUpAfter, ringFor } = request;
    inviter.stateChange.addListener((state) => {
      if (state === SessionState.Established && hangUpAfter !== undefined) {
        this.#clock.after(hangUpAfter, () => this.#hangUp(call));
      }
    });
    if (ringFor !== undefined) {
      this.#clock.after(ringFor, () => {
        if (call.report.state === 'ringing') this.#hangUp(call);
      });
    }
    inviter.invite().catch((error: unknown) => this.#failed(error));
    return call;
  }

  #take(invitation: Invitation): void {
    const called = parseNameAddress(invitation.request.getHeader('P-Called-Party-ID') ?? '')?.uri ?? '';
    const number = parseAddress(called)?.user ?? invitation.request.to.uri.user ?? '';
    const from = invitation.remoteIdentity.uri.user ?? '';
    const does = this.#config.numbers.get(number)?.does ?? 'echo';
    if (does === 'busy') return void invitation.reject({ statusCode: 486 }).catch((error: unknown) => this.#failed(error));
    const plays = does === 'no-answer' ? 'silence' : does;
    this.#add(invitation, { direction: 'in', from, number }, plays);
    const answering = does === 'no-answer' ? invitation.progress() : invitation.accept();
    answering.catch((error: unknown) => this.#failed(error));
  }

  #add(session: Session, about: Pick<PartnerCallReport, 'direction' | 'from' | 'number'>, plays: Plays): PartnerCall {
    const call = new PartnerCall({
      id: randomBytes(4).toString('hex'),
      session,
      about,
      plays,
      clock: this.#clock,
      echoDelay: this.#config.echoDelay,
    });
    session.delegate = {
      onInfo: (info) => this.#onInfo(call, info),
      onRefer: (referral) => this.#onRefer(call, referral),
    };
    this.#calls.push(call);
    if (this.#calls.length > remembered)
      this.#calls.splice(
        this.#calls.findIndex(({ ended }) => ended),
        1,
      );
    return call;
  }

  #callOf(session: Session): PartnerCall {
    const call = this.#calls.find((candidate) => candidate.session === session);
    if (call === undefined) throw new Error('A session that belongs to no call.');
    return call;
  }

  /** `application/dtmf-relay` says `Signal=5`, `application/dtmf` just `5`. */
  #onInfo(call: PartnerCall, info: Info): void {
    const digit = /^(?:Signal\s*=\s*)?([0-9*#A-D])\s*$/im.exec(info.request.body)?.[1];
    if (digit !== undefined) call.press(digit.toUpperCase(), 'info');
    const answer = digit === undefined ? info.reject({ statusCode: 415 }) : info.accept();
    answer.catch((error: unknown) => this.#failed(error));
  }

  /** Goes where it is sent (RFC 3515), still in the name of the same caller. */
  #onRefer(call: PartnerCall, referral: Referral): void {
    const { from, number, direction, plays } = call.report;
    const own = direction === 'out' ? from : number;
    const fromUri = UserAgent.makeURI(`sip:${own}@${this.#config.domain}`);
    referral
      .accept()
      .then(() => {
        const inviter = referral.makeInviter({ params: { ...(fromUri === undefined ? {} : { fromUri }) } });
        this.#invite(inviter, { to: referral.referTo.uri.user ?? '', from: own, name: '', plays });
      })
      .catch((error: unknown) => this.#failed(error));
  }

  #hangUp(call: PartnerCall): void {
    call.hangUp().catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown): void {
    this.#log({ type: 'failure', where: 'partner', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Starts the call partner; resolves when its numbers can be dialed. */
export async function startPartner(options: ConstructorParameters<typeof Partner>[0]): Promise<Partner> {
  const partner = new Partner(options);
  await partner.start();
  return partner;
}
