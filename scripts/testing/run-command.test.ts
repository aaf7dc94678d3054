import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figuresIn, runCommand } from './run-command.js';

describe('figuresIn', () => {
  it('reads the last closing line', () => {
    assert.deepEqual(figuresIn('3 passed, 1 failed\nmore\n7 passed, 0 failed\n'), { passed: 7, failed: 0 });
  });

  it('takes no line that only contains one', () => {
    assert.equal(figuresIn('Chrome: 3 passed, 1 failed, 0 skipped\n'), undefined);
  });
});

describe('runCommand', () => {
  it('gives figures and exit code of a run that broke down after its closing line', async () => {
    const outcome = await runCommand(process.execPath, ['-e', "console.log('2 passed, 0 failed'); process.exitCode = 3"]);

    assert.deepEqual(outcome, { code: 3, figures: { passed: 2, failed: 0 } });
  });

  it('gives no figures where none were printed', async () => {
    assert.deepEqual(await runCommand(process.execPath, ['-e', '']), { code: 0, figures: undefined });
  });
});
