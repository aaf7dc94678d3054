import type { TcccEventMap, TcccEventName } from '../../backends/tencent-tccc/tccc-api.js';
import type { AgentChatBackend } from '../../contracts/agent-chat-backend.js';
import type { Backend } from '../../contracts/backend.js';

/** A queue by which the page can hand calls and chats on. */
export interface TcccSkillGroup {
  readonly id: string;
  readonly name: string;
  /** Where its calls go. Without it only chats are handed to it. */
  readonly number?: string;
}

/** Who the agent is, and on what they phone. */
export interface TcccSession {
  /** The agent's account: an e-mail address as a rule. */
  readonly userId: string;
  /** On which phone and agent session are built. */
  readonly backend: Backend;
  /** Where the agent's chats are. Default: there are none, and `tccc.Chat` says so. */
  readonly chats?: AgentChatBackend;
  /** For `Admin.getSkillGroups`, and `skillGroupId` of what hands on. Default: none. */
  readonly skillGroups?: readonly TcccSkillGroup[];
  /** A call that offers a picture is told as one of type `video`, for pages that listen to it. Default: as `phone`. */
  readonly video?: boolean;
  /** Numbers of colleagues by their accounts, for `startInternalCall` and offers of type `internal`. */
  readonly colleagues?: Readonly<Record<string, string>>;
  /** How long the server offers a call to one agent, in seconds. Default: 0, for ever. */
  readonly offerTimeout?: number;
}

/** How a page's `tccc` is set up. */
export interface TcccPageOptions {
  /**
   * Opens the session. Rejecting with `credential-expired` fires `tokenExpired`;
   * with anything else, the phone never gets `ready`, and says why.
   */
  readonly open: () => Promise<TcccSession>;
  /** Id of an element of the page in which the workbench is shown, at least 760 by 480 px. Default: it floats. */
  readonly renderDomId?: string | undefined;
  /** The status that the agent has when the page is ready. Default: `free`. */
  readonly first?: 'free' | 'notReady' | 'offline';
  /** How a command fails: Tencent's SDK was seen to do both. Default: `resolve`, as the reference says. */
  readonly failures?: 'resolve' | 'reject';
  /** Gives sessions their ids. Default: random UUIDs. */
  readonly newId?: () => string;
}

/** Tells the page an event. */
export type TcccEmit = <Name extends TcccEventName>(event: Name, payload: TcccEventMap[Name]) => void;
