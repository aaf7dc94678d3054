import { register } from 'tsx/esm/api';
import unitTests from './web-test-runner.config.mjs';

const unregister = register();
const { startCenter } = await import('./demo/center/center.ts');
const { defaultConfig } = await import('./demo/center/config.ts');
const { cecControl } = await import('./test/contracts/cec-control.ts');
await unregister();

/** Starts the demo center beside the tests, issues its credentials to them, and lets them tell its CEC side what to do. */
function centerPlugin() {
  const origins = [];
  let center;
  return {
    name: 'demo-center',
    async serverStart({ config }) {
      const { hostname, port } = config;
      origins.push(`http://${hostname ?? 'localhost'}:${port}`, `http://127.0.0.1:${port}`);
      center = await startCenter({ config: defaultConfig({ origins }), partner: false });
    },
    async serve({ path, request }) {
      const { pathname, searchParams } = new URL(request.url, center.url);
      if (pathname === '/center/cec') {
        const { channelId, tenantSpaceId } = center.config.cec;
        // the same site as the page's, so that cookies go along
        return { type: 'json', body: JSON.stringify({ url: center.url.replace('127.0.0.1', 'localhost'), channelId, tenantSpaceId }) };
      }
      if (pathname === '/center/cec/wish') {
        return { type: 'json', body: JSON.stringify(await cecControl(center)(Object.fromEntries(searchParams))) };
      }
      if (pathname === '/center/voicemail') {
        const [fresh, old] = ['new', 'old'].map((name) => Number(searchParams.get(name)));
        center.sip.notifier.fill(searchParams.get('extension') ?? '', { new: fresh, old });
        return { type: 'json', body: '{}' };
      }
      if (path.split('?')[0] !== '/center/credential') return undefined;
      const account = center.config.accounts.get(new URL(request.url, center.url).searchParams.get('extension') ?? '');
      const server = `${center.url.replace('http', 'ws')}/sip`;
      const { username, password, displayName } = account;
      return {
        type: 'json',
        body: JSON.stringify({ server, address: `sip:${username}@${center.config.domain}`, username, password, displayName }),
      };
    },
    serverStop: () => center?.close(),
  };
}

/** What a back end that needs a server must do, against the demo center. */
export default {
  ...unitTests,
  // all have one center
  concurrency: 1,
  files: process.env.TEST_FILES?.split(',') ?? ['test/contracts/**/*.contract.ts'],
  plugins: [...unitTests.plugins, centerPlugin()],
};
