/** The words of the landing page. */
export const words = {
  skip: { en: 'Skip to the pages', 'zh-CN': '跳到各页面入口' },
  language: { en: 'Language', 'zh-CN': '语言' },
  theme: { en: 'Colours', 'zh-CN': '配色' },
  'theme.system': { en: 'System', 'zh-CN': '跟随系统' },
  'theme.light': { en: 'Light', 'zh-CN': '浅色' },
  'theme.dark': { en: 'Dark', 'zh-CN': '深色' },

  title: { en: 'A softphone for the page you already have.', 'zh-CN': '把软电话装进您现有的网页。' },
  lead: {
    en: 'Web Components for contact centres. One script and three tags, and agents make and take calls over your SIP server, in the page they work in.',
    'zh-CN': '面向联络中心的 Web Components。一个脚本、三个标签，坐席就能在自己的业务页面里通过您的 SIP 服务器拨打和接听电话。',
  },
  code: { en: 'All the code that a page needs', 'zh-CN': '网页所需的全部代码' },
  start: { en: 'Make a real call', 'zh-CN': '打一个真实的电话' },
  'start.text': {
    en: 'Two tabs, two people, real sound. It takes a minute and no account.',
    'zh-CN': '两个标签页，两个人，真实语音。只需一分钟，无需账号。',
  },
  ring: { en: 'Let it ring', 'zh-CN': '让它响起来' },
  sample: {
    en: 'The element itself, on a make-believe phone: silent, and without your microphone.',
    'zh-CN': '这就是组件本身，接在虚拟电话上：没有声音，也不使用麦克风。',
  },

  doors: { en: 'Pages', 'zh-CN': '页面入口' },
  agent: { en: 'Agent', 'zh-CN': '坐席' },
  'agent.text': {
    en: 'A service desk with the phone docked beside the customer’s record. Call the echo, take a customer’s call, call a colleague in a second tab.',
    'zh-CN': '客户资料旁停靠软电话的服务台。可以拨打回声测试，接听客户来电，或与另一标签页中的同事通话。',
  },
  integrator: { en: 'Integrator', 'zh-CN': '集成开发者' },
  'integrator.text': {
    en: 'The playground: every element in every state, in both schemes, on buttons.',
    'zh-CN': '组件演练场：点击按钮即可查看每个组件的每种状态，含浅色和深色。',
  },
  example: { en: 'The shortest page that works', 'zh-CN': '最短的可用页面' },
  'example.itniotech': { en: 'A page written for itniotech', 'zh-CN': '按 itniotech 文档编写的页面' },
  visitor: { en: 'Visitor', 'zh-CN': '访客' },
  'visitor.text': {
    en: 'A shop with chat and calls from the page: a bot, a queue, people, pictures, voice and video, a rating.',
    'zh-CN': '带在线聊天和网页通话的商店：机器人、排队、人工客服、图片、语音、视频和评价。',
  },
  inbox: { en: 'The agents’ inbox', 'zh-CN': '坐席的在线客服工作台' },
  tour: { en: 'Both sides of a chat, in two minutes', 'zh-CN': '两分钟体验聊天的两端' },
  'tour.1': { en: 'Open the shop and ask the bot: “What does delivery cost?”', 'zh-CN': '打开商店，问机器人：“运费是多少？”' },
  'tour.2': {
    en: 'Write “agent”. Two people are ahead of you, then somebody made up answers. Ask for a picture, a recommendation, the address.',
    'zh-CN': '输入“人工”。您前面有两位访客，随后由虚拟坐席应答。可以向对方要图片、推荐或地址。',
  },
  'tour.3': {
    en: 'Open the inbox in a second tab. From now on you are the agent: start a new conversation in the shop, write “agent” again, and take it in the inbox.',
    'zh-CN': '在另一个标签页打开工作台，从此由您担任坐席：在商店开始新的会话，再次输入“人工”，然后在工作台接入。',
  },
  'tour.4': {
    en: 'Call from the shop, with or without a camera: the phone in the inbox rings. With no inbox open, an echo answers.',
    'zh-CN': '从商店发起语音或视频通话，工作台中的电话会响铃；若没有打开工作台，则由回声应答。',
  },
  'tour.5': { en: 'End the chat and rate it. The stars appear in the inbox.', 'zh-CN': '结束聊天并评价，星级会显示在工作台中。' },
  'tour.shop': { en: 'Open the shop', 'zh-CN': '打开商店' },
  'tour.inbox': { en: 'Open the inbox', 'zh-CN': '打开工作台' },
  about: {
    en: 'These pages come from the demo centre on your own computer: a SIP registrar and proxy, and someone to call, all in memory. It is for development and demonstration. Kamailio and rtpengine carry production; their configuration is in deploy/.',
    'zh-CN':
      '这些页面由您电脑上的演示中心提供：SIP 注册与代理服务器，以及可以拨打的号码，全部在内存中运行，仅用于开发和演示。生产环境由 Kamailio 和 rtpengine 承载，配置见 deploy/。',
  },
} as const;
