import { contentFaults, everything, painted } from './content-look.js';

/** How the window is laid out while it is looked at. */
export type Layout = 'narrow' | 'wide' | 'right to left';

export const layouts: readonly Layout[] = ['narrow', 'wide', 'right to left'];

/** Lays the page out in another way. Resolves when that was painted. */
export async function layOut(layout: Layout): Promise<void> {
  document.documentElement.dir = layout === 'right to left' ? 'rtl' : 'ltr';
  (document.querySelector('main') as HTMLElement).className = layout === 'wide' ? 'wide' : 'narrow';
  await painted();
}

/** What is wrong with how the window looks now. `of` names what an element belongs to. */
export function look(element: HTMLElement, of: (found: Element) => string): readonly string[] {
  const faults = contentFaults(everything(element.shadowRoot as ShadowRoot), element.getBoundingClientRect(), of);
  const scrolls = element.scrollWidth > element.clientWidth ? ['the window scrolls sideways'] : [];
  return [...faults, ...scrolls, ...frameFaults(element)];
}

/** The frame of the window holds, whatever is in it: a head of its usual height, room to read, and a field that can be reached. */
function frameFaults(element: HTMLElement): readonly string[] {
  const faults: string[] = [];
  const all = everything(element.shadowRoot as ShadowRoot);
  const outer = element.getBoundingClientRect();
  const header = all.find((found) => found.matches('.header'))?.getBoundingClientRect();
  const body = all.find((found) => found.matches('[part="body"]'))?.getBoundingClientRect();
  if (!header || header.height > 96) faults.push(`the head is ${String(header?.height)} px high`);
  if (!body || body.height < 96) faults.push(`there are ${String(body?.height)} px to read in`);
  for (const found of all.filter((candidate) => candidate.matches('#input, #menu-button, .footer button, .ended button'))) {
    const { left, top, width, height } = found.getBoundingClientRect();
    if (width === 0) continue;
    if (top < outer.top - 1 || top + height > outer.bottom + 1)
      faults.push(`${found.localName}.${found.className} is outside of the window`);
    else if (!isAt(found, left + width / 2, top + height / 2)) faults.push(`${found.localName}.${found.className} cannot be reached`);
  }
  return faults;
}

function isAt(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as ShadowRoot;
  const found = root.elementFromPoint(x, y);
  return found !== null && (element.contains(found) || found.contains(element));
}
