import { FakeClickToCallBackend } from '../../src/backends/fake/index.js';
import { CcError } from '../../src/model/error.js';
import { type CallFate, clickToCallBackendContract } from './click-to-call-backend.js';

/** A fake centre that does with the next request what the test has said. */
class FatefulCenter extends FakeClickToCallBackend {
  fate: CallFate = 'ready';

  override async request(...asked: Parameters<FakeClickToCallBackend['request']>): ReturnType<FakeClickToCallBackend['request']> {
    const { fate } = this;
    if (fate === 'outside-hours' || fate === 'no-agents') this.refuse(fate);
    const answer = await super.request(...asked);
    if (!this.live) return answer;
    if (fate === 'queue' || fate === 'queue-timeout') this.queue();
    if (['ready', 'queue', 'transferred', 'disconnected'].includes(fate)) this.ready();
    if (fate === 'queue-timeout') this.end('queue-timeout');
    if (fate === 'failed') this.end('failed', { error: new CcError('call-failed') });
    return answer;
  }
}

clickToCallBackendContract('FakeClickToCallBackend', async () => {
  const backend = new FatefulCenter();
  return {
    backend,
    clear: () => backend.dispose(),
    center: {
      prepare: async (fate) => {
        backend.fate = fate;
        if (fate === 'unsupported') backend.fail('check', 'click-to-call-unsupported');
      },
      answer: async () => {
        if (backend.fate === 'transferred') backend.transfer();
        if (backend.fate === 'disconnected') backend.end();
      },
      open: async () => (backend.live ? 1 : 0),
    },
  };
});
