/**
 * Closes a run of @web/test-runner with one plain line, `N passed, N failed`,
 * alone and last, so that whoever adds the parts up can find it.
 *
 * A file that failed to load, timed out or broke in a hook counts as a failure
 * although it has no failed test.
 *
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function closingLineReporter() {
  const count = (suite, into) => {
    for (const test of suite?.tests ?? []) {
      if (test.skipped) into.skipped++;
      else if (test.passed) into.passed++;
      else into.failed++;
    }
    for (const child of suite?.suites ?? []) count(child, into);
  };
  return {
    stop({ sessions }) {
      const total = { passed: 0, failed: 0, skipped: 0 };
      const byBrowser = new Map();
      for (const session of sessions) {
        const figures = { passed: 0, failed: 0, skipped: 0 };
        count(session.testResults, figures);
        if (!session.passed && figures.failed === 0) figures.failed = 1;
        const name = session.browser.name;
        const sum = byBrowser.get(name) ?? { passed: 0, failed: 0, skipped: 0 };
        for (const key of Object.keys(total)) {
          sum[key] += figures[key];
          total[key] += figures[key];
        }
        byBrowser.set(name, sum);
      }
      const lines = [''];
      for (const [name, { passed, failed, skipped }] of byBrowser) {
        lines.push(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
      }
      lines.push(`${total.passed} passed, ${total.failed} failed`, '');
      // written on exit, because the runner still prints after its reporters stop
      process.once('exit', () => process.stdout.write(lines.join('\n')));
    },
  };
}
