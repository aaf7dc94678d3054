import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { chromiumArguments, chromiumPath, firefoxPath, firefoxPreferences } from './scripts/testing/browsers.mjs';
import { webkitLauncher } from './scripts/testing/webkit-launcher.mjs';
import base from './web-test-runner.config.mjs';

const engines = {
  chromium: () => chromeLauncher({ launchOptions: { executablePath: chromiumPath, args: chromiumArguments } }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: { browser: 'firefox', executablePath: firefoxPath, extraPrefsFirefox: firefoxPreferences },
    }),
  webkit: webkitLauncher,
};
const wanted = process.env.TEST_ENGINES?.split(',') ?? Object.keys(engines);

/** Element tests in three engines; `TEST_ENGINES=chromium` runs one of them. */
export default {
  ...base,
  // one has the focus
  concurrency: 1,
  files: process.env.TEST_FILES?.split(',') ?? ['src/elements/**/*.test.ts'],
  browsers: await Promise.all(wanted.map((engine) => engines[engine]())),
};
