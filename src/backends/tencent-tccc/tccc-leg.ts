import type { ScreenSource } from '../../contracts/camera-source.js';
import type { CallLeg, CallLegEvent } from '../../contracts/phone-backend.js';
import type { MicrophoneLease, MicrophoneSource } from '../../contracts/microphone-source.js';
import { type CallAbilities, type CallDirection, type EndReason, noAbilities } from '../../model/call.js';
import type { Clock } from '../../kit/clock.js';
import type { DialTarget } from '../../model/dial-target.js';
import { CcError } from '../../model/error.js';
import type { Party } from '../../model/party.js';
import type { Tccc } from './tccc-api.js';
import type { TcccLink } from './tccc-link.js';

/** Nobody is waited for longer who was handed a call, in ms. */
const patience = 90_000;

/** How a leg begins. */
export interface TcccLegOptions {
  readonly id: string;
  readonly link: TcccLink;
  readonly clock: Clock;
  readonly direction: CallDirection;
  readonly party: Party;
  /** Absent until an outbound call has begun. */
  readonly sessionId?: string;
  /** Which namespace takes and ends it. */
  readonly media?: 'Call' | 'Video';
  readonly onEnded: (leg: TcccLeg) => void;
}

/**
 * A call in Tencent's SDK. The SDK plays its sound by itself, so there is no
 * stream. Our microphone is opened beside the SDK's own all the same: a refusal
 * is said precisely and before the customer hears anything, since the SDK has
 * only words for it.
 */
export class TcccLeg implements CallLeg {
  readonly id: string;
  readonly direction: CallDirection;
  readonly party: Party;
  readonly soundsItself = true;
  readonly remoteStream: undefined;
  readonly localStream: undefined;
  readonly #link: TcccLink;
  readonly #clock: Clock;
  readonly #media: 'Call' | 'Video';
  readonly #onEnded: (leg: TcccLeg) => void;
  readonly #early: CallLegEvent[] = [];
  readonly #over = new AbortController();
  #sessionId: string | undefined;
  #listener: ((event: CallLegEvent) => void) | undefined;
  #lease: MicrophoneLease | undefined;
  #connected = false;
  #reason: EndReason | undefined;
  #held = false;

  constructor({ id, link, clock, direction, party, sessionId, media = 'Call', onEnded }: TcccLegOptions) {
    this.id = id;
    this.#link = link;
    this.#clock = clock;
    this.direction = direction;
    this.party = party;
    this.#sessionId = sessionId;
    this.#media = media;
    this.#onEnded = onEnded;
  }

  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  get connected(): boolean {
    return this.#connected;
  }

  get ended(): boolean {
    return this.#over.signal.aborted;
  }

  /** What this version of the SDK has. It sends no pictures of ours. */
  get can(): CallAbilities {
    const call: Partial<Tccc['Call']> = this.#link.tccc?.Call ?? {};
    return Object.freeze({
      ...noAbilities,
      hold: typeof call.hold === 'function' && typeof call.unHold === 'function',
      mute: typeof call.muteMic === 'function' && typeof call.unmuteMic === 'function',
      dtmf: typeof call.sendDigits === 'function',
      transfer: typeof call.transfer === 'function',
    });
  }

  follow(listener: (event: CallLegEvent) => void): void {
    this.#listener = listener;
    for (const event of this.#early.splice(0)) listener(event);
  }

  /** Opens the microphone and begins; `start` gives the session. Never rejects: the call ends as failed. */
  async begin(microphone: MicrophoneSource, start: () => Promise<string>): Promise<void> {
    try {
      await this.#open(microphone, undefined);
      const sessionId = await start();
      this.#sessionId ??= sessionId;
      // given up meanwhile: the SDK has begun all the same
      if (this.ended) await this.#hangUp(sessionId);
    } catch (cause) {
      if (!this.ended)
        this.end('failed', cause instanceof CcError ? cause : new CcError('call-failed', 'the call did not begin', { cause }));
    }
  }

  /** The SDK has told its session before the command did. */
  is(sessionId: string): void {
    this.#sessionId ??= sessionId;
  }

  /** The far end has answered, or somebody here has, whoever it was. */
  connect(): void {
    if (this.#connected || this.ended) return;
    this.#connected = true;
    this.#tell({ type: 'connecting' });
    this.#tell({ type: 'connected' });
  }

  end(reason: EndReason, error?: CcError): void {
    if (this.ended) return;
    this.#reason = reason;
    this.#tell({ type: 'ended', reason, ...(error && { error }) });
    this.#over.abort(new CcError('call-failed', 'the call is over'));
    this.#lease?.release();
    this.#lease = undefined;
    this.#onEnded(this);
  }

  async answer({ microphone, signal }: { readonly microphone: MicrophoneSource; readonly signal?: AbortSignal }): Promise<void> {
    this.#ringingHere();
    await this.#open(microphone, signal);
    try {
      await this.#ask((tccc, sessionId) => tccc[this.#media].accept({ sessionId }));
    } catch (cause) {
      this.#lease?.release();
      this.#lease = undefined;
      throw cause;
    }
  }

  // there is one way to turn an offer away
  async decline(): Promise<void> {
    this.#ringingHere();
    const sessionId = this.#begun();
    // its end may be told before the command is answered
    await this.#link.ask((tccc) => this.#end(tccc, sessionId), 'call-failed');
    this.end('declined');
  }

  async hangUp(): Promise<void> {
    if (this.ended) return;
    const sessionId = this.#sessionId;
    const reason = this.#connected ? 'local-hangup' : this.direction === 'inbound' ? 'declined' : 'canceled';
    // told at once: whoever hung up is not on this call any more, whatever the SDK answers
    this.end(reason);
    if (sessionId !== undefined) await this.#hangUp(sessionId);
  }

  async hold(): Promise<void> {
    if (this.#held) return;
    await this.#ask((tccc, sessionId) => tccc.Call.hold({ sessionId }));
    this.#held = true;
    this.#tell({ type: 'hold', hold: 'local' });
  }

  async resume(): Promise<void> {
    await this.#ask((tccc, sessionId) => tccc.Call.unHold({ sessionId }));
    this.#held = false;
    this.#tell({ type: 'hold', hold: 'none' });
  }

  async mute(): Promise<void> {
    await this.#ask((tccc, sessionId) => tccc[this.#media].muteMic({ sessionId }));
    this.#tell({ type: 'muted', muted: true });
  }

  async unmute(): Promise<void> {
    await this.#ask((tccc, sessionId) => tccc[this.#media].unmuteMic({ sessionId }));
    this.#tell({ type: 'muted', muted: false });
  }

  turnCameraOn(): Promise<void> {
    return Promise.reject(new CcError('call-failed', 'the SDK sends no picture of ours', { recoverable: false }));
  }

  async turnCameraOff(): Promise<void> {
    // none is on
  }

  async sendScreen(screen: ScreenSource | undefined): Promise<void> {
    if (screen) await this.turnCameraOn();
  }

  sendInstead(): Promise<void> {
    return Promise.reject(new CcError('call-failed', 'the SDK sends its own microphone', { recoverable: false }));
  }

  async sendDtmf(digits: string): Promise<void> {
    await this.#ask((tccc, sessionId) => tccc.Call.sendDigits({ sessionId, dtmfText: digits }));
  }

  /** An address, or a name, is a colleague's account; digits are the id of a skill group. */
  async transfer(target: DialTarget): Promise<void> {
    const to = target.kind === 'address' ? target.address.replace(/^sips?:/, '') : target.number;
    const whom = /^\d+$/.test(to) ? { skillGroupId: to } : { userId: to };
    const sessionId = this.#begun();
    if (!this.can.transfer) return this.transferTo();
    this.#tell({ type: 'transfer', transfer: 'asked' });
    try {
      await this.#link.ask((tccc) => tccc[this.#media].transfer({ sessionId, ...whom }), 'transfer-failed');
      await this.#left();
    } catch (cause) {
      this.#tell({ type: 'transfer', transfer: undefined });
      throw cause;
    }
  }

  transferTo(): Promise<void> {
    return Promise.reject(new CcError('transfer-failed', 'the SDK connects no two calls', { recoverable: false }));
  }

  forward(): Promise<void> {
    return Promise.reject(new CcError('transfer-failed', 'the SDK sends no call elsewhere', { recoverable: false }));
  }

  /** Resolves when the call has left for where it was sent. The SDK has no word for its staying, so there is an end to waiting. */
  #left(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal } = this.#over;
      const finish = (): void => {
        stopWaiting();
        if (this.#reason === 'transferred') resolve();
        else reject(new CcError('call-failed', 'the call is over'));
      };
      const stopWaiting = this.#clock.after(patience, () => {
        signal.removeEventListener('abort', finish);
        reject(new CcError('transfer-failed', 'nobody took the call'));
      });
      if (signal.aborted) finish();
      else signal.addEventListener('abort', finish, { once: true });
    });
  }

  async #open(microphone: MicrophoneSource, signal: AbortSignal | undefined): Promise<void> {
    const both = signal ? AbortSignal.any([signal, this.#over.signal]) : this.#over.signal;
    const lease = await microphone.open({ signal: both });
    if (both.aborted) {
      lease.release();
      throw both.reason;
    }
    this.#lease = lease;
  }

  #ringingHere(): void {
    this.#alive();
    if (this.direction === 'outbound' || this.#connected) throw new CcError('illegal-transition', 'the call does not ring here');
  }

  #alive(): void {
    if (this.ended) throw new CcError('call-failed', 'the call is over');
  }

  async #ask(command: (tccc: Tccc, sessionId: string) => unknown): Promise<void> {
    this.#alive();
    const sessionId = this.#begun();
    await this.#link.ask((tccc) => command(tccc, sessionId), 'call-failed');
    this.#alive();
  }

  #begun(): string {
    if (this.#sessionId === undefined) throw new CcError('call-failed', 'the call has not begun');
    return this.#sessionId;
  }

  // it may be over there already, which is as good
  async #hangUp(sessionId: string): Promise<void> {
    await this.#link.ask((tccc) => this.#end(tccc, sessionId), 'call-failed').catch(() => undefined);
  }

  #end(tccc: Tccc, sessionId: string): unknown {
    return this.#media === 'Video' ? tccc.Video.end({ sessionId }) : tccc.Call.hungUp({ sessionId });
  }

  #tell(event: CallLegEvent): void {
    if (this.ended) return;
    if (this.#listener) this.#listener(event);
    else this.#early.push(event);
  }
}
