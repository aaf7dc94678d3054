import type { CallQualityKey } from '../call-quality-keys.js';
import type { Word } from '../words.js';

/** Simplified Chinese. */
export const callQualityWords: Readonly<Record<CallQualityKey, Word>> = {
  'quality.level.good': '通话质量良好',
  'quality.level.fair': '通话质量一般',
  'quality.level.poor': '通话质量较差',
  'quality.level.unknown': '尚未测得通话质量',
  'quality.warning.no-sound-received': '没有收到对方的声音。如果一直如此，请重新拨打。',
  'quality.warning.no-sound-sent': '您的声音没有发出。请检查麦克风是否插好并已选中。',
  'quality.warning.high-loss': '部分声音在途中丢失。使用网线比 Wi-Fi 更好。',
  'quality.warning.high-jitter': '声音到达不均匀。请停止其他程序中的下载和视频。',
  'quality.warning.long-round-trip': '双方听到的声音有延迟。说话前请稍作停顿。',
  'quality.warning.low-mos': '通话难以听清，重新拨打可能会改善。',
  'quality.label': '{level}，查看详情',
  'quality.title': '本次通话的音质',
  'quality.received': '本端听到',
  'quality.sent': '对端听到',
  'quality.mos': '评分（MOS）',
  'quality.loss': '丢包',
  'quality.jitter': '抖动',
  'quality.round-trip': '往返时延',
  'quality.codec': '编解码',
  'quality.path': '路径',
  'quality.ms': '{value} 毫秒',
  'quality.percent': '{value}%',
  'quality.report': '反馈问题',
  'quality.report-help': '保存一份包含这些数据的文件，供技术支持使用。其中没有姓名，也没有通话内容。',
};
