import type { Account, CenterConfig } from '../config.js';

/** An agent's account at itniotech and the extension that it rings. */
export interface Seat {
  /** `0705C245_001` */
  readonly account: string;
  readonly extension: Account;
}

/** The accounts of the application: one for each extension, in their order. */
export class Seats {
  readonly #seats: readonly Seat[];

  constructor({ accounts, itniotech }: CenterConfig) {
    const extensions = [...accounts.values()].filter(({ trunk }) => !trunk);
    this.#seats = extensions.map((extension, index) => ({
      account: `${itniotech.appId}_${String(index + 1).padStart(3, '0')}`,
      extension,
    }));
  }

  ofAccount(account: string): Seat | undefined {
    return this.#seats.find((seat) => seat.account === account);
  }

  ofExtension(extension: string): Seat | undefined {
    return this.#seats.find((seat) => seat.extension.username === extension);
  }
}
