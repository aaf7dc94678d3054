import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bestResponse } from './best-response.js';
import { allHeaders, type SIPResponse } from './message.js';

const refusal = (status: number, ...headers: SIPResponse['headers']): SIPResponse => ({
  kind: 'response',
  status,
  reason: '',
  headers,
  body: '',
});

describe('bestResponse', () => {
  const cases: readonly (readonly [readonly number[], number])[] = [
    [[486], 486],
    [[480, 486], 486],
    [[487, 480, 408], 408],
    [[486, 603], 603],
    [[500, 404], 404],
    [[404, 302], 302],
    [[486, 484], 484],
    [[503], 500],
    [[503, 486], 486],
  ];
  for (const [statuses, best] of cases) {
    it(`chooses ${String(best)} of ${statuses.join(', ')}`, () => {
      assert.equal(bestResponse(statuses.map((status) => refusal(status))).status, best);
      assert.equal(bestResponse(statuses.toReversed().map((status) => refusal(status))).status, best);
    });
  }

  it('collects every challenge (RFC 3261 §16.7, step 7)', () => {
    const best = bestResponse([
      refusal(407, ['Proxy-Authenticate', 'Digest realm="a"']),
      refusal(401, ['WWW-Authenticate', 'Digest realm="b"']),
      refusal(486),
    ]);
    assert.deepEqual(allHeaders(best, 'proxy-authenticate'), ['Digest realm="a"']);
    assert.deepEqual(allHeaders(best, 'www-authenticate'), ['Digest realm="b"']);
  });
});
