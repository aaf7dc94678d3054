/** The name of the small window; a page that is opened under it shows the chat, and nothing else. */
export const popOutName = 'cc-chat-pop-out';

/** Whether this page is in the small window. */
export function isPoppedOut(): boolean {
  return window.name === popOutName;
}
