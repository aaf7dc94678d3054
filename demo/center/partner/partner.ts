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
import type { CenterConfig, NumberPlan } from '../config.js';
import type { Log } from '../log-entry.js';
import type { SIPServer } from '../sip/server.js';
import { parseAddress, parseNameAddress } from '../sip/uri.js';
import { PartnerCall, type PartnerCallReport, type PartnerCallSubject, type Plays } from './partner-call.js';
import { InnerTransport } from './transport.js';

/** How the partner shall ring somebody. */
export type RingRequest = {
  /** Extension. */
  readonly to: string;
  readonly from: string;
  readonly name: string;
  readonly plays: Plays;
  /** More for the INVITE, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds after the answer; without it the other side hangs up. */
  readonly hangUpAfter?: number;
  /** Milliseconds after which an unanswered call is given up. */
  readonly ringFor?: number;
  /** Somebody sent it here who was called first. */
  readonly sentOn?: boolean;
};

/** What is heard before an early answer, and how long a caller waits to be called back, in milliseconds. */
const [earlyFor, callsBackAfter] = [4000, 1500];
/** How long somebody outside takes to pick up, in milliseconds. */
const picksUpAfter = 2500;
const remembered = 50;
const expires = 300;

const playedBy: Readonly<Record<Exclude<NumberPlan['does'], 'busy' | 'redirect' | 'call-back'> | 'person', Plays>> = {
  person: 'greeting',
  echo: 'echo',
  announcement: 'announcement',
  'no-answer': 'silence',
  tone: 'tone',
  voicemail: 'announcement',
  'early-media': 'tone',
};

/** The other side of calls: answers the numbers of the plan, and rings agents on request. */
export class Partner {
  readonly #userAgent: UserAgent;
  readonly #registerer: Registerer;
  readonly #calls: PartnerCall[] = [];
  readonly #config: CenterConfig;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #server: SIPServer;

  constructor(options: { readonly server: SIPServer; readonly config: CenterConfig; readonly clock: Clock; readonly log: Log }) {
    const { server, config, clock, log } = options;
    this.#server = server;
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
    const inviter = new Inviter(this.#userAgent, target, {
      params: { fromUri, fromDisplayName: request.name },
      extraHeaders: Object.entries(request.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    });
    return this.#invite(inviter, request);
  }

  /** Hangs up everything and signs off. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#calls.filter(({ ended }) => !ended).map((call) => call.hangUp()));
    for (const { media } of this.#calls) media.close();
    await this.#userAgent.stop().catch((error: unknown) => this.#failed(error));
  }

  #invite(inviter: Inviter, request: RingRequest): PartnerCall {
    const { from, name, to: number } = request;
    const call = this.#add(inviter, { direction: 'out', from, name, number }, request.plays);
    const { hangUpAfter, ringFor } = request;
    let taken = false;
    inviter.stateChange.addListener((state) => {
      taken ||= state === SessionState.Established;
      // that it was sent elsewhere is told after this
      if (state === SessionState.Terminated) this.#clock.after(0, () => !taken && this.#leaveMessage(request.to));
      if (state === SessionState.Established && hangUpAfter !== undefined) {
        this.#clock.after(hangUpAfter, () => this.#hangUp(call));
      }
    });
    if (ringFor !== undefined) {
      this.#clock.after(ringFor, () => {
        if (call.report.state === 'ringing') this.#hangUp(call);
      });
    }
    inviter
      .invite({
        requestDelegate: {
          onRedirect: ({ message }) => {
            taken = true;
            this.#goOn(message.getHeader('contact'), request);
          },
        },
      })
      .catch((error: unknown) => this.#failed(error));
    return call;
  }

  /** Was sent elsewhere (302) and calls there, once, as a telephone network does. */
  #goOn(contact: string | undefined, request: RingRequest): void {
    const to = parseAddress(parseNameAddress(contact ?? '')?.uri ?? '')?.user;
    if (to !== undefined && !request.sentOn) this.ring({ ...request, to, sentOn: true });
  }

  #take(invitation: Invitation): void {
    const called = parseNameAddress(invitation.request.getHeader('P-Called-Party-ID') ?? '')?.uri ?? '';
    // whoever takes the place of a far end (RFC 3891) hears what that heard
    const replaced = this.#calls.find(({ session }) => session === invitation.replacee)?.report;
    const number = replaced?.number ?? parseAddress(called)?.user ?? invitation.request.to.uri.user ?? '';
    const from = invitation.remoteIdentity.uri.user ?? '';
    const does = this.#config.numbers.get(number)?.does ?? (number.startsWith('+') ? 'person' : 'echo');
    const name = replaced?.name ?? '';
    if (replaced) {
      this.#add(invitation, { direction: 'in', from, name, number }, replaced.plays);
      return void invitation.accept().catch((error: unknown) => this.#failed(error));
    }
    if (does === 'busy') return void invitation.reject({ statusCode: 486 }).catch((error: unknown) => this.#failed(error));
    if (does === 'redirect') return this.#sendOn(invitation);
    if (does === 'call-back') return this.#callBack(invitation, from);
    const call = this.#add(invitation, { direction: 'in', from, name, number }, playedBy[does]);
    if (does === 'voicemail') this.#hearMessages(from);
    const answering =
      does === 'no-answer' || does === 'person'
        ? invitation.progress()
        : does === 'early-media'
          ? this.#speakEarly(invitation, call)
          : invitation.accept();
    if (does === 'person') this.#clock.after(picksUpAfter, () => this.#pickUp(invitation));
    answering.catch((error: unknown) => this.#failed(error));
  }

  #pickUp(invitation: Invitation): void {
    if (invitation.state !== SessionState.Initial) return;
    invitation.accept().catch((error: unknown) => this.#failed(error));
  }

  #sendOn(invitation: Invitation): void {
    const extraHeaders = [`Contact: <sip:600@${this.#config.domain}>`];
    invitation.reject({ statusCode: 302, extraHeaders }).catch((error: unknown) => this.#failed(error));
  }

  /** Refuses the call and calls the caller instead, as a dialler does: to be answered by the phone itself, with data. */
  #callBack(invitation: Invitation, from: string): void {
    invitation.reject({ statusCode: 480 }).catch((error: unknown) => this.#failed(error));
    const headers = {
      'Call-Info': `<sip:${this.#config.domain}>;answer-after=2`,
      'X-Customer-ID': '4711',
      'X-Queue': 'sales',
    };
    this.#clock.after(callsBackAfter, () => {
      this.ring({ to: from, from: '+442079460123', name: 'Maria Jensen', plays: 'greeting', ringFor: 30_000, headers });
    });
  }

  /** A voice before the answer (183), as announcements of the telephone network are; then an echo. */
  async #speakEarly(invitation: Invitation, call: PartnerCall): Promise<void> {
    const { content, contentType } = await call.media.answerEarly(invitation.request.body).then(({ body, contentType: type }) => ({
      content: body,
      contentType: type,
    }));
    // sip.js would send it as a reliable answer only
    const { incomingInviteRequest } = invitation as unknown as {
      readonly incomingInviteRequest: { progress(options: object): unknown };
    };
    incomingInviteRequest.progress({ statusCode: 183, body: { contentDisposition: 'session', contentType, content } });
    this.#clock.after(earlyFor, () => {
      call.play('echo');
      this.#pickUp(invitation);
    });
  }

  #leaveMessage(extension: string): void {
    const { notifier } = this.#server;
    const { new: fresh, old } = notifier.mailbox(extension);
    notifier.fill(extension, { new: fresh + 1, old });
  }

  #hearMessages(extension: string): void {
    const { notifier } = this.#server;
    const { new: fresh, old } = notifier.mailbox(extension);
    notifier.fill(extension, { new: 0, old: old + fresh });
  }

  #add(session: Session, about: PartnerCallSubject, plays: Plays): PartnerCall {
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
    const { from, name, number, direction, plays } = call.report;
    const own = direction === 'out' ? from : number;
    const fromUri = UserAgent.makeURI(`sip:${own}@${this.#config.domain}`);
    referral
      .accept()
      .then(() => {
        const inviter = referral.makeInviter({ params: { fromDisplayName: name, ...(fromUri === undefined ? {} : { fromUri }) } });
        this.#invite(inviter, { to: referral.referTo.uri.user ?? '', from: own, name, plays });
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
