import type { FrameKey, Word } from '../words.js';

/** Simplified Chinese: a phone that floats above its page. */
export const phoneFrame: Readonly<Record<FrameKey, Word>> = {
  'frame.move': '移动电话',
  'frame.move-help': '可拖动，或使用方向键移动；单击可移到下一个角落。',
  'frame.minimize': '最小化电话',
  'frame.restore': '展开电话',
  'frame.calls': '另有 {count} 个通话',
};
