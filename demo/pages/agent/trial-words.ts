/** The words of the panel that lets things happen. */
export const trialWords = {
  trials: { en: 'Try everything', 'zh-CN': '全部试一试' },

  callers: { en: 'Somebody calls', 'zh-CN': '有人来电' },
  'callers.text': {
    en: 'As you are: break or not, on a call or not. Calls that nobody takes leave a voice message.',
    'zh-CN': '按您当前的状态呼入，小休或通话中也一样。无人接听的来电会留下语音留言。',
  },
  'caller.customer': { en: 'A customer', 'zh-CN': '一位客户' },
  'caller.order': { en: 'With an order number', 'zh-CN': '带订单号的来电' },
  'caller.stranger': { en: 'An unknown number', 'zh-CN': '陌生号码' },
  'caller.dialler': { en: 'Answered by the phone itself', 'zh-CN': '由话机自动接听' },

  far: { en: 'The other side', 'zh-CN': '通话对方' },
  'far.text': { en: 'What the person you are talking to does.', 'zh-CN': '让正在通话的对方做些什么。' },
  'far.none': { en: 'Be on a call with a customer or a test number first.', 'zh-CN': '请先与客户或测试号码通话。' },
  'far.hold': { en: 'Puts you on hold', 'zh-CN': '让对方保持通话' },
  'far.resume': { en: 'Takes you back', 'zh-CN': '让对方恢复通话' },
  'far.spoil': { en: 'Has a bad line', 'zh-CN': '让线路变差' },
  'far.mend': { en: 'Has a good line again', 'zh-CN': '让线路恢复' },
  'far.hang-up': { en: 'Hangs up', 'zh-CN': '让对方挂断' },

  trouble: { en: 'The server', 'zh-CN': '服务器' },
  'trouble.text': { en: 'Also in the middle of a call: it goes on.', 'zh-CN': '通话中也可以试，通话会继续。' },
  'trouble.cut': { en: 'Cuts the connection', 'zh-CN': '断开连接' },
  'trouble.gone': { en: 'Is gone for 15 seconds', 'zh-CN': '离线 15 秒' },
  'trouble.forgotten': { en: 'Forgets your phone', 'zh-CN': '忘记您的话机' },
  'trouble.message': { en: 'Has a voice message', 'zh-CN': '收到一条语音留言' },

  options: { en: 'What the page decides', 'zh-CN': '由页面决定' },
  'options.text': { en: 'Attributes in your HTML. The page is loaded again.', 'zh-CN': '都是 HTML 属性，更改后会重新加载本页。' },
  'option.recording': { en: 'Calls may be recorded', 'zh-CN': '允许录音' },
  'option.require-sound': { en: 'Ready only when it can ring', 'zh-CN': '能响铃才可就绪' },
  'option.page-shortcuts': { en: 'Shortcuts on the whole page', 'zh-CN': '快捷键在整页有效' },
} as const;
