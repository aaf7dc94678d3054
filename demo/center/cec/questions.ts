/** A question that the bot knows, in both languages. */
export interface Question {
  readonly id: string;
  readonly keys: readonly string[];
  readonly en: { readonly question: string; readonly answer: string };
  readonly zh: { readonly question: string; readonly answer: string };
}

/** What the bot of the coffee shop knows. */
export const questions: readonly Question[] = [
  {
    id: 'delivery-time',
    keys: ['delivery', 'deliver', 'shipping', 'arrive', 'when', '配送', '发货', '送达', '几天', '物流'],
    en: {
      question: 'How long does delivery take?',
      answer: 'We roast on Tuesdays and Fridays and post the same evening. It is with you two working days later.',
    },
    zh: { question: '配送需要多久？', answer: '我们每周二、周五烘焙，当晚发货，一般两个工作日送达。' },
  },
  {
    id: 'delivery-cost',
    keys: ['delivery', 'cost', 'free', 'postage', 'shipping', '运费', '包邮', '邮费', '配送'],
    en: { question: 'What does delivery cost?', answer: 'Delivery is free from €35. Below that it is €3.90.' },
    zh: { question: '运费是多少？', answer: '订单满 35 欧元免运费，不足则收取 3.90 欧元。' },
  },
  {
    id: 'delivery-where',
    keys: ['delivery', 'abroad', 'country', 'countries', 'ship to', '国外', '海外', '国家', '配送'],
    en: {
      question: 'Where do you deliver to?',
      answer: 'To every country of the European Union, to Norway, Switzerland and the United Kingdom.',
    },
    zh: { question: '可以配送到哪些地区？', answer: '欧盟各国、挪威、瑞士和英国均可配送。' },
  },
  {
    id: 'returns',
    keys: ['return', 'refund', 'money back', 'exchange', '退货', '退款', '换货', '退换'],
    en: {
      question: 'Can I return something?',
      answer: 'Within 30 days, opened or not. Write to us and we send you a label; the money is back within three days.',
    },
    zh: { question: '可以退换货吗？', answer: '30 天内均可退换，拆封也没关系。告诉我们，我们会寄去退货标签，三天内退款。' },
  },
  {
    id: 'grind',
    keys: ['grind', 'ground', 'grinder', 'fine', 'coarse', '研磨', '磨', '磨豆'],
    en: {
      question: 'How finely should I grind?',
      answer: 'For filter, like coarse sand; for espresso, like icing sugar that has got a little damp; for a press, like sea salt.',
    },
    zh: { question: '咖啡豆应该磨多细？', answer: '手冲像粗砂，意式像略受潮的糖粉，法压壶像海盐。' },
  },
  {
    id: 'warranty',
    keys: ['warranty', 'guarantee', 'broken', 'repair', '保修', '质保', '坏了', '维修'],
    en: { question: 'How long is the warranty on a grinder?', answer: 'Five years, and we repair it ourselves.' },
    zh: { question: '磨豆机保修多久？', answer: '保修五年，由我们自己维修。' },
  },
  {
    id: 'fresh',
    keys: ['fresh', 'roast', 'roasted', 'keep', 'storage', '新鲜', '烘焙', '保存'],
    en: {
      question: 'How long does coffee stay fresh?',
      answer: 'It is at its best from one week to six weeks after roasting. The date is on every bag. Keep it closed, cool and dark.',
    },
    zh: { question: '咖啡能保鲜多久？', answer: '烘焙后一到六周风味最佳，日期印在每个袋子上。请密封、阴凉、避光保存。' },
  },
  {
    id: 'decaf',
    keys: ['decaf', 'caffeine', '低因', '咖啡因', '无咖啡因'],
    en: {
      question: 'Do you have decaf?',
      answer: 'Yes: Night Shift, from Huila in Colombia, without caffeine since a bath in sugar-cane alcohol.',
    },
    zh: { question: '有低因咖啡吗？', answer: '有：来自哥伦比亚惠兰的“夜班”，采用甘蔗酒精法脱因。' },
  },
];

/** Questions that have something to do with a text, the best first. */
export function related(text: string): readonly Question[] {
  const wanted = text.toLowerCase();
  const score = ({ keys, en, zh }: Question): number => {
    if (wanted === en.question.toLowerCase() || wanted === zh.question) return 100;
    return keys.filter((key) => wanted.includes(key)).length;
  };
  return questions
    .map((question) => ({ question, points: score(question) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .map(({ question }) => question);
}

/** Questions that begin like a text or contain it, at most five. */
export function suggestions(text: string, chinese: boolean): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found = questions.filter(
    ({ en, zh, keys }) =>
      (chinese ? zh : en).question.toLowerCase().includes(wanted) || keys.some((key) => key.startsWith(wanted) || wanted.includes(key)),
  );
  return found.slice(0, 5).map(({ en, zh }) => (chinese ? zh : en).question);
}
