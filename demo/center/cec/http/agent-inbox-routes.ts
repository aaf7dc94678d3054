import { Hono, type Context } from 'hono';
import type { Account } from '../../config.js';
import type { AgentInbox } from '../agent-inbox.js';
import { mediaTypeOf } from '../files.js';
import type { CEC } from '../cec.js';
import type { HumanAgent } from '../human-agent.js';
import { fileIdOf } from '../message-content.js';
import { readObject, textOf } from './surroundings.js';

const hold = 20_000;

/** Whose inbox it is, and what agents are called in it. */
export interface InboxOwners {
  /** `undefined`: nobody may look. */
  readonly owner: (context: Context) => Account | undefined;
  readonly idOf: (extension: string) => string;
  readonly extensionOf: (id: string) => string | undefined;
}

/** The interface for inboxes that `backends/agent-inbox` of the package speaks: under `/cc/inbox/{extension}`, and `/tccc/inbox` with a ticket. */
export function agentInboxRoutes(cec: CEC, agents: AgentInbox, { owner, idOf, extensionOf }: InboxOwners): Hono {
  const { inbox } = agents;
  const app = new Hono();
  const refused = (context: Context): Response => context.json({ error: 'whose inbox?' }, 401);
  app.use('*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    await next();
  });
  app.get('/', async (context) => {
    const account = owner(context);
    if (account === undefined) return refused(context);
    const { version = '0', available } = context.req.query();
    const { username, displayName } = account;
    const look = { hold, signal: context.req.raw.signal, available: available !== '0' };
    return context.json({
      version: await inbox.wait(username, displayName, Number(version), look),
      conversations: agents.conversationsOf(username),
      colleagues: agents.colleaguesOf(username, idOf),
    });
  });
  app.delete('/', (context) => {
    const account = owner(context);
    if (account === undefined) return refused(context);
    inbox.signOut(account.username);
    return context.json({});
  });
  app.get('/:callId/files/:messageId', (context) => {
    const account = owner(context);
    if (account === undefined) return refused(context);
    const { callId, messageId } = context.req.param();
    const { up, down } = agents.entry(callId, messageId, account.username) ?? {};
    const sent = up ?? down;
    const id = sent && fileIdOf(sent);
    const file = id === undefined ? undefined : (cec.files.library(id) ?? cec.files.find(id, false));
    if (file === undefined) return context.notFound();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return context.body(new Uint8Array(file.bytes), 200, { 'Content-Type': mediaTypeOf(file.type) });
  });
  app.post('/:callId/:action', async (context) => {
    const account = owner(context);
    if (account === undefined) return refused(context);
    const { callId, action } = context.req.param();
    const body = readObject(await context.req.text()) ?? {};
    const agent = inbox.agentIn(callId);
    const isOwn = agent?.extension === account.username;
    const to = textOf(body, 'agent');
    const done =
      action === 'accept'
        ? inbox.take(callId, account.username)
        : action === 'transfer'
          ? isOwn && inbox.transfer(agent, to === undefined ? undefined : (extensionOf(to) ?? to))
          : isOwn && act(agent, action, body);
    return done ? context.json({}) : context.json({ error: 'that cannot be done now' }, 409);
  });
  return app;
}

function act(agent: HumanAgent, action: string, body: Readonly<Record<string, unknown>>): boolean {
  switch (action) {
    case 'text': {
      const content = textOf(body, 'text') ?? '';
      if (content === '') return false;
      agent.say({ content });
      return true;
    }
    case 'card': {
      const [title, description, redirectUrl] = [textOf(body, 'title'), textOf(body, 'description'), textOf(body, 'url')];
      if (!title) return false;
      agent.say({ mediaType: 'WEBCARD', content: JSON.stringify({ title, description, redirectUrl }) });
      return true;
    }
    case 'typing':
      agent.say({ controlType: 'INPUT', mediaType: null });
      return true;
    case 'read':
      agent.read();
      return true;
    case 'end':
      agent.conversation.end('agent');
      return true;
    default:
      return false;
  }
}
