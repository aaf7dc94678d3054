import type { CallLeg, CallLegEvent } from '../../contracts/phone-backend.js';
import type { MicrophoneSource } from '../../contracts/microphone-source.js';
import { systemClock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import { type Dialog, type Extra, ScriptedServer, type SipText } from './scripted-server.testing.js';
import type { SipOptions } from './sip-options.js';
import { SipPhoneBackend } from './sip-phone-backend.js';

const credential = { server: 'wss://pbx.example.com/ws', address: 'sip:1001@example.com', username: '1001', password: 'secret' };

/** A call of the phone under test, with what it told. */
export interface StandCall {
  readonly leg: CallLeg;
  readonly events: CallLegEvent[];
  readonly invite: SipText;
}

/** A registered phone, its scripted server, and real peer connections at the far ends. */
export class SipStand {
  readonly server: ScriptedServer = new ScriptedServer();
  readonly incoming: CallLeg[] = [];
  readonly backend: SipPhoneBackend;
  /** Goes where a far end sends it. */
  follows = false;
  readonly microphone: MicrophoneSource;
  readonly #context: AudioContext = new AudioContext();
  readonly #far: RTCPeerConnection[] = [];

  constructor(options: SipOptions = {}) {
    const { stream } = this.#context.createMediaStreamDestination();
    this.microphone = { open: async () => ({ stream, onChange: () => {}, release: () => {} }) };
    this.backend = new SipPhoneBackend({ credential, storage: { getItem: () => null, setItem: () => {} }, ...options });
    this.backend.attach({ onRegistration: () => {}, onIncoming: (leg) => this.incoming.push(leg), onReferral: () => this.follows });
  }

  async close(): Promise<void> {
    this.server.answersByItself = /^(REGISTER|OPTIONS|BYE|CANCEL|SUBSCRIBE)/;
    await this.backend.dispose();
    this.server.restore();
    for (const connection of this.#far) connection.close();
    await this.#context.close();
  }

  /** Calls somebody; the INVITE has arrived. */
  async dial(number: string = '2000'): Promise<StandCall> {
    await this.backend.register();
    const leg = this.backend.dial({ kind: 'number', number }, { microphone: this.microphone });
    return { leg, events: this.eventsOf(leg), invite: await this.server.next(/^INVITE/) };
  }

  /** Calls somebody who answers. */
  async talking(extra: Omit<Extra, 'body'> = {}): Promise<StandCall> {
    const call = await this.dial();
    this.server.respond(call.invite, '200 OK', { body: await this.answerTo(call.invite.body), ...extra });
    await this.server.next(/^ACK/);
    await this.become(call.events, 'connected');
    return call;
  }

  /** Somebody calls, with these headers. */
  async ringIn(headers: readonly string[] = [], body: string = ''): Promise<StandCall> {
    await this.backend.register();
    const dialog: Dialog = {
      from: '"Maria" <sip:4000@example.com>;tag=far',
      to: '<sip:1001@example.com>',
      callID: `incoming-${this.incoming.length}`,
      sequence: 1,
    };
    this.server.request('INVITE', { ...dialog, body, headers });
    const invite = await this.server.next(/^SIP\/2.0 180/);
    const leg = this.incoming.at(-1);
    if (!leg) throw new Error('it does not ring');
    return { leg, events: this.eventsOf(leg), invite };
  }

  /** The dialog of an outbound call, seen from its far end. */
  backTo(invite: SipText, sequence: number): Dialog {
    const to = `${invite.header('To')};tag=far`;
    return { from: to, to: invite.header('From'), callID: invite.header('Call-ID'), sequence };
  }

  async offer(): Promise<string> {
    const connection = this.farEnd();
    connection.addTransceiver('audio');
    return described(connection);
  }

  /** The far end that offered last is answered. */
  async takeAnswer(sdp: string): Promise<void> {
    await this.#far.at(-1)?.setRemoteDescription({ type: 'answer', sdp });
  }

  /** Another offer of the far end that answered last. */
  async offerAgain(): Promise<string> {
    const connection = this.#far.at(-1) ?? this.farEnd();
    return (await connection.createOffer()).sdp ?? '';
  }

  async answerTo(offer: string, connection: RTCPeerConnection = this.farEnd()): Promise<string> {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    return described(connection);
  }

  eventsOf(leg: CallLeg): CallLegEvent[] {
    const events: CallLegEvent[] = [];
    leg.follow((event) => events.push(event));
    return events;
  }

  async become(events: readonly CallLegEvent[], type: CallLegEvent['type']): Promise<void> {
    await this.until(`${type} among ${JSON.stringify(events)}`, () => events.some((event) => event.type === type));
  }

  async until(what: string, probe: () => boolean): Promise<void> {
    const deadline = systemClock.now() + 10_000;
    while (!probe()) {
      if (systemClock.now() > deadline) throw new Error(`waited in vain: ${what}`);
      await sleep(systemClock, 5);
    }
  }

  /** The far end that answered last answers again. */
  answerAgain(offer: string): Promise<string> {
    return this.answerTo(offer, this.#far.at(-1));
  }

  /** One more far end. */
  farEnd(): RTCPeerConnection {
    const connection = new RTCPeerConnection();
    this.#far.push(connection);
    return connection;
  }
}

async function described(connection: RTCPeerConnection): Promise<string> {
  await connection.setLocalDescription();
  while (connection.iceGatheringState !== 'complete') await sleep(systemClock, 5);
  return connection.localDescription?.sdp ?? '';
}
