import { type Call, isLive } from '../../model/call.js';
import type { CallControlsElement } from '../call-controls/call-controls-element.js';
import { requestOf } from './shortcut-request.js';
import { type ShortcutAction, shortcutKeys, type ShortcutKeys, shortcutOf } from './shortcuts.js';
import type { Stage } from './stage.js';

/** Whose shortcuts they are. */
export interface ShortcutHost extends HTMLElement {
  readonly shortcutKeys: Partial<ShortcutKeys> | undefined;
}

/** Carries out the shortcuts of a softphone: asks for what a call is to do, or goes to where it is done. */
export class ShortcutPress {
  readonly #host: ShortcutHost;
  /** What had the focus when a shortcut took it into the phone. */
  #from: HTMLElement | undefined;

  constructor(host: ShortcutHost) {
    this.#host = host;
  }

  /** Says whether a pressed key was one of them, and had something to do. */
  press(event: KeyboardEvent, stage: Stage, calls: readonly Call[]): boolean {
    if (event.key === 'Escape') return this.#goBack();
    const action = shortcutOf(event, shortcutKeys(this.#host.shortcutKeys));
    const onStage = 'call' in stage ? stage.call : undefined;
    if (!action || !this.#act(action, onStage, calls)) return false;
    event.preventDefault();
    return true;
  }

  #act(action: ShortcutAction, onStage: Call | undefined, calls: readonly Call[]): boolean {
    const controls = this.#inside<CallControlsElement>('cc-call-controls');
    if (action === 'keypad' && controls) controls.keypadOpen = !controls.keypadOpen;
    else if (action === 'transfer') return onStage !== undefined && isLive(onStage) && this.#click('[data-view="transfer"]');
    // in wrap-up the number field is behind a button
    else if (action === 'search') return this.#enter(this.#inside('cc-dialpad')) || this.#click('[data-unfold]');
    else {
      const request = requestOf(action, calls, onStage);
      if (!request) return false;
      this.#host.dispatchEvent(request);
    }
    return true;
  }

  #click(selector: string): boolean {
    const button = this.#inside<HTMLButtonElement>(selector);
    if (!button || button.disabled) return false;
    this.#remember();
    button.focus(); // where a view is opened from, there the focus goes back to
    button.click();
    return true;
  }

  #enter(field: HTMLElement | undefined): boolean {
    if (!field) return false;
    this.#remember();
    field.focus();
    return true;
  }

  #remember(): void {
    const { activeElement } = this.#host.ownerDocument;
    if (activeElement instanceof HTMLElement && !this.#host.contains(activeElement) && activeElement !== this.#host)
      this.#from = activeElement;
  }

  /** The focus goes back to the place on the page that it was taken from. */
  #goBack(): boolean {
    const from = this.#from;
    this.#from = undefined;
    if (!from?.isConnected || this.#host.ownerDocument.activeElement !== this.#host) return false;
    from.focus();
    return true;
  }

  #inside<T extends HTMLElement>(selector: string): T | undefined {
    return this.#host.shadowRoot?.querySelector<T>(selector) ?? undefined;
  }
}
