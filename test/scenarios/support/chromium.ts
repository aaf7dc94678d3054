import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../../../scripts/testing/browsers.mjs';

/** Starts Chromium as the tests of this project have it. */
export function startChromium(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    // on a machine with no other network there would be no candidates at all
    args: [...chromiumArguments, '--allow-loopback-in-peer-connection', ...more],
  });
}
