import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../../../scripts/testing/browsers.mjs';

/** Starts Chromium. `microphoneFile` is a wav file that its microphone hears. */
export function startChromium(microphoneFile?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...chromiumArguments,
      // on a machine with no other network there would be no candidates at all
      '--allow-loopback-in-peer-connection',
      ...(microphoneFile ? [`--use-file-for-fake-audio-capture=${microphoneFile}`] : []),
    ],
  });
}
