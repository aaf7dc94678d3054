import type { CallTransfer } from '../../model/call.js';
import { CcError } from '../../model/error.js';
import { type TransferInput, type TransferStep, transferStepAfter } from '../../model/transfer-step.js';

/** A far end that was asked to go on with somebody else, in memory. */
export class FakeTransfer {
  /** Resolves when the other one has answered; rejects with `transfer-failed` when the call goes on as it was. */
  readonly done: Promise<void>;
  readonly #tell: (transfer: CallTransfer | undefined) => void;
  #step: TransferStep = 'asking';
  #resolve: () => void = () => {};
  #reject: (error: CcError) => void = () => {};

  constructor(tell: (transfer: CallTransfer | undefined) => void) {
    this.#tell = tell;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    tell('asked');
  }

  take(input: TransferInput): void {
    const before = this.#step;
    this.#step = transferStepAfter(before, input);
    if (this.#step === before) return;
    if (this.#step === 'ringing') this.#tell('ringing');
    if (this.#step === 'done') this.#resolve();
    if (this.#step !== 'refused') return;
    this.#tell(undefined);
    this.#reject(new CcError('transfer-failed', 'the call was not handed over'));
  }
}
