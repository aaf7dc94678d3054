import type { Backend } from '../../contracts/backend.js';
import type { ChatBackend } from '../../contracts/chat-backend.js';
import type { ClickToCallBackend } from '../../contracts/click-to-call-backend.js';
import type { CcError } from '../../model/error.js';
import type { CecCore } from './cec-core.js';
import type { HuaweiCecOptions } from './huawei-cec-options.js';
import type { VendorUi } from './vendor-ui.js';

/** Huawei CEC: chat, and calls where a phone factory was given. */
export interface HuaweiCecBackend extends Backend {
  readonly name: 'huawei-cec';
  readonly chat?: () => Promise<ChatBackend>;
  readonly clickToCall?: () => Promise<ClickToCallBackend>;
  /** Only with `vendorUi`: puts the vendor's own widget on the page. `onFailure` is told when a later step of it fails; all was taken away again then. */
  readonly vendorUi?: (onFailure?: (error: CcError) => void) => Promise<VendorUi>;
}

/**
 * Huawei CEC (AICC) as a back end. Its code is loaded when a chat or a call is
 * first wanted; both share one visitor and one conversation.
 */
export function huaweiCec(options: HuaweiCecOptions): HuaweiCecBackend {
  if (options.family === 'page' && options.vendorUi) {
    return { name: 'huawei-cec', vendorUi: async (onFailure) => (await import('./vendor-ui.js')).runVendorUi(options, onFailure) };
  }
  let core: Promise<CecCore> | undefined;
  let users = 0;
  // the last one who lets go ends it; who comes later begins anew
  const use = async (): Promise<{ readonly core: CecCore; readonly release: () => void }> => {
    users++;
    core ??= import('./make-core.js').then(({ makeCore }) => makeCore(options));
    const used = core;
    const release = (): void => {
      if (--users > 0) return;
      core = undefined;
      void used.then((one) => one.dispose());
    };
    try {
      return { core: await used, release };
    } catch (cause) {
      users--;
      core = undefined; // a script that did not load may load next time
      throw cause;
    }
  };
  const { phone, video = true, clickToCallConnects: connects = true } = options;
  return {
    name: 'huawei-cec',
    chat: async () => {
      const [{ core: own, release }, { CecChatBackend }] = await Promise.all([use(), import('./cec-chat-backend.js')]);
      return new CecChatBackend(own, release);
    },
    ...(phone && {
      clickToCall: async () => {
        const [{ core: own, release }, { CecClickToCallBackend }] = await Promise.all([use(), import('./cec-click-to-call-backend.js')]);
        return new CecClickToCallBackend(own, { phone, video, connects }, release);
      },
    }),
  };
}
