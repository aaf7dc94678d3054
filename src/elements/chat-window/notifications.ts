import type { WindowMemory } from './window-memory.js';

/** How it stands with notifications: the visitor wants them, does not, has forbidden them to the page, or the browser has none. */
export function notificationSetting(memory: WindowMemory): 'on' | 'off' | 'denied' | 'unable' {
  if (typeof Notification === 'undefined') return 'unable';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && memory.get('notifications') !== undefined ? 'on' : 'off';
}

/** Lets the browser ask. To be called on a visitor's press only. */
export async function askForNotifications(): Promise<void> {
  if (typeof Notification !== 'undefined' && Notification.permission === 'default') await Notification.requestPermission();
}
