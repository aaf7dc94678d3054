import type { Account } from '../config.js';
import { reasons, type FaultSwitches } from '../sip/faults.js';
import type { Link } from '../sip/peer.js';
import { replies } from '../sip/reply.js';
import type { LinkEnd, SIPServer } from '../sip/server.js';
import type { Settings } from './settings.js';

const caller: Account = { username: 'AnonymousCard', displayName: 'Anonymous', password: '', trunk: false };

/** A gateway that can be reached, and refuses every call, so that it comes to none of them. */
export class OverloadedGateway {
  readonly #server: SIPServer;
  readonly #settings: Settings;

  constructor(options: { readonly server: SIPServer; readonly settings: Settings }) {
    this.#server = options.server;
    this.#settings = options.settings;
  }

  get faults(): FaultSwitches {
    return this.#server.faults;
  }

  /** A visitor's phone connects. */
  connect(link: Link): LinkEnd {
    return this.#server.connect(link, {
      guest: {
        account: caller,
        admit: ({ method }) => {
          if (method === 'OPTIONS') return replies.ok;
          const status = this.#settings.all.gatewayRefuses || 503;
          return { status, reason: reasons[status] ?? 'Refused' };
        },
        told: () => undefined,
      },
    });
  }
}
