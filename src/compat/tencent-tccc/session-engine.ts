import type { Tccc, TcccCallData, TcccDialOptions, TcccResult } from '../../backends/tencent-tccc/tccc-api.js';
import { tcccBook } from '../../locales/books/tccc-book.js';
import { openBook, shownLanguage } from '../../locales/languages.js';
import { AgentCommands } from './agent-commands.js';
import { CallCommands } from './call-commands.js';
import { ChatCommands } from './chat-commands.js';
import { ChatFollower, type ChatHeir } from './chat-follower.js';
import { resultOf } from './refused.js';
import { SessionFollower } from './session-follower.js';
import type { TcccEmit, TcccPageOptions, TcccSession } from './tccc-session.js';
import type { T3cSdkElement } from './t3c-sdk-element.js';
import { openWorkbench } from './workbench.js';

type OfSession = { readonly sessionId: string };

/** The part of `tccc` that needs a phone. */
export type TcccCommands = Pick<Tccc, 'Call' | 'Chat' | 'Video' | 'Agent' | 'Admin'>;

/** What works behind a page, from sign-in to sign-out. */
export interface SessionEngine {
  readonly userId: string;
  readonly commands: TcccCommands;
  readonly element: T3cSdkElement;
  /** Ends calls, signs the agent out, takes the workbench from the page. */
  end(): Promise<void>;
}

/** Where an engine tells what happens. */
export interface EngineListener {
  readonly emit: TcccEmit;
  /** The phone is registered and the agent signed in. */
  readonly onReady: () => void;
}

/** Starts a session. Rejects with `backend-refused` when it has no phone; what goes wrong later is shown by the workbench. */
export async function startEngine(
  session: TcccSession,
  { renderDomId, first = 'free', failures = 'resolve', newId = () => crypto.randomUUID() }: TcccPageOptions,
  { emit, onReady }: EngineListener,
): Promise<SessionEngine> {
  openBook(tcccBook);
  const { phone, agent, chats, element, dispose } = await openWorkbench(session, renderDomId ? document.getElementById(renderDomId) : null);
  const follower = new SessionFollower({ phone, agent, session, emit, newId });
  const agentCommands = new AgentCommands(agent);
  const calls = new CallCommands({ phone, agent: agentCommands, follower, session });
  const chatFollower = chats && new ChatFollower(chats, { emit, newId, offerTimeout: session.offerTimeout });
  const chatCommands = new ChatCommands({ chats, follower: chatFollower, session });
  const run = <Data>(action: () => Promise<Data>): Promise<TcccResult<Data>> =>
    resultOf(action, { failures, language: shownLanguage(document.documentElement.lang) });
  follower.whenReady(first !== 'offline', onReady);
  const begin = first === 'offline' ? phone.register() : agent.signIn({ agentState: first === 'free' ? 'ready' : 'not-ready' });
  begin.catch(() => undefined); // the softphone shows what is wrong, and its remedy
  return {
    userId: session.userId,
    element,
    commands: {
      ...commandsOf(calls, agentCommands, run),
      Chat: chatCommandsOf(chatCommands, run),
      Admin: {
        getSkillGroups: () => (session.skillGroups ?? []).map(({ id, name }) => ({ skillGroupId: id, skillGroupName: name })),
      },
    },
    end: async () => {
      await dispose();
      follower.stop();
      chatFollower?.stop();
    },
  };
}

type Run = <Data>(action: () => Promise<Data>) => Promise<TcccResult<Data>>;

function onSession(run: Run) {
  return <Data>(action: (sessionId: string) => Promise<Data>) =>
    (options: OfSession): Promise<TcccResult<Data>> =>
      run(() => action(sessionIdIn(options)));
}

function chatCommandsOf(chats: ChatCommands, run: Run): Tccc['Chat'] {
  const on = onSession(run);
  return {
    accept: on((id) => chats.accept(id)),
    end: on((id) => chats.end(id)),
    transfer: (options) => run(() => chats.transfer(sessionIdIn(options), heirIn(options))),
    sendCardMessage: (options) => run(() => chats.sendCard(sessionIdIn(options), options?.payload)),
    sendOrderMessage: (options) => run(() => chats.sendOrder(sessionIdIn(options), options?.payload)),
  };
}

function commandsOf(calls: CallCommands, agent: AgentCommands, run: Run): Pick<Tccc, 'Call' | 'Video' | 'Agent'> {
  const on = onSession(run);
  const dial = (options: TcccDialOptions): Promise<TcccResult<TcccCallData>> => run(() => calls.dial(options));
  const accept = on((id) => calls.act(id, 'answer'));
  const end = on((id) => calls.hungUp(id));
  const transfer: Tccc['Call']['transfer'] = (options) => run(() => calls.transfer(sessionIdIn(options), heirIn(options)));
  const muteMic = on((id) => calls.act(id, 'mute'));
  const unmuteMic = on((id) => calls.act(id, 'unmute'));
  return {
    Call: {
      startOutboundCall: dial,
      callOut: dial,
      startInternalCall: (options) => run(() => calls.dialColleague(options)),
      accept,
      hungUp: end,
      deleteCall: on((id) => calls.remove(id)),
      muteMic,
      unmuteMic,
      isMicMuted: on((id) => calls.isMuted(id)),
      hold: on((id) => calls.act(id, 'hold')),
      unHold: on((id) => calls.act(id, 'resume')),
      sendDigits: (options) => run(() => calls.sendDigits(sessionIdIn(options), String(options?.dtmfText ?? ''))),
      transfer,
    },
    Video: {
      accept: on((id) => calls.acceptVideo(id)),
      end,
      muteMic,
      unmuteMic,
      muteVideo: on((id) => calls.act(id, 'turnCameraOff')),
      unmuteVideo: on((id) => calls.act(id, 'turnCameraOn')),
      transfer,
    },
    Agent: {
      online: () => agent.online(),
      offline: () => agent.offline(),
      setStatus: (options) => run(() => agent.setStatus(options)),
      getStatus: () => agent.status,
    },
  };
}

function heirIn(options: { readonly userId?: string; readonly skillGroupId?: string } | undefined): ChatHeir {
  return { userId: String(options?.userId ?? ''), skillGroupId: String(options?.skillGroupId ?? '') };
}

/** From the page, which may say anything. */
function sessionIdIn(options: OfSession | undefined): string {
  return typeof options?.sessionId === 'string' ? options.sessionId : '';
}
