/** Longest document that is read, in characters. */
const longest = 32_768;

/**
 * Reads a document from outside; nothing when it is none, is too long, or
 * declares anything: entities are neither fetched nor blown up.
 */
export function xmlIn(text: string, rootName: string): Element | undefined {
  if (text.length > longest || /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) return undefined;
  // an XML document that is parsed runs no script and loads nothing
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const root = document.documentElement;
  return root?.localName === rootName && document.getElementsByTagName('parsererror').length === 0 ? root : undefined;
}

/** The elements of this name below another one, in any namespace. */
export function elementsIn(parent: Element, name: string): readonly Element[] {
  return [...parent.getElementsByTagNameNS('*', name)];
}

/** The text of the first element of this name; empty when there is none. */
export function textIn(parent: Element, name: string): string {
  return elementsIn(parent, name)[0]?.textContent?.trim().slice(0, 64).toLowerCase() ?? '';
}
