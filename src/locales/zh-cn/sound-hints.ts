import type { SoundHintKey, Word } from '../words.js';

/** Chinese: what an agent should know about their sound. */
export const soundHints: Readonly<Record<SoundHintKey, Word>> = {
  'hint.speaking-while-muted': '您已静音，对方听不到您说话。',
  'hint.microphone-muted': '麦克风已在耳机或系统中静音，请先在那里取消静音。',
  'hint.microphone-silent': '麦克风没有声音。请检查耳机上的静音键，或选择其他麦克风。',
  'hint.device-away': '“{device}”已拔出，重新插入前将使用系统设备。',
  'hint.processor-failed': '降噪已停止工作，对方仍能听到您的原声。',
  'hint.unmute': '取消我的静音',
  'hint.choose': '选择麦克风',
};
