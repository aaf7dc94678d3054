import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, chromiumPath, wholeChromiumPath } from '../../../scripts/testing/browsers.mjs';

/** Starts Chromium as the tests of this project have it. */
export function startChromium(...more: readonly string[]): Promise<Browser> {
  return launch(chromiumPath, [...chromiumArguments, ...more]);
}

/** Starts Chromium as people have it: its microphone is asked for, and no sound comes before the first touch of a page. */
export function startStrictChromium(): Promise<Browser> {
  const indulgent = ['--use-fake-ui-for-media-stream', '--autoplay-policy='];
  const strict = chromiumArguments.filter((argument) => !indulgent.some((start) => argument.startsWith(start)));
  return launch(wholeChromiumPath, [...strict, '--autoplay-policy=document-user-activation-required']);
}

function launch(executablePath: string, parameters: readonly string[]): Promise<Browser> {
  // on a machine with no other network there would be no candidates at all
  return chromium.launch({ executablePath, args: [...parameters, '--allow-loopback-in-peer-connection'] });
}
