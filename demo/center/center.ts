import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { CEC } from './cec/cec.js';
import { Gateway } from './cec/gateway.js';
import { OverloadedGateway } from './cec/overloaded-gateway.js';
import { AgentInbox } from './cec/agent-inbox.js';
import { Inbox } from './cec/inbox.js';
import { adminCEC } from './cec/http/admin-cec.js';
import { agentInboxRoutes } from './cec/http/agent-inbox-routes.js';
import { fabric } from './cec/http/fabric.js';
import { familyA } from './cec/http/family-a.js';
import { familyB } from './cec/http/family-b.js';
import { inboxRoutes } from './cec/http/inbox-routes.js';
import { pageScripts } from './cec/http/page-scripts.js';
import { resources } from './cec/http/resources.js';
import { systemClock, type Clock } from './clock.js';
import { defaultConfig, type Account, type CenterConfig } from './config.js';
import { adminPartner } from './http/admin-partner.js';
import { adminSIP } from './http/admin-sip.js';
import { cecCredential } from './http/cec-credential.js';
import { sipCredential } from './http/credential.js';
import { OwnHost } from './http/own-host.js';
import { SIPSocket } from './http/sip-socket.js';
import { staticFiles } from './http/static-files.js';
import { adminItniotech } from './itniotech/http/admin-itniotech.js';
import { itniotechRoutes } from './itniotech/http/itniotech-routes.js';
import { Itniotech } from './itniotech/itniotech.js';
import type { Log } from './log-entry.js';
import { SIPServer } from './sip/server.js';
import { adminTCCC } from './tccc/http/admin-tccc.js';
import { tcccRoutes } from './tccc/http/tccc-routes.js';
import { TCCC } from './tccc/tccc.js';
import type { Partner } from './partner/partner.js';

export type CenterOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Address to listen on; loopback unless told otherwise. */
  readonly host?: string;
  /** Folder of the built pages. */
  readonly pages?: string | undefined;
  /** Folder of the package's files for a script tag. */
  readonly cdn?: string | undefined;
  readonly config?: CenterConfig;
  readonly clock?: Clock;
  /** Chance, 0 to less than 1, by which faults strike. */
  readonly random?: () => number;
  /** Whether the call partner answers its numbers; it does unless told otherwise. */
  readonly partner?: boolean;
  readonly log?: Log;
};

/** A running contact center. */
export interface Center {
  /** `http://127.0.0.1:8080`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly config: CenterConfig;
  readonly sip: SIPServer;
  readonly cec: CEC;
  readonly itniotech: Itniotech;
  readonly tccc: TCCC;
  /** Absent if it was not wanted. */
  readonly partner: Partner | undefined;
  /** Ends calls, cuts connections, frees the port. */
  close(): Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/**
 * Starts the contact center: one process, one port, nothing on disk.
 *
 * Rejects with the error of the socket if the port is taken (`EADDRINUSE`).
 */
export async function startCenter(options: CenterOptions = {}): Promise<Center> {
  const { port = 0, host = '127.0.0.1', clock = systemClock, config = defaultConfig(), log = () => undefined } = options;
  const sip = new SIPServer({ config, clock, log });
  const cec = new CEC({
    config: config.cec,
    clock,
    domain: config.domain,
    url: () => url,
    ...(options.random === undefined ? {} : { random: options.random }),
    rings: (extension) => sip.registrar.bindings(extension).length > 0,
  });
  const gateway = new Gateway({ server: sip, desk: cec.calls, domain: config.domain, clock });
  const overloaded = new OverloadedGateway({ server: sip, settings: cec.settings });
  const itniotech = new Itniotech({ config, clock, ...(options.random === undefined ? {} : { random: options.random }) });
  const tccc = new TCCC({ config, clock, ...(options.random === undefined ? {} : { random: options.random }) });
  const ownHost = new OwnHost(config.origins);
  const sockets = new Map([
    ['/sip', new SIPSocket({ server: sip, config, host: ownHost, log })],
    ['/gateway', new SIPSocket({ server: gateway, config, host: ownHost, log })],
    ['/gateway/overloaded', new SIPSocket({ server: overloaded, config, host: ownHost, log })],
  ]);

  let partner: Partner | undefined;
  let url = '';
  const app = new Hono();
  app.use('*', async (context, next) => {
    if (!ownHost.isOwn(context.req.header('host'))) return context.text('This is not the host you asked for.', 403);
    await next();
    return undefined;
  });
  // for named origins the center is what a reverse proxy would make it: a part of their own
  const shared = { credentials: true, exposeHeaders: ['ccmessaging-token'], allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'] };
  if (config.origins.length > 0) app.use('*', cors({ origin: [...config.origins], ...shared }));
  for (const guarded of ['/cc/*', '/admin/*']) {
    app.use(guarded, async (context, next) => {
      if (!ownHost.mayAsk(context.req.header('origin'), context.req.header('host'))) return context.text('Same origin only.', 403);
      await next();
      return undefined;
    });
  }
  // an agent sends files
  app.use('/admin/cec/inbox/*', bodyLimit({ maxSize: 4_194_304 }));
  for (const small of ['/cc/*', '/admin/*']) app.use(small, except('/admin/cec/inbox/*', bodyLimit({ maxSize: 16_384 })));
  app.get('/healthz', (context) => context.json({ status: 'ok', connections: sip.connections }));
  app.route(
    '/cc/credential',
    sipCredential(config, () => clock.now()),
  );
  app.route('/', cecCredential({ config, clock, url: () => url }));
  app.route('/admin', adminSIP({ server: sip, cec, itniotech, tccc }));
  app.route('/admin/cec', adminCEC(cec));
  const inbox = new Inbox(cec);
  app.route('/admin/cec/inbox', inboxRoutes(inbox, config.accounts));
  const agentInbox = new AgentInbox(cec, inbox);
  // as with the credential for SIP, a customer's server knows its agents by their sign-in; here the address says who it is
  const named = (extension: string): string => extension;
  const ownerNamed = (context: Context): Account | undefined => {
    const account = config.accounts.get(context.req.param('extension') ?? '');
    return account?.trunk === true ? undefined : account;
  };
  app.route('/cc/inbox/:extension', agentInboxRoutes(cec, agentInbox, { owner: ownerNamed, idOf: named, extensionOf: named }));
  app.route(
    '/admin',
    adminPartner(() => partner),
  );
  app.use('/apigovernance/*', bodyLimit({ maxSize: 16_384 }));
  app.route('/apigovernance', fabric(cec));
  app.use('/apiaccess/*', bodyLimit({ maxSize: 4_194_304 }));
  app.route('/apiaccess/ccmessaging', familyA(cec));
  app.use('/service-cloud/*', bodyLimit({ maxSize: 65_536 }));
  app.route('/service-cloud/webclient/chat_client/js', pageScripts(cec));
  app.route('/service-cloud/rest/webadapter/v1/webadapterfacade', familyB(cec));
  app.route('/social/on/web/resource', resources(cec));
  app.route('/', itniotechRoutes({ itniotech, config, url: () => url }));
  app.route('/admin/itniotech', adminItniotech(itniotech));
  app.route('/', tcccRoutes({ tccc, config, url: () => url, cdn: options.cdn, cec, agentInbox }));
  app.route('/admin/tccc', adminTCCC(tccc));
  app.route('/', staticFiles(options));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    log({ type: 'failure', where: 'http', message: error.message });
    return context.text('Something went wrong.', 500);
  });

  const answer = getRequestListener((request, env) => app.fetch(request, env));
  const server = createServer((request, response) => void answer(request, response));
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const socket = sockets.get(new URL(request.url ?? '/', 'http://center').pathname);
    if (socket !== undefined) socket.upgrade(request, stream, head);
    else stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  const taken = await listen(server, port, host);
  url = `http://${host.includes(':') ? `[${host}]` : host}:${String(taken)}`;

  if (options.partner !== false) {
    const { startPartner } = await import('./partner/partner.js');
    partner = await startPartner({ server: sip, config, clock, log });
  }

  return {
    url,
    port: taken,
    config,
    sip,
    cec,
    itniotech,
    tccc,
    partner,
    async close() {
      await partner?.close();
      for (const socket of sockets.values()) socket.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
