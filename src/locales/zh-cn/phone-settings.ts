import type { SettingsKey, Word } from '../words.js';

/** Simplified Chinese: devices, and what else is set. */
export const phoneSettings: Readonly<Record<SettingsKey, Word>> = {
  'devices.microphone': '麦克风',
  'devices.speaker': '扬声器',
  'devices.ringer': '响铃设备',
  'devices.default': '系统默认',
  'devices.unnamed': '设备 {number}',
  'devices.none': '未找到设备',
  'devices.test-speaker': '测试扬声器',
  'devices.test-ringer': '测试铃声',
  'devices.test': '测试',
  'devices.ask': '请提前允许使用麦克风，首个来电即可立即接通。',
  'devices.allow': '允许使用麦克风',
  'devices.denied': '此页面的麦克风权限已被禁止。请点击地址栏旁的网站设置，允许使用麦克风后重试。',
  'devices.speaker-fixed': '此浏览器只能使用系统默认扬声器，如需更换，请在电脑的声音设置中选择。',
  'devices.microphone-open': '使用中',
  'settings.shortcuts': '快捷键',
  'settings.shortcuts-help': '焦点位于电话内时有效。',
  'settings.hold-resume': '保持 / 恢复通话',
  'settings.mute-unmute': '静音 / 取消静音',
};
