/** The words of the landing page. */
export const words = {
  skip: { en: 'Skip to the pages', 'zh-CN': '跳到各页面入口' },
  language: { en: 'Language', 'zh-CN': '语言' },
  theme: { en: 'Colours', 'zh-CN': '配色' },
  'theme.system': { en: 'System', 'zh-CN': '跟随系统' },
  'theme.light': { en: 'Light', 'zh-CN': '浅色' },
  'theme.dark': { en: 'Dark', 'zh-CN': '深色' },

  title: { en: 'Phone, chat and calls for the page you already have.', 'zh-CN': '把电话和在线客服装进您现有的网页。' },
  lead: {
    en: 'Web Components for contact centres. Agents get a softphone, and the customer’s record as it rings; visitors get a chat and a call button. Over your own SIP server, or your vendor’s cloud.',
    'zh-CN':
      '面向联络中心的 Web Components。坐席有软电话，来电即弹出客户资料；访客有在线聊天和网页通话按钮。可接入您自己的 SIP 服务器，也可接入厂商云。',
  },
  samples: { en: 'Look at one', 'zh-CN': '选择示例' },
  'sample.phone': { en: 'Softphone', 'zh-CN': '软电话' },
  'sample.chat': { en: 'Chat', 'zh-CN': '在线聊天' },
  'sample.call': { en: 'Call button', 'zh-CN': '通话按钮' },
  code: { en: 'All the code that a page needs', 'zh-CN': '网页所需的全部代码' },
  start: { en: 'Make a real call', 'zh-CN': '打一个真实的电话' },
  'start.chat': { en: 'Chat in the shop', 'zh-CN': '到商店里聊天' },
  'start.text': {
    en: 'Two tabs, two people, real sound. It takes a minute and no account.',
    'zh-CN': '两个标签页，两个人，真实语音。只需一分钟，无需账号。',
  },
  ring: { en: 'Let it ring', 'zh-CN': '让它响起来' },
  sample: {
    en: 'The element itself, on a make-believe centre: silent, and without your microphone.',
    'zh-CN': '这就是组件本身，接在虚拟的联络中心上：没有声音，也不使用麦克风。',
  },
  talk: { en: 'Questions? Talk to us.', 'zh-CN': '有疑问？直接和我们通话。' },
  'talk.text': { en: 'From this page, with your microphone. No number to dial.', 'zh-CN': '就在本页面，用您的麦克风通话，无需拨号。' },
  'talk.button': { en: 'Call us free', 'zh-CN': '免费通话' },
  'chat.heading': { en: 'Larkfield Coffee', 'zh-CN': '云雀咖啡' },
  'chat.bot': { en: 'Larky', 'zh-CN': '小雀' },
  'chat.person': { en: 'Lena', 'zh-CN': '李娜' },
  'chat.hello': { en: 'Hello, I am Larky. What can I do for you?', 'zh-CN': '您好，我是小雀，请问有什么可以帮您？' },
  'chat.ask.parcel': { en: 'Where is my parcel?', 'zh-CN': '我的包裹到哪了？' },
  'chat.ask.person': { en: 'I would rather talk to a person', 'zh-CN': '我想找人工客服' },
  'chat.parcel': {
    en: 'It left the roastery this morning and arrives tomorrow before noon.',
    'zh-CN': '今早已从烘焙坊发出，预计明天中午前送达。',
  },
  'chat.pass': { en: 'Of course. One moment, please.', 'zh-CN': '好的，请稍候，正在为您转接。' },
  'chat.person.hello': {
    en: 'Lena here. I have read what you wrote; how can I help?',
    'zh-CN': '您好，我是李娜，已看到您的留言，请问需要什么帮助？',
  },
  'chat.person.answer': {
    en: 'Thank you! I am looking into it and write back in a minute.',
    'zh-CN': '谢谢！我这就为您查询，马上回复您。',
  },

  doors: { en: 'Pages', 'zh-CN': '页面入口' },
  agent: { en: 'Agent', 'zh-CN': '坐席' },
  'agent.text': {
    en: 'A service desk with the phone docked beside the customer’s record. Call the echo, take a customer’s call and see their record open, call a colleague in a second tab.',
    'zh-CN': '客户资料旁停靠软电话的服务台。可以拨打回声测试，接听客户来电并弹出客户资料，或与另一标签页中的同事通话。',
  },
  integrator: { en: 'Integrator', 'zh-CN': '集成开发者' },
  'integrator.text': {
    en: 'The playground: every element in every state, in both schemes, on buttons.',
    'zh-CN': '组件演练场：点击按钮即可查看每个组件的每种状态，含浅色和深色。',
  },
  example: { en: 'The shortest page with a phone', 'zh-CN': '带软电话的最短页面' },
  'example.chat': { en: 'The shortest page with a chat', 'zh-CN': '带在线聊天的最短页面' },
  'example.itniotech': { en: 'A page written for itniotech', 'zh-CN': '按 itniotech 文档编写的页面' },
  visitor: { en: 'Visitor', 'zh-CN': '访客' },
  'visitor.text': {
    en: 'A shop with chat and calls from the page: a bot, a queue, people, pictures, voice and video, a rating.',
    'zh-CN': '带在线聊天和网页通话的商店：机器人、排队、人工客服、图片、语音、视频和评价。',
  },
  inbox: { en: 'The inbox, for chats and calls from the page', 'zh-CN': '在线客服工作台：处理聊天和网页通话' },
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
    en: 'These pages come from the demo centre on your own computer: a SIP registrar and proxy, someone to call, a bot and people to write to, all in memory. It is for development and demonstration. Kamailio and rtpengine carry production; their configuration is in deploy/.',
    'zh-CN':
      '这些页面由您电脑上的演示中心提供：SIP 注册与代理服务器、可以拨打的号码、机器人和虚拟坐席，全部在内存中运行，仅用于开发和演示。生产环境由 Kamailio 和 rtpengine 承载，配置见 deploy/。',
  },
} as const;
