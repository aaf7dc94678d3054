import { expect } from '@open-wc/testing';
import { isServerRefusal } from './server-refusal.js';

describe('a refusal', () => {
  it('is of the server for these statuses alone', () => {
    const statuses = Array.from({ length: 400 }, (_, index) => 300 + index);
    expect(statuses.filter((status) => isServerRefusal(status))).to.deep.equal([408, 500, 502, 503, 504]);
  });

  it('is of the callee when the network behind the server names a cause of theirs', () => {
    for (const cause of [17, 18, 19, 20, 21]) expect(isServerRefusal(503, [{ protocol: 'q.850', cause }]), String(cause)).to.equal(false);
    expect(isServerRefusal(503, [{ protocol: 'q.850', cause: 34 }]), 'no circuit available').to.equal(true);
  });
});
