import { existsSync } from 'node:fs';

const found = (paths) => paths.find((path) => existsSync(path)) ?? paths[0];

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Where the browsers of Debian and Ubuntu are; `CHROME_PATH` and `FIREFOX_PATH` say otherwise.
 * The headless shell is the same engine without the browser's own windows and
 * processes, which takes the processor less time.
 */
export const chromiumPath = process.env.CHROME_PATH ?? found(['/usr/bin/chromium-headless-shell', ...chromiums]);
/** With what the shell has not: tabs that hide each other, prompts for permissions, blocked pop-ups. */
export const wholeChromiumPath = process.env.CHROME_PATH ?? found(chromiums);
export const firefoxPath = process.env.FIREFOX_PATH ?? found(['/usr/bin/firefox-esr', '/usr/bin/firefox']);

/** Chromium without a sandbox (tests run as root), without traffic of its own, with a microphone that beeps. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** The same for Firefox. */
export const firefoxPreferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};
