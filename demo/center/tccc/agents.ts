import type { Account, CenterConfig } from '../config.js';

/** An agent of the application, who has an extension of the center. */
export interface TCCCAgent {
  /** The account: an e-mail address. */
  readonly userId: string;
  readonly extension: Account;
}

/** `Ada Brandt` → `ada.brandt@demo.localhost`. */
function mailOf({ displayName }: Account, domain: string): string {
  const plain = displayName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, '.')}@${domain}`;
}

/** The agents of the application: one for each extension that people have. */
export class TCCCAgents {
  readonly all: readonly TCCCAgent[];

  constructor({ accounts, domain }: CenterConfig) {
    this.all = [...accounts.values()].filter(({ trunk }) => !trunk).map((extension) => ({ userId: mailOf(extension, domain), extension }));
  }

  ofUser(userId: string): TCCCAgent | undefined {
    return this.all.find((agent) => agent.userId === userId);
  }

  ofExtension(username: string): TCCCAgent | undefined {
    return this.all.find(({ extension }) => extension.username === username);
  }
}
