export const words = {
  title: { en: 'Workstation', 'zh-CN': '坐席工作台' },
  customers: { en: 'Customers', 'zh-CN': '客户资料' },
} as const;
