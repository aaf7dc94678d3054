type Text = { readonly en: string; readonly 'zh-CN': string };

/** A record of the business system. The numbers are ones that are kept free for stories like this. */
export type Customer = {
  readonly name: string;
  /** As people write it. */
  readonly number: string;
  readonly mail: string;
  readonly place: Text;
  readonly since: string;
  readonly ticket: {
    readonly number: string;
    readonly title: Text;
    readonly status: 'new' | 'open' | 'waiting';
    readonly product: Text;
    readonly order: string;
    /** YYYY-MM-DD */
    readonly opened: string;
  };
  /** Youngest first. */
  readonly history: readonly { readonly day: string; readonly by: Text; readonly text: Text }[];
};

const customer: Text = { en: 'Customer', 'zh-CN': '客户' };
const desk: Text = { en: 'Service desk', 'zh-CN': '服务台' };
const workshop: Text = { en: 'Workshop', 'zh-CN': '维修间' };

export const customers: readonly Customer[] = [
  {
    name: 'Maria Jensen',
    number: '+44 20 7946 0123',
    mail: 'maria.jensen@example.com',
    place: { en: 'London', 'zh-CN': '伦敦' },
    since: '2019',
    ticket: {
      number: '4182',
      title: { en: 'Grinder stops after ten seconds', 'zh-CN': '磨豆机十秒后停转' },
      status: 'open',
      product: { en: 'Larkfield G2 grinder', 'zh-CN': 'Larkfield G2 磨豆机' },
      order: 'LF-20917',
      opened: '2026-11-16',
    },
    history: [
      {
        day: '2026-11-19',
        by: workshop,
        text: {
          en: 'Same fault on two others of this batch: thermal fuse. Offer a new motor block, free of charge.',
          'zh-CN': '同批次另有两台同样故障：热保护丝。可免费更换电机组。',
        },
      },
      {
        day: '2026-11-17',
        by: desk,
        text: {
          en: 'Asked her to try the coarsest setting with an empty hopper. It stops all the same.',
          'zh-CN': '请她空豆仓用最粗档位测试，仍会停转。',
        },
      },
      {
        day: '2026-11-16',
        by: customer,
        text: {
          en: 'It runs for about ten seconds, then it is dead until the next morning.',
          'zh-CN': '转大约十秒就停了，要到第二天早上才能再开。',
        },
      },
    ],
  },
  {
    name: 'Tomás Ribeiro',
    number: '+44 131 496 0158',
    mail: 'tomas.ribeiro@example.com',
    place: { en: 'Edinburgh', 'zh-CN': '爱丁堡' },
    since: '2022',
    ticket: {
      number: '4190',
      title: { en: 'Move the subscription to Fridays', 'zh-CN': '订阅改为每周五配送' },
      status: 'new',
      product: { en: 'Beans, 1 kg every second week', 'zh-CN': '咖啡豆 1 千克，隔周配送' },
      order: 'LF-21344',
      opened: '2026-11-20',
    },
    history: [
      {
        day: '2026-11-20',
        by: customer,
        text: {
          en: 'Nobody is at home on Tuesdays any more. Could the parcel come on Fridays?',
          'zh-CN': '周二家里没人了，包裹能改到周五送吗？',
        },
      },
    ],
  },
  {
    name: 'Lin Chen',
    number: '+1 415 555 0132',
    mail: 'lin.chen@example.com',
    place: { en: 'San Francisco', 'zh-CN': '旧金山' },
    since: '2024',
    ticket: {
      number: '4176',
      title: { en: 'Machine heats, but no steam', 'zh-CN': '咖啡机能加热但不出蒸汽' },
      status: 'waiting',
      product: { en: 'Larkfield Duo machine', 'zh-CN': 'Larkfield Duo 咖啡机' },
      order: 'LF-20855',
      opened: '2026-11-12',
    },
    history: [
      {
        day: '2026-11-13',
        by: desk,
        text: {
          en: 'Sent the descaling guide and a new seal. She calls back after the weekend.',
          'zh-CN': '已寄出除垢指南和新密封圈，周末后回电。',
        },
      },
      {
        day: '2026-11-12',
        by: customer,
        text: {
          en: 'The wand only drips. The water here is very hard, if that helps.',
          'zh-CN': '蒸汽棒只滴水。这里水质很硬，不知是否有关。',
        },
      },
    ],
  },
  {
    name: 'Wei Chen',
    number: '+1 415 555 0132',
    mail: 'wei.chen@example.com',
    place: { en: 'San Francisco', 'zh-CN': '旧金山' },
    since: '2025',
    ticket: {
      number: '4195',
      title: { en: 'Gift card is not accepted', 'zh-CN': '礼品卡无法使用' },
      status: 'new',
      product: { en: 'Gift card, $50', 'zh-CN': '50 美元礼品卡' },
      order: 'LF-21402',
      opened: '2026-11-20',
    },
    history: [
      {
        day: '2026-11-20',
        by: customer,
        text: {
          en: 'It is a present from Lin, but the shop says that the card is unknown.',
          'zh-CN': '这是 Lin 送的礼物，但商店提示卡号不存在。',
        },
      },
    ],
  },
];

/** Everybody with this number: a family may have one. */
export function customersWith(number: string): readonly Customer[] {
  const digits = number.replace(/\D/g, '');
  return digits === '' ? [] : customers.filter((one) => one.number.replace(/\D/g, '') === digits);
}

/** Whose number it is, if we know; the first of several. */
export function customerOf(number: string): Customer | undefined {
  return customersWith(number)[0];
}
