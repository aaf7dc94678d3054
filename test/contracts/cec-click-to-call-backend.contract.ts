import { huaweiCec } from '../../src/backends/huawei-cec/index.js';
import { cecVisitor } from './cec-under-test.js';
import { clickToCallBackendContract } from './click-to-call-backend.js';

function contractOf(family: Parameters<typeof cecVisitor>[0]): void {
  clickToCallBackendContract(`CecClickToCallBackend, ${family},`, async () => {
    const { options, wish } = await cecVisitor(family);
    const noPhone = (): never => {
      throw new Error('nobody calls here');
    };
    const backend = await huaweiCec({ ...options, phone: noPhone }).clickToCall?.();
    if (!backend) throw new Error('no click-to-call');
    return {
      backend,
      clear: async () => {
        await backend.dispose();
        await wish('clear');
      },
      center: {
        prepare: async (fate) => {
          const settings = { callScenario: fate === 'ready' ? 'connected' : fate, callQueueTime: 50, queueLimit: 0.2 };
          await wish('settings', JSON.stringify(settings));
        },
        answer: async () => void (await wish('answerCall')),
        open: async () => Number(await wish('openCalls')),
      },
    };
  });
}

contractOf('rest');
contractOf('page token');
contractOf('page authorization');
