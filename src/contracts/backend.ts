import type { AgentBackend } from './agent-backend.js';
import type { ChatBackend } from './chat-backend.js';
import type { ClickToCallBackend } from './click-to-call-backend.js';
import type { LineCheck } from './line-check.js';
import type { PhoneBackend } from './phone-backend.js';

/**
 * What is behind the contracts, under one name: any subset of them, each made
 * when it is first wanted, so that its code need not be loaded before.
 */
export interface Backend {
  /** For logs: `sip`, `fake`. */
  readonly name: string;
  /**
   * Tells the phone of one account from those of others. Tabs of one browser
   * whose back ends have the same one share it: one of them is registered and
   * heard, the others show and control the same. Absent: each tab has its own.
   */
  readonly phoneKey?: string;
  readonly phone?: () => PhoneBackend | Promise<PhoneBackend>;
  readonly agent?: () => AgentBackend | Promise<AgentBackend>;
  readonly chat?: () => ChatBackend | Promise<ChatBackend>;
  readonly clickToCall?: () => ClickToCallBackend | Promise<ClickToCallBackend>;
  /** Looks whether calls will work. */
  readonly lineCheck?: () => LineCheck | Promise<LineCheck>;
}
