import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failuresIn, figuresIn, runCommand } from './run-command.js';

describe('figuresIn', () => {
  it('reads the last closing line', () => {
    assert.deepEqual(figuresIn('3 passed, 1 failed\nmore\n7 passed, 0 failed\n'), { passed: 7, failed: 0 });
  });

  it('takes no line that only contains one', () => {
    assert.equal(figuresIn('Chrome: 3 passed, 1 failed, 0 skipped\n'), undefined);
  });
});

describe('failuresIn', () => {
  it('takes the failed tests with what they said, and no other', () => {
    const output =
      '  ✓ one (1 ms)\n  ✗ two in a.test.ts (2 ms)\nError: no\n    at a\n  ✓ three (1 ms)\n  ✗ four (1 ms)\nError: never\n\n2 passed, 2 failed\n';
    assert.equal(failuresIn(output), '  ✗ two in a.test.ts (2 ms)\nError: no\n    at a\n  ✗ four (1 ms)\nError: never');
  });

  it('takes the end of an output that names no failed test', () => {
    assert.equal(failuresIn('Cannot find module'), 'Cannot find module');
  });
});

describe('runCommand', () => {
  it('gives figures and exit code of a run that broke down after its closing line', async () => {
    const outcome = await runCommand(process.execPath, ['-e', "console.log('2 passed, 0 failed'); process.exitCode = 3"]);

    assert.equal(outcome.code, 3);
    assert.deepEqual(outcome.figures, { passed: 2, failed: 0 });
  });

  it('gives no figures where none were printed', async () => {
    const { code, figures } = await runCommand(process.execPath, ['-e', '']);

    assert.equal(code, 0);
    assert.equal(figures, undefined);
  });
});
