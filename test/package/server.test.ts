import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { moduleEntries, readPackage } from '../../scripts/package/entries.js';
import { installApp, type App } from './kit/app.js';
import { cdnOf } from './kit/cdn.js';
import { runWell } from './kit/run.js';

/** A customer's server: it mounts the endpoint on Node's http, asks it, and says what it answers. */
const program = `
  import { createServer } from 'node:http';
  import { once } from 'node:events';
  import { credentialEndpoint, toNodeHandler } from 'contact-center-widgets/server';
  const endpoint = credentialEndpoint({
    secret: 'a secret that has thirty-two characters',
    huaweiCecPage: { channelId: '202401010000000001', tenantSpaceId: '202401019999', authenticationKey: 'k7Qm2Zx9Lw4Rt8Vb1Nc6Yp3Hs5Jd0Gf' },
  });
  const server = createServer(toNodeHandler(endpoint)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = 'http://127.0.0.1:' + server.address().port + '/cc/credential/huawei-cec/authorization';
  console.log(JSON.stringify(await (await fetch(url, { method: 'POST' })).json()));
  server.close();
  server.closeAllConnections();
`;

describe('The entry for servers', () => {
  const { name } = readPackage();
  const entries = moduleEntries();
  let app: App;
  before(async () => {
    app = await installApp('plain-app');
  });
  after(() => app?.remove());

  /** Files of the package that a bundle of some entries takes in. */
  const filesOf = async (subpaths: readonly string[]): Promise<readonly string[]> => {
    const { metafile } = await build({
      stdin: {
        contents: subpaths
          .map(
            (subpath) =>
              `import * as _${String(subpaths.indexOf(subpath))} from '${name}${subpath.slice(1)}';\nconsole.log(_${String(subpaths.indexOf(subpath))});`,
          )
          .join('\n'),
        resolveDir: app.folder,
      },
      bundle: true,
      splitting: true,
      outdir: 'out',
      format: 'esm',
      platform: 'browser',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    return Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/'));
  };
  const ofServer = (path: string): boolean => path.includes(`${name}/dist/server/`);

  it('stands on nothing but itself, so that it runs where there is no Node either', async () => {
    const files = await filesOf(['./server']);
    assert.ok(files.some(ofServer));
    assert.deepEqual(
      files.filter((path) => !ofServer(path)),
      [],
    );
  });

  it('is in no bundle of the other entries', async () => {
    const files = await filesOf(entries.map(({ subpath }) => subpath).filter((subpath) => subpath !== './server'));
    assert.ok(files.some((path) => path.includes(`${name}/dist/define/`)));
    assert.deepEqual(files.filter(ofServer), []);
  });

  it('is in no file for a script tag', () => {
    const { folder } = cdnOf(app);
    const maps = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.map'));
    const sources = maps.flatMap((path) => (JSON.parse(readFileSync(join(folder, path), 'utf8')) as { sources: string[] }).sources);
    assert.ok(sources.some((source) => source.includes('/src/elements/')));
    assert.deepEqual(
      sources.filter((source) => source.includes('/src/server/')),
      [],
    );
  });

  it('serves from a plain Node program', async () => {
    const answer = JSON.parse(await runWell(app.folder, 'node', '--input-type=module', '--eval', program)) as Record<string, string>;
    assert.match(answer['thirdPartAuthorization'] ?? '', /^auth-v2\/202401010000000001\/[^/]+\/content-length;content-type\/[0-9a-f]{64}$/);
  });
});
