import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canConnect } from '../kit/can-connect.js';
import { freePort } from '../kit/free-ports.js';
import { ServerProcess } from '../kit/server-process.js';
import { deployed } from './deployed.js';

/** What nginx stands before. */
export interface NginxOptions {
  readonly folder: string;
  /** `http://127.0.0.1:8080` or `https://…`. */
  readonly upstream: string;
  /** What the upstream is called by. */
  readonly name: string;
  /** A file of certificates to trust, in place of the system's. */
  readonly trusted?: string;
}

/** The text of an nginx.conf that includes what is deployed, with the upstream and the port of a test. */
function configuration({ folder, upstream, name }: NginxOptions, port: number): string {
  const { protocol, host } = new URL(upstream);
  // as root the workers would be nobody, whom the test's folder is closed to
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  return `
    ${user}
    worker_processes 1;
    pid ${folder}/nginx.pid;
    events {}
    http {
      access_log off;
      ${temporary.join('\n')}
      upstream cec { server ${host}; keepalive 32; }
      map "" $cec_name { default ${name}; }
      map "" $cec_url { default ${protocol}//cec; }
      include cec-cookies.conf;
      server {
        listen 127.0.0.1:${String(port)};
        include cec-locations.conf;
        include cec-fabric.conf;
      }
    }
  `;
}

/** nginx on what is in deploy/nginx, but the addresses. */
export class Nginx {
  readonly url: string;
  readonly #process: ServerProcess;

  private constructor(port: number, process: ServerProcess) {
    this.url = `http://127.0.0.1:${String(port)}`;
    this.#process = process;
  }

  static async start(options: NginxOptions): Promise<Nginx> {
    const { folder, trusted } = options;
    const port = await freePort();
    cpSync(deployed('nginx'), folder, { recursive: true });
    if (trusted !== undefined) {
      const file = join(folder, 'cec-proxy.conf');
      writeFileSync(file, readFileSync(file, 'utf8').replace('/etc/ssl/certs/ca-certificates.crt', trusted));
    }
    writeFileSync(join(folder, 'nginx.conf'), configuration(options, port));
    const process = new ServerProcess({
      name: 'nginx',
      command: 'nginx',
      parameters: ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'],
      folder,
      orphanSignal: 'TERM',
    });
    await process.ready(() => canConnect(port));
    return new Nginx(port, process);
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#process.log;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
