import type { AgentBackend } from '../../contracts/agent-backend.js';
import type { Backend } from '../../contracts/backend.js';
import type { PhoneBackend } from '../../contracts/phone-backend.js';
import type { TcccLink } from './tccc-link.js';
import type { TencentTcccOptions } from './tencent-tccc-options.js';

/** Tencent Cloud Contact Center: a phone, and an agent whose state it keeps. */
export interface TencentTcccBackend extends Backend {
  readonly name: 'tencent-tccc';
  readonly phone: () => Promise<PhoneBackend>;
  readonly agent: () => Promise<AgentBackend>;
}

/**
 * Tencent Cloud Contact Center (TCCC) as a back end, by the vendor's own SDK,
 * which is loaded when a phone is first wanted. One that is on the page already
 * is adopted.
 */
export function tencentTccc(options: TencentTcccOptions): TencentTcccBackend {
  let link: Promise<TcccLink> | undefined;
  let users = 0;
  // phone and agent speak over one line; the last one who lets go ends it
  const use = async (): Promise<{ readonly own: TcccLink; readonly release: () => void }> => {
    users++;
    link ??= import('./tccc-link.js').then(({ TcccLink }) => new TcccLink(options));
    const used = link;
    const release = (): void => {
      if (--users > 0) return;
      link = undefined;
      void used.then((one) => one.dispose());
    };
    return { own: await used, release };
  };
  return {
    name: 'tencent-tccc',
    phone: async () => {
      const [{ own, release }, { TcccPhoneBackend }] = await Promise.all([use(), import('./tccc-phone-backend.js')]);
      return new TcccPhoneBackend(own, options, release);
    },
    agent: async () => {
      const [{ own, release }, { TcccAgentBackend }] = await Promise.all([use(), import('./tccc-agent-backend.js')]);
      return new TcccAgentBackend(own, release);
    },
  };
}
