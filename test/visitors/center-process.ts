import { startCenter } from '../../demo/center/center.js';
import { defaultConfig } from '../../demo/center/config.js';

// A demo centre in a process of its own, without telephones, that says where
// it is. Every visitor gets an agent at once, who answers each message.
const config = defaultConfig();
const center = await startCenter({
  partner: false,
  config: {
    ...config,
    cec: {
      ...config.cec,
      settings: { bot: false, queueAhead: 0, agentPace: 150, agentTyping: false },
    },
  },
});
process.stdout.write(`${JSON.stringify({ url: center.url, channelId: config.cec.channelId })}\n`);
process.on('SIGTERM', () => void center.close().then(() => process.exit(0)));
