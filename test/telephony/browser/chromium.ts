import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../../../scripts/testing/browsers.mjs';

/** Starts Chromium. `microphoneFile` is a wav file that its microphone hears, `trustedKey` the hash of a key whose certificates it trusts for TURN too. */
export function startChromium(microphoneFile?: string, trustedKey?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...chromiumArguments,
      // on a machine with no other network there would be no candidates at all
      '--allow-loopback-in-peer-connection',
      ...(trustedKey ? [`--ignore-certificate-errors-spki-list=${trustedKey}`] : []),
      ...(microphoneFile ? [`--use-file-for-fake-audio-capture=${microphoneFile}`] : []),
    ],
  });
}
