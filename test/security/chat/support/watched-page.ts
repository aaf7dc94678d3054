import type { Page } from 'playwright-core';

/** What a page did that nobody asked for. */
export type Doings = {
  /** Addresses elsewhere that the page asked for. */
  readonly outside: readonly string[];
  /** Windows, dialogs, frames and navigations. */
  readonly surprises: readonly string[];
};

/** Watches a page from now on. Navigations count once it is `loaded`. */
export function watch(page: Page, origin: () => string): Doings & { readonly loaded: () => void } {
  const outside: string[] = [];
  const surprises: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin()}/`) && !url.startsWith('blob:')) outside.push(url);
  });
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(`${origin().replace('http', 'ws')}/`)) outside.push(socket.url());
  });
  page.on('dialog', (dialog) => {
    surprises.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => surprises.push(`window: ${popup.url()}`));
  const loaded = (): void => {
    page.on('framenavigated', (frame) => surprises.push(`navigation: ${frame.url()}`));
    page.on('frameattached', (frame) => surprises.push(`frame: ${frame.url()}`));
  };
  return { outside, surprises, loaded };
}
