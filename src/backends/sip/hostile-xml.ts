/** One element of a document, read as far as it is of use here. */
export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text; that of its children is theirs. */
  readonly text: string;
}

/** Longest document that is read, in characters; most elements in it, and how deep they stand. */
const [longest, mostElements, deepest] = [32_768, 2000, 32];

const token = /<!--[^]*?-->|<\?[^]*?\?>|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface OpenElement extends XmlElement {
  readonly tag: string;
  readonly children: OpenElement[];
  text: string;
}

/**
 * Reads a document from outside; nothing when it is none, is too large, or
 * declares anything: there are no entities here to be fetched or blown up.
 *
 * Not by `DOMParser`, which pages under Trusted Types keep for themselves.
 */
export function xmlIn(text: string, rootName: string): XmlElement | undefined {
  if (text.length > longest) return undefined;
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let count = 0;
  let position = 0;
  while (position < text.length) {
    token.lastIndex = position;
    const found = token.exec(text);
    if (!found) return undefined;
    position = token.lastIndex;
    const [whole, closes, opens, attributes = '', empty] = found;
    if (closes !== undefined) {
      if (open.pop()?.tag !== closes) return undefined;
    } else if (opens !== undefined) {
      if (++count > mostElements || open.length >= deepest || (root && open.length === 0)) return undefined;
      const element: OpenElement = { tag: opens, name: local(opens), attributes: attributesIn(attributes), children: [], text: '' };
      open.at(-1)?.children.push(element);
      root ??= element;
      if (!empty) open.push(element);
    } else if (!whole.startsWith('<')) {
      const parent = open.at(-1);
      if (parent) parent.text += decoded(whole);
      else if (whole.trim() !== '' && whole.trim() !== '\uFEFF') return undefined;
    }
  }
  return root && open.length === 0 && root.name === rootName ? root : undefined;
}

/** The elements of this name below another one, in any namespace. */
export function elementsIn(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsIn(child, name)]);
}

/** The text of the first element of this name; empty when there is none. */
export function textIn(parent: XmlElement, name: string): string {
  return (elementsIn(parent, name)[0]?.text ?? '').trim().slice(0, 64).toLowerCase();
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(attribute)].map(([, name = '', quoted, single]) => [local(name), decoded(quoted ?? single ?? '')]));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => characters[name] ?? '');
}
