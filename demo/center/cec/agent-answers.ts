import { related } from './questions.js';
import type { Uplink } from './visitor.js';

/** What a scripted agent does about a message. */
export type ScriptedAnswer =
  | { readonly does: 'say' | 'picture' | 'document' | 'location' | 'recall' | 'end'; readonly text: string }
  | { readonly does: 'card'; readonly card: { readonly title: string; readonly description: string; readonly redirectUrl: string } };

type Rule = {
  readonly keys: RegExp;
  readonly does: Exclude<ScriptedAnswer['does'], 'card'>;
  readonly en: string;
  readonly zh: string;
};

const rules: readonly Rule[] = [
  {
    keys: /\b(?:picture|photo|image)\b|图片|照片/i,
    does: 'picture',
    en: 'Here is the picture our courier took at your door.',
    zh: '这是快递员在您家门口拍的照片。',
  },
  { keys: /\b(?:file|guide|pdf|document|invoice)\b|文件|说明|指南|发票/i, does: 'document', en: 'Here it is:', zh: '给您发过来：' },
  {
    keys: /\b(?:where|location|address|shop)\b|地址|在哪|位置|门店/i,
    does: 'location',
    en: 'We are right at the water. Come by for a cup:',
    zh: '我们就在水边，欢迎来喝一杯：',
  },
  {
    keys: /\b(?:recall|mistake|undo)\b|撤回/i,
    does: 'recall',
    en: 'Your voucher is LARK-20. (Wait, that one was for somebody else.)',
    zh: '您的优惠码是 LARK-20。（抱歉，发错人了。）',
  },
  {
    keys: /\b(?:bye|goodbye|thanks, bye|end)\b|再见|结束/i,
    does: 'end',
    en: 'Thank you for writing to us. Enjoy your coffee!',
    zh: '感谢您的咨询，祝您喝得愉快！',
  },
  {
    keys: /\b(?:order|parcel|tracking)\b|订单|包裹/i,
    does: 'say',
    en: 'I have found your order. It left the roastery this morning and is with the courier; it should be with you tomorrow before noon.',
    zh: '查到您的订单了。今早已从烘焙坊发出，正在派送途中，预计明天中午前送达。',
  },
  { keys: /\b(?:thanks|thank you|great|perfect)\b|谢谢|感谢|好的/i, does: 'say', en: 'You are welcome!', zh: '不客气！' },
  { keys: /\b(?:hello|hi|hey)\b|你好|您好/i, does: 'say', en: 'Hello! What can I do for you?', zh: '您好！请问有什么可以帮您？' },
];

/** What a scripted agent makes of a message. */
export function answerTo({ mediaType, content }: Uplink, chinese: boolean): ScriptedAnswer {
  if (mediaType === 'WEBCARD') {
    return { does: 'say', text: chinese ? '看到您发的商品了。' : 'Thank you, I see the product that you mean.' };
  }
  if (mediaType !== 'TEXT') {
    return { does: 'say', text: chinese ? '文件已收到，我看一下。' : 'Thank you, it has arrived. Let me have a look.' };
  }
  if (/\b(?:card|recommend|offer)\b|推荐|优惠/i.test(content)) {
    return {
      does: 'card',
      card: {
        title: chinese ? '晨雾 · 埃塞俄比亚水洗' : 'Morning Fog · Ethiopia, washed',
        description: chinese ? '茉莉、柠檬、红茶。本周新烘焙。' : 'Jasmine, lemon, black tea. Roasted this week.',
        redirectUrl: 'https://shop.example.com/coffee/morning-fog',
      },
    };
  }
  const rule = rules.find(({ keys }) => keys.test(content));
  if (rule !== undefined) return { does: rule.does, text: chinese ? rule.zh : rule.en };
  const [known] = related(content);
  if (known !== undefined) return { does: 'say', text: (chinese ? known.zh : known.en).answer };
  const quoted = content.length > 60 ? `${content.slice(0, 60)}…` : content;
  return {
    does: 'say',
    text: chinese ? `您说的是“${quoted}”，我记下了，马上为您核实。` : `I have noted “${quoted}”. Let me check that for you.`,
  };
}
