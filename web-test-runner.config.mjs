import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArguments, chromiumPath } from './scripts/testing/browsers.mjs';
import { closingLineReporter } from './scripts/testing/wtr-reporter.mjs';

/**
 * Unit tests in Chromium. `TEST_FILES` (separated by commas) narrows; the
 * scripts in package.json set it.
 */
export default {
  files: process.env.TEST_FILES?.split(',') ?? ['src/**/*.test.ts', 'test/contracts/**/*.test.ts', '!src/elements/**'],
  nodeResolve: { exportConditions: ['development'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' })],
  reporters: [defaultReporter({ reportTestProgress: false }), closingLineReporter()],
  // a browser with windows hides one tab behind the other, which is throttled then and times out
  concurrency: chromiumPath.includes('headless-shell') ? 2 : 1,
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  testFramework: { config: { timeout: 15_000 } },
  testsFinishTimeout: 120_000,
  coverageConfig: { report: true, reportDir: 'coverage', include: ['src/**/*.ts'] },
  browsers: [chromeLauncher({ launchOptions: { executablePath: chromiumPath, args: chromiumArguments } })],
};
