import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { webdriverLauncher } from '@web/test-runner-webdriver';

/** MiniBrowser comes with the library and lies in its folder, which is named after the machine. */
function miniBrowserPath() {
  const folders = readdirSync('/usr/lib').flatMap((triple) => ['4.1', '4.0'].map((version) => `/usr/lib/${triple}/webkit2gtk-${version}`));
  return folders.map((folder) => `${folder}/MiniBrowser`).find((path) => existsSync(path)) ?? 'MiniBrowser';
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts an X server on a display that it chooses itself, and resolves with the display. */
function startDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (line) => resolve(`:${String(line).trim()}`));
  });
  return { server, display };
}

async function listening(port, deadline = Date.now() + 20_000) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`WebKitWebDriver does not answer on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * WebKitGTK for @web/test-runner: starts an X server and WebKitWebDriver for
 * this run and ends both with it. WebKitGTK of Debian has no RTCPeerConnection.
 */
export async function webkitLauncher() {
  const children = [];
  const port = await freePort();
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    connectionRetryCount: 0,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {
        binary: miniBrowserPath(),
        args: ['--automation', '--enable-mock-capture-devices=TRUE', '--enable-media-stream=TRUE', '--enable-webrtc=TRUE'],
      },
    },
  });
  const initialize = launcher.initialize.bind(launcher);
  launcher.initialize = async (config) => {
    await initialize(config);
    launcher.name = 'WebKitGTK';
    const { server, display } = startDisplay();
    children.push(server);
    const environment = { ...process.env, DISPLAY: await display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
    children.push(spawn('WebKitWebDriver', ['-p', String(port)], { env: environment, stdio: 'ignore' }));
    await listening(port);
  };
  const stop = launcher.stop.bind(launcher);
  launcher.stop = async () => {
    await stop();
    for (const child of children.reverse()) child.kill();
  };
  process.once('exit', () => children.forEach((child) => child.kill()));
  return launcher;
}
