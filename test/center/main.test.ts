import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { until } from './until.js';

describe('The command line', () => {
  const started: ChildProcess[] = [];
  let pages: string;

  const start = (port: string): { process: ChildProcess; said: () => string } => {
    const process = spawn('node', ['--import', 'tsx', 'demo/center/main.ts', '--pages', pages], {
      env: { ...globalThis.process.env, PORT: port },
    });
    started.push(process);
    let text = '';
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (piece: Buffer) => (text += piece.toString()));
    return { process, said: () => text };
  };

  before(async () => {
    pages = await mkdtemp(join(tmpdir(), 'pages-'));
    await writeFile(join(pages, 'agent.html'), '<!doctype html>');
  });

  afterEach(() => {
    for (const process of started.splice(0)) process.kill('SIGKILL');
  });

  after(() => rm(pages, { recursive: true }));

  it('says where it is, with the pages that are there, and ends when it is told to', async () => {
    const { process, said } = start('0');
    const url = await until('it is ready', () => /ready: (http:\S+)\/\n/.exec(said())?.[1], 20_000);
    await until('it names a page', () => said().includes(`${url}/agent.html`));
    assert.doesNotMatch(said(), /visitor/);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    process.kill('SIGTERM');
    const [code] = (await once(process, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('says so when the port is taken, and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { process, said } = start(String(port));
    const [code] = (await once(process, 'exit')) as [number | null];
    other.close();
    assert.equal(code, 1);
    assert.equal(said(), `Port ${String(port)} is in use by another program. Choose another one: PORT=${String(port + 1)} npm start\n`);
  });

  it('wants a port that is one', async () => {
    const { process, said } = start('eighty');
    const [code] = (await once(process, 'exit')) as [number | null];
    assert.equal(code, 1);
    assert.equal(said(), 'PORT must be a number from 0 to 65535.\n');
  });
});
