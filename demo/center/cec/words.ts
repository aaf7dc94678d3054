/** What the center, its bot and its scripted agents say in one language. */
export interface Words {
  readonly system: string;
  readonly connected: string;
  readonly queuing: string;
  readonly transferring: string;
  readonly timedOut: string;
  readonly offlineTips: string;
  readonly queueTimedOut: string;
  readonly laterName: string;
  readonly laterAnswer: string;
  readonly bot: string;
  readonly botWelcome: string;
  readonly botDefault: string;
  readonly botNoAgents: string;
  readonly botClosed: string;
  readonly agentWelcome: (name: string, visitor: string) => string;
  readonly survey: readonly string[];
}

const english: Words = {
  system: 'system',
  connected: 'Connected to Agent.',
  queuing: 'Queuing...',
  transferring: 'You are being transferred to an agent.',
  timedOut: 'The conversation has timed out.',
  offlineTips: 'Our agents have gone home. Write all the same: we answer as soon as we are back.',
  queueTimedOut: 'All our agents are busy. Please try again later, or leave us a message.',
  laterName: 'Larkfield Coffee',
  laterAnswer: 'Good morning! We have read your message and are looking into it.',
  bot: 'Larky',
  botWelcome: 'Hello, I am Larky, the coffee robot. Ask me about delivery, returns or brewing, or write “agent” to talk to a person.',
  botDefault: 'I am not sure that I understood. Is it one of these? A person can help, too: write “agent”.',
  botNoAgents: 'I am sorry, nobody is there at the moment. You can leave us a message.',
  botClosed: 'I am sorry, our team is there from 9 to 18 only. You can leave us a message.',
  agentWelcome: (name, visitor) => `Hello${visitor === '' ? '' : ` ${visitor}`}, this is ${name}. How can I help you?`,
  survey: ['Very dissatisfied', 'Dissatisfied', 'Neither nor', 'Satisfied', 'Very satisfied'],
};

const chinese: Words = {
  system: '系统',
  connected: '已接通座席。',
  queuing: '正在排队，请稍候……',
  transferring: '会话转人工处理。',
  timedOut: '会话超时结束。',
  offlineTips: '客服已下班。您可以继续留言，我们上班后会尽快回复。',
  queueTimedOut: '客服全忙，请稍后再试，或给我们留言。',
  laterName: '云雀咖啡',
  laterAnswer: '早上好！您的留言已收到，我们正在处理。',
  bot: '小雀',
  botWelcome: '您好，我是咖啡机器人小雀。可以问我配送、退换货或冲煮的问题；需要人工客服，请输入“人工”。',
  botDefault: '抱歉，我没有完全明白。您想问的是下面的问题吗？也可以输入“人工”转人工客服。',
  botNoAgents: '抱歉，目前没有客服在线。您可以给我们留言。',
  botClosed: '抱歉，人工客服的服务时间为 9:00–18:00。您可以给我们留言。',
  agentWelcome: (name, visitor) => `${visitor === '' ? '您好' : `${visitor}，您好`}，我是客服${name}，请问有什么可以帮您？`,
  survey: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
};

export function wordsFor(inChinese: boolean): Words {
  return inChinese ? chinese : english;
}
