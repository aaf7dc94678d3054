// What is looked for wherever hostile content is shown. Runs in the page.

const forbiddenTags = /^(?:script|iframe|object|embed|link|base|meta|frame|frameset|portal|form|applet)$/;
// what turns around or hides what stands beside it; marks of direction are letters like others
const turning = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|[\u{e0000}-\u{e007f}]/u;
// a sentence of ours may set a name apart; nothing in it may end that
const setApart = /\u2068([^\u2066-\u2069\u202a-\u202e]*)\u2069/gu;

/** Every element below a root, those in shadow trees included. */
export function everything(root: ParentNode): readonly Element[] {
  return [...root.querySelectorAll('*')].flatMap((found) => [found, ...(found.shadowRoot ? everything(found.shadowRoot) : [])]);
}

export const painted = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** Resolves when a fact is one. Rejects after ten seconds or so of painting. */
export async function until<T>(what: string, fact: () => T | false | undefined | null): Promise<T> {
  for (let count = 0; count < 600; count++) {
    const found = fact();
    if (found !== false && found !== undefined && found !== null) return found;
    await painted();
  }
  throw new Error(`This did not happen: ${what}`);
}

/** What is wrong with what is in a place. `of` names what an element belongs to. */
export function contentFaults(all: readonly Element[], outer: DOMRect, of: (found: Element) => string): readonly string[] {
  const faults: string[] = [];
  for (const found of all) {
    const fault = (what: string): void => void faults.push(`${of(found)}: ${found.localName}.${found.getAttribute('class') ?? ''} ${what}`);
    const rect = found.getBoundingClientRect();
    const isHidden = rect.width === 0 || found.closest('.visually-hidden, dialog, svg') !== null || isCut(found);
    if (!isHidden && (rect.left < outer.left - 1 || rect.right > outer.right + 1)) fault('sticks out');
    if (forbiddenTags.test(found.localName) && !isOurForm(found)) fault('is there');
    for (const { name, value } of found.attributes) {
      if (name.startsWith('on') || name === 'srcdoc' || name === 'srcset') fault(`has ${name}`);
      if (name === 'src' && !value.startsWith('blob:')) fault(`loads ${value}`);
      if (name === 'href' && !/^(?:https?|mailto|tel):/.test(value)) fault(`leads to ${value}`);
      if (turning.test(value.replace(setApart, '$1'))) fault(`says in ${name} what turns around or hides`);
    }
    const said = [...found.childNodes].filter((node) => node instanceof Text).map(({ data }) => data).join(''); // prettier-ignore
    if (turning.test(said.replace(setApart, '$1'))) fault('says what turns around or hides');
    if (found instanceof HTMLAnchorElement && (found.target !== '_blank' || !/noopener.*noreferrer/.test(found.rel)))
      fault('is not kept apart');
  }
  if ('canary' in globalThis) faults.push('it was executed');
  Reflect.deleteProperty(globalThis, 'canary');
  if ('canary' in {}) faults.push('it got into every object');
  return faults;
}

// the forms that the product shows are no more than what they are made of
function isOurForm(found: Element): boolean {
  return found.localName === 'form' && !found.hasAttribute('action') && found.getRootNode() instanceof ShadowRoot;
}

// what a box around it cuts off cannot stick out; the box itself is looked at too
function isCut(found: Element): boolean {
  for (let box = found.parentElement; box; box = box.parentElement) if (getComputedStyle(box).overflowX !== 'visible') return true;
  return false;
}
