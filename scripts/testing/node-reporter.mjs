import { Transform } from 'node:stream';
import { relative } from 'node:path';
import { inspect } from 'node:util';

const figures = { passed: 0, failed: 0, skipped: 0 };
const indent = (depth) => '  '.repeat(depth);

function explain(error) {
  const cause = error?.cause ?? error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
}

function onResult(type, { name, nesting, details, skip, file }) {
  if (details?.type === 'suite') return failedSuite(type, name, details);
  if (skip !== undefined) {
    figures.skipped++;
    return `${indent(nesting)}- ${name} (skipped)\n`;
  }
  const took = Math.round(details?.duration_ms ?? 0);
  if (type === 'test:pass') {
    figures.passed++;
    return `${indent(nesting)}✓ ${name} (${took} ms)\n`;
  }
  figures.failed++;
  const where = file ? ` in ${relative(process.cwd(), file)}` : '';
  return `${indent(nesting)}✗ ${name}${where} (${took} ms)\n${explain(details?.error)}\n`;
}

/** A suite fails with its tests, which are counted; one that broke in a hook has none that failed. */
function failedSuite(type, name, details) {
  if (type !== 'test:fail' || details.error?.failureType === 'subtestsFailed') return '';
  figures.failed++;
  return `✗ ${name}\n${explain(details.error)}\n`;
}

/**
 * Prints the tests of node:test as they finish and closes the run with one
 * plain line, `N passed, N failed`, alone and last.
 */
const reporter = new Transform({
  writableObjectMode: true,
  transform({ type, data }, _encoding, done) {
    if (type === 'test:pass' || type === 'test:fail') return done(null, onResult(type, data));
    if (type === 'test:stdout' || type === 'test:stderr') return done(null, data.message);
    return done();
  },
  flush(done) {
    const { passed, failed, skipped } = figures;
    const note = skipped > 0 ? `${skipped} skipped\n` : '';
    done(null, `\n${note}${passed} passed, ${failed} failed\n`);
  },
});

export default reporter;
