import type { LineState } from '../../model/line.js';
import { elementsIn, textIn, type XmlElement, xmlIn } from './hostile-xml.js';

/** A line with more calls than this is busy anyway. */
const mostDialogs = 50;

/** What the dialogs of a line say about it (RFC 4235), kept from one notification to the next. */
export class DialogInfo {
  #dialogs = new Map<string, LineState>();
  #version = -1;

  /** The line after another document, full or partial; nothing when that cannot be read or comes too late. */
  take(body: string): LineState | undefined {
    const root = xmlIn(body, 'dialog-info');
    if (!root) return undefined;
    const version = Number(root.attributes.get('version') ?? Number.NaN);
    const full = root.attributes.get('state') !== 'partial';
    // a server that forgot its count begins again with a full document
    if (!full && version <= this.#version) return undefined;
    if (Number.isInteger(version)) this.#version = version;
    if (full) this.#dialogs.clear();
    for (const dialog of elementsIn(root, 'dialog').slice(0, mostDialogs)) this.#note(dialog);
    return this.#state;
  }

  #note(dialog: XmlElement): void {
    const id = dialog.attributes.get('id') ?? '';
    const state = textIn(dialog, 'state');
    this.#dialogs.delete(id);
    if (state === 'confirmed') this.#dialogs.set(id, 'busy');
    else if (['trying', 'proceeding', 'early'].includes(state))
      // who calls somebody is not to be called; whom somebody calls may be helped
      this.#dialogs.set(id, dialog.attributes.get('direction') === 'initiator' ? 'busy' : 'ringing');
  }

  get #state(): LineState {
    const states = [...this.#dialogs.values()];
    return states.find((state) => state === 'busy') ?? states[0] ?? 'idle';
  }
}
