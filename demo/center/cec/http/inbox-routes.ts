import { Hono } from 'hono';
import type { Account } from '../../config.js';
import type { HumanAgent } from '../human-agent.js';
import type { Inbox } from '../inbox.js';
import { readObject, textOf } from './surroundings.js';

const hold = 20_000;

/** `/admin/cec/inbox`: how a page takes chats and answers them. It is this center's own, not Huawei's. */
export function inboxRoutes(inbox: Inbox, accounts: ReadonlyMap<string, Account>): Hono {
  const app = new Hono();
  app.get('/', async (context) => {
    const { extension = '', version = '0' } = context.req.query();
    const account = accounts.get(extension);
    if (account === undefined || account.trunk) return context.json({ error: 'no such extension' }, 404);
    const look = { hold, signal: context.req.raw.signal };
    return context.json(await inbox.look(extension, account.displayName, Number(version), look));
  });
  app.delete('/:extension', (context) => {
    inbox.signOut(context.req.param('extension'));
    return context.json({});
  });
  app.post('/:callId/:action', async (context) => {
    const { callId, action } = context.req.param();
    const body = readObject(await context.req.text()) ?? {};
    const agent = inbox.agentIn(callId);
    const done =
      action === 'take' ? inbox.take(callId, textOf(body, 'extension') ?? '') : agent !== undefined && act(inbox, agent, action, body);
    return done ? context.json({}) : context.json({ error: 'that cannot be done now' }, 409);
  });
  return app;
}

function act(inbox: Inbox, agent: HumanAgent, action: string, body: Readonly<Record<string, unknown>>): boolean {
  switch (action) {
    case 'say': {
      const content = textOf(body, 'text') ?? '';
      if (content === '') return false;
      agent.say({ content });
      return true;
    }
    case 'file': {
      const [name, stream] = [textOf(body, 'name'), textOf(body, 'bytes')];
      const type = name?.split('.').at(-1)?.toLowerCase();
      if (!name || !stream || !type) return false;
      inbox.send(agent, { name, type, bytes: Buffer.from(stream, 'base64') });
      return true;
    }
    case 'typing':
      agent.say({ controlType: 'INPUT', mediaType: null });
      return true;
    case 'read':
      agent.read();
      return true;
    case 'transfer':
      return inbox.transfer(agent, textOf(body, 'to'));
    case 'end':
      agent.conversation.end('agent');
      return true;
    default:
      return false;
  }
}
