/** The name of the small window; a page that is opened under it shows the chat, and nothing else. */
const name = 'cc-chat-pop-out';

/** Whether this page is in the small window. */
export function isPoppedOut(): boolean {
  return window.name === name;
}

/** Opens a page in the small window, or brings that to the front. False when the browser does not let it. */
export function popOut(url: string): boolean {
  return window.open(url, name, 'popup,width=420,height=720') !== null;
}
