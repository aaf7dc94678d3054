import { deskMemory } from '../desk/desk-memory.js';

const key = 'contact-center-widgets:call-notifications';

/** How it stands with notifications of calls: the agent wants them, does not, has forbidden them to the page, or the browser has none. */
export function callNotifications(): 'on' | 'off' | 'denied' | 'unable' {
  if (typeof Notification === 'undefined') return 'unable';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && deskMemory()?.getItem(key) === 'on' ? 'on' : 'off';
}

/** Wants them or does not. To be called on an agent's press only: the browser may ask. */
export async function wantCallNotifications(wanted: boolean): Promise<void> {
  deskMemory()?.setItem(key, wanted ? 'on' : 'off');
  if (wanted && typeof Notification !== 'undefined' && Notification.permission === 'default') await Notification.requestPermission();
}
