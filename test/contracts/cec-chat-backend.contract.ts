import type { ChatBackend } from '../../src/contracts/chat-backend.js';
import { huaweiCec } from '../../src/backends/huawei-cec/index.js';
import { cecVisitor } from './cec-under-test.js';
import { chatBackendContract, type ChatBackendLacks } from './chat-backend.js';

function contractOf(family: Parameters<typeof cecVisitor>[0], lacks: ChatBackendLacks): void {
  chatBackendContract(
    `CecChatBackend, ${family},`,
    async () => {
      const { options, wish } = await cecVisitor(family);
      const made: ChatBackend[] = [];
      const make = async (): Promise<ChatBackend> => {
        const backend = await huaweiCec(options).chat?.();
        if (!backend) throw new Error('no chat');
        made.push(backend);
        return backend;
      };
      const told = async (does: string, text?: string): Promise<void> => void (await wish(does, text));
      return {
        backend: await make(),
        another: make,
        clear: async () => {
          for (const backend of made) {
            await backend.close();
            await backend.dispose();
          }
          await told('clear');
        },
        center: {
          refuse: (reason) => told('refuse', reason),
          attend: () => told('attend'),
          say: (text) => told('say', text),
          sayUnheard: (text) => told('sayUnheard', text),
          botAnswers: async () => {}, // it greets by itself
          typing: () => told('typing'),
          read: () => told('read'),
          recall: () => told('recall'),
          end: () => told('end'),
          forget: () => told('forget'),
          loseNextAnswer: () => told('loseNextAnswer'),
          cut: (isCut) => told('cut', String(isCut)),
          received: async () => (await wish('received')) as string[],
          evaluations: async () => (await wish('evaluations')) as number[],
          leftMessages: async () => (await wish('leftMessages')) as string[],
        },
      };
    },
    lacks,
  );
}

contractOf('rest', {});
for (const family of ['page token', 'page authorization'] as const) contractOf(family, { past: true });
