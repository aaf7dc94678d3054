import { contentFaults, everything, painted, until } from './content-look.js';

// The page's side of the test of the inbox; the page itself knows nothing of it.

type Row = { readonly message?: { readonly content: { readonly type: string } } };

type InboxSide = {
  /** Resolves when so many messages are in the transcript, each drawn. Gives of what types they are. */
  readonly shown: (count: number) => Promise<readonly string[]>;
  /** What is wrong with what the page shows, in its own direction and in the other one. */
  readonly look: (about: string) => Promise<readonly string[]>;
};

declare global {
  var inboxSide: InboxSide;
}

const places = '#lists, #conversation, #visitor';

async function lookOnce(about: string): Promise<readonly string[]> {
  await painted();
  const faults: string[] = [];
  const outer = document.documentElement.getBoundingClientRect();
  for (const place of document.querySelectorAll(places)) {
    const all = everything(place).filter((found) => !found.closest('#nobody'));
    faults.push(...contentFaults(all, place.getBoundingClientRect(), () => about));
  }
  if (document.documentElement.scrollWidth > outer.width) faults.push(`${about}: the page scrolls sideways`);
  for (const found of document.querySelectorAll('#waiting button, #head button, #head select')) {
    const { left, right, width, height } = found.getBoundingClientRect();
    if (width < 24 || height < 24 || left < 0 || right > outer.width) faults.push(`${about}: ${found.localName} cannot be reached`);
  }
  return faults;
}

globalThis.inboxSide = {
  async shown(count) {
    const rows = (): readonly (HTMLElement & Row)[] =>
      everything(document.querySelector('cc-message-list')?.shadowRoot ?? document.createDocumentFragment()).filter(
        (found): found is HTMLElement => found.localName === 'cc-message-bubble',
      );
    await until(`${String(count)} messages`, () => {
      const drawn = rows().filter((row) => (row.shadowRoot?.childElementCount ?? 0) > 0);
      return drawn.length >= count;
    });
    return rows().map(({ message }) => message?.content.type ?? 'nothing');
  },

  async look(about) {
    const faults = [...(await lookOnce(about))];
    document.documentElement.dir = 'rtl';
    faults.push(...(await lookOnce(`${about}, right to left`)));
    document.documentElement.dir = 'ltr';
    return [...new Set(faults)];
  },
};
