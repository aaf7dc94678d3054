import { createHash, randomUUID } from 'node:crypto';

/** The SIP domain of the tests. Nobody resolves it: every address is routed by Kamailio. */
export const domain = 'telephony.test';

/** Who may register, with the password that `passwordOf` gives. */
export const users = ['alice', 'bob', 'carol', 'phone', 'echo'] as const;
export type User = (typeof users)[number];

export function passwordOf(user: string): string {
  return `${user}-password`;
}

/** What Kamailio keeps instead of a password (RFC 7616, section 3.4.2). */
export function ha1Of(user: string): string {
  return createHash('md5')
    .update(`${user}:${domain}:${passwordOf(user)}`)
    .digest('hex');
}

/** Ports and switches that take the place of deploy/kamailio/site.cfg. */
export interface Site {
  readonly sipPort: number;
  readonly webSocketPort: number;
  readonly rpcPort: number;
  readonly pbxPort: number;
  readonly rtpenginePort: number;
  readonly controlSocket: string;
  /** Where wss is served, if it is. */
  readonly tls: { readonly port: number; readonly configuration: string } | undefined;
  /** A folder of db_text tables with the credentials; without one they are in users.cfg. */
  readonly database: string | undefined;
  /** Whether audio between two browsers goes through rtpengine or straight. */
  readonly browsers: 'relayed' | 'direct';
}

/** The text of a site.cfg. */
export function siteConfiguration(site: Site): string {
  const values = {
    DOMAIN: domain,
    SECRET: randomUUID(),
    LISTEN_UDP: `udp:127.0.0.1:${site.sipPort}`,
    LISTEN_TCP: `tcp:127.0.0.1:${site.sipPort}`,
    LISTEN_WEBSOCKET: `tcp:127.0.0.1:${site.webSocketPort}`,
    LISTEN_RPC: `tcp:127.0.0.1:${site.rpcPort}`,
    RPC_PORT: site.rpcPort,
    RTPENGINE: `udp:127.0.0.1:${site.rtpenginePort}`,
    PHONE_NETWORKS: '127.0.0.1/32',
    PBX_ADDRESS: '127.0.0.1',
    PBX_PORT: site.pbxPort,
    CONTROL: `unix:${site.controlSocket}`,
  };
  const lines = Object.entries(values).map(([name, value]) => `#!substdef "!SITE_${name}!${value}!g"`);
  lines.push('#!define SITE_ORIGINS "^http://127[.]0[.]0[.]1:[0-9]+$"', '#!define WITH_PBX');
  if (site.browsers === 'relayed') lines.push('#!define WITH_RELAYED_BROWSERS');
  if (site.tls) {
    lines.push('#!define WITH_TLS', `#!substdef "!SITE_LISTEN_TLS!tls:127.0.0.1:${site.tls.port}!g"`);
    lines.push(`#!substdef "!SITE_TLS_CONFIG!${site.tls.configuration}!g"`);
  }
  if (site.database) {
    lines.push('#!define WITH_DATABASE', '#!substdef "!SITE_DATABASE_DRIVER!db_text.so!g"');
    lines.push(`#!substdef "!SITE_DATABASE!text://${site.database}!g"`);
  }
  return `${lines.join('\n')}\n`;
}

/** The text of a users.cfg. */
export function usersConfiguration(): string {
  const entries = users.map((user) => `    $sht(users=>${user}) = "${ha1Of(user)}";`);
  return `event_route[htable:mod-init] {\n${entries.join('\n')}\n}\n`;
}

/** The tables of a credential database, by name, as db_text keeps them. */
export function userTables(): Readonly<Record<string, string>> {
  const rows = users.map((user, index) => `${index + 1}:${user}:${domain}:${ha1Of(user)}`);
  return {
    version: 'table_name(string) table_version(int)\nsubscriber:7\n',
    subscriber: `id(int,auto) username(string) domain(string) ha1(string)\n${rows.join('\n')}\n`,
  };
}
