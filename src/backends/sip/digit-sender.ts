import type { IncomingResponseMessage } from 'sip.js/lib/core/messages/index.js';
import type { Clock } from '../../kit/clock.js';
import { sleep } from '../../kit/sleep.js';
import type { DtmfMethod } from '../../model/dtmf.js';
import { CcError } from '../../model/error.js';
import type { Session } from './session.js';

/** Length of a key's tone and of the silence after it, in ms. */
const toneLength = 160;
const gapLength = 70;

/** Where digits go. */
export interface DigitSenderOptions {
  readonly session: Session;
  readonly connection: RTCPeerConnection;
  readonly clock: Clock;
  /** Aborted when the call ends. */
  readonly signal: AbortSignal;
}

/** Sends telephone keys, one after another whoever asks: as telephone events (RFC 4733), or as INFO with `application/dtmf-relay`. */
export class DigitSender {
  readonly #options: DigitSenderOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DigitSenderOptions) {
    this.#options = options;
  }

  /** Rejects with `call-failed` when neither way is open, or the call ends. */
  send(digits: string, method: DtmfMethod): Promise<void> {
    const turn = this.#last.then(() => {
      const sender = method === 'rtp' ? this.#toneSender() : undefined;
      return sender ? this.#sendTones(sender, digits) : this.#sendInfos(digits);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  // without telephone-event in the description, INFO is the other way to the same end
  #toneSender(): RTCDTMFSender | undefined {
    const senders = this.#options.connection.getSenders().map(({ dtmf }) => dtmf);
    return senders.find((dtmf) => dtmf?.canInsertDTMF) ?? undefined;
  }

  async #sendTones(sender: RTCDTMFSender, digits: string): Promise<void> {
    // replaces what it has not begun to send: on a busy machine that is a key pressed before
    sender.insertDTMF(sender.toneBuffer + digits, toneLength, gapLength);
    const { clock, signal } = this.#options;
    // the sender also says when each tone begins, but says nothing when its connection is closed
    await sleep(clock, digits.length * (toneLength + gapLength), signal).catch((cause: unknown) => {
      throw new CcError('call-failed', 'the call is over', { cause });
    });
  }

  async #sendInfos(digits: string): Promise<void> {
    for (const digit of digits) await this.#sendInfo(digit);
  }

  #sendInfo(digit: string): Promise<void> {
    const { session, signal } = this.#options;
    return new Promise((resolve, reject) => {
      const onEnd = (): void => reject(new CcError('call-failed', 'the call is over'));
      if (signal.aborted) return onEnd();
      signal.addEventListener('abort', onEnd, { once: true });
      const done = (status?: number): void => {
        signal.removeEventListener('abort', onEnd);
        if (status === undefined) resolve();
        else reject(new CcError('call-failed', 'the far end takes no digits', { context: { status } }));
      };
      const onReject = ({ message }: { message: IncomingResponseMessage }): void => done(message.statusCode ?? 0);
      const content = `Signal=${digit}\r\nDuration=${toneLength}\r\n`;
      const body = { contentDisposition: 'render', contentType: 'application/dtmf-relay', content };
      session.info({ onAccept: () => done(), onReject, onRedirect: onReject }, { body }).catch(reject);
    });
  }
}
