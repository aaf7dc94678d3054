import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redact, WireLog } from './wire-log.js';

const entry = (text: string) => ({ direction: 'in', connection: 'c', extension: undefined, text }) as const;

describe('WireLog', () => {
  it('takes credentials out, folded ones too', () => {
    const text =
      'REGISTER sip:x SIP/2.0\r\nauthorization : Digest a="b",\r\n response="secret"\r\nProxy-Authorization:Digest response="secret"\r\nTo: <sip:x>\r\n\r\n';
    assert.equal(
      redact(text),
      'REGISTER sip:x SIP/2.0\r\nauthorization: (removed)\r\nProxy-Authorization: (removed)\r\nTo: <sip:x>\r\n\r\n',
    );
  });

  it('hands out what is new since a cursor, and keeps counting when emptied', () => {
    const log = new WireLog(() => 0);
    log.add(entry('one'));
    const { cursor } = log.since(0);
    log.empty();
    log.add(entry('two'));
    assert.deepEqual(
      log.since(cursor).entries.map(({ text, sequence }) => [text, sequence]),
      [['two', 2]],
    );
  });

  it('keeps the last thousand', () => {
    const log = new WireLog(() => 0);
    for (let count = 0; count < 1005; count += 1) log.add(entry(String(count)));
    assert.equal(log.since(0).entries.length, 1000);
    assert.equal(log.since(0).entries[0]?.text, '5');
  });
});
