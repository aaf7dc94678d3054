import { FakeAgentBackend } from '../../src/backends/fake/index.js';
import { LocalAgent } from '../../src/services/local-agent.js';
import { phoneOnFake } from '../../src/services/phone.testing.js';
import { agentBackendContract } from './agent-backend.js';

agentBackendContract('LocalAgent', async () => {
  const { phone, backend } = phoneOnFake();
  await phone.register();
  return {
    backend: new LocalAgent({ phone }),
    beginCall: async () => phone.answer(backend.ring({ number: '4000' }).id),
    endCall: async () => backend.legs[0]?.farEnd.end(),
  };
});

agentBackendContract('FakeAgentBackend', async () => {
  const backend = new FakeAgentBackend();
  return {
    backend,
    beginCall: async () => backend.tell({ agentState: 'on-call' }),
    endCall: async () => backend.endCall(),
  };
});
