import type { Tccc, TcccButtonConfig } from '../../backends/tencent-tccc/tccc-api.js';
import type { T3cSdkElement } from './t3c-sdk-element.js';

const buttonTypes = ['holdToggle', 'showKeyboard', 'transferSeat', 'transferSkillGroup', 'forwardOut', 'selfService'];

/** `tccc.UI`. What is asked for before there is anything to show counts when there is. */
export class WorkbenchView {
  readonly commands: Tccc['UI'];
  #element: T3cSdkElement | undefined;
  #hidden = false;
  #noButton = false;
  #open = false;
  #noTransfer = false;

  constructor() {
    const set = (change: () => void) => () => {
      if (this.#element) this.#open = this.#element.open; // as the agent left it
      change();
      this.#apply();
    };
    this.commands = {
      hide: set(() => (this.#hidden = true)),
      show: set(() => (this.#hidden = false)),
      showfloatButton: set(() => (this.#noButton = false)),
      hidefloatButton: set(() => (this.#noButton = true)),
      showWorkbench: set(() => (this.#open = true)),
      hideWorkbench: set(() => (this.#open = false)),
    };
  }

  show(element: T3cSdkElement): void {
    this.#element = element;
    this.#apply();
  }

  /**
   * Asks the page which buttons it wants. Handing over goes where the page wants
   * neither of its two; the others are the softphone's own and stay.
   */
  overrideButtons(change: (config: TcccButtonConfig) => TcccButtonConfig): void {
    const wanted: unknown = change({ active: buttonTypes.map((type) => ({ type })) })?.active;
    if (!Array.isArray(wanted)) return;
    const types = wanted.map((button: { readonly type?: unknown } | undefined) => button?.type);
    if (this.#element) this.#open = this.#element.open;
    this.#noTransfer = !types.includes('transferSeat') && !types.includes('transferSkillGroup');
    this.#apply();
  }

  #apply(): void {
    const element = this.#element;
    if (!element) return;
    element.hidden = this.#hidden;
    element.noButton = this.#noButton;
    element.noTransfer = this.#noTransfer;
    element.open = this.#open;
  }
}
