import type { TcccKey, Word } from '../words.js';

/** Simplified Chinese. */
export const tccc: Readonly<Record<TcccKey, Word>> = {
  'tccc.not-ready': '电话正在启动，请稍后再试。',
  'tccc.offline': '您已下线，请先上线。',
  'tccc.on-call': '您正在通话中，请先结束当前通话。',
  'tccc.dialing': '正在呼出，请勿重复拨打。',
  'tccc.no-call': '该通话已结束。',
  'tccc.no-conversation': '该会话已结束。',
  'tccc.invalid': '参数缺失或无法识别。',
  'tccc.unavailable': '当前话务服务器不支持此操作。',
  'tccc.expired': '登录已过期，请重新登录。',
};
