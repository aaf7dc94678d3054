import type { CallLeg } from '../../src/contracts/phone-backend.js';
import type { SipPhoneBackend } from '../../src/backends/sip/sip-phone-backend.js';
import { Microphone } from '../../src/media/microphone.js';
import { agentBackendContract } from './agent-backend.js';
import { until } from './followed-leg.js';
import { otherPhone, tcccBackend } from './tccc-page.js';

const microphone = new Microphone({ mediaDevices: navigator.mediaDevices, onOpenChange: () => {}, onPermission: () => {} });

describe('Tencent', () => {
  let other: SipPhoneBackend | undefined;
  afterEach(async () => {
    await other?.dispose();
    // nobody leaves while on a call
    await until('the call is over', () => window.tccc?.Agent.getStatus() !== 'busy');
    window.tccc?.Agent.offline();
    await until('the agent is gone', () => window.tccc?.Agent.getStatus() === 'offline');
  });

  agentBackendContract('TcccAgentBackend', async () => {
    const backend = await (await tcccBackend()).agent();
    let leg: CallLeg | undefined;
    return {
      backend,
      beginCall: async () => {
        const taken = new Promise<void>((resolve) => {
          const onCallIn = ({ sessionId }: { readonly sessionId: string }): void => {
            window.tccc?.off('callIn', onCallIn);
            void window.tccc?.Call.accept({ sessionId }).then(() => resolve());
          };
          window.tccc?.on('callIn', onCallIn);
        });
        other = await otherPhone('1002');
        other.attach({ onRegistration: () => {}, onIncoming: () => {} });
        await other.register();
        leg = other.dial({ kind: 'number', number: '1001' }, { microphone });
        leg.follow(() => {});
        await taken;
        await until('the agent is on a call', () => window.tccc?.Agent.getStatus() === 'busy');
      },
      endCall: async () => {
        await leg?.hangUp();
        await until('the agent has what was chosen', () => window.tccc?.Agent.getStatus() === 'rest');
      },
    };
  });
});
