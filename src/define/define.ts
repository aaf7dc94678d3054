import { keepEarlyRequests } from './context-root.js';

/** An element class that knows its tag. */
export interface TaggedClass extends CustomElementConstructor {
  readonly tagName: string;
}

/** Registers a class under its own tag, unless the tag is taken or there is no registry. */
export function define(element: TaggedClass): void {
  keepEarlyRequests();
  if (typeof customElements === 'undefined' || customElements.get(element.tagName)) return;
  customElements.define(element.tagName, element);
}
