import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.js';
import { uploadIcon } from '../icons/upload.js';

/** What is done with files that are dragged over an element. */
export interface DropTarget {
  readonly takes: () => boolean;
  readonly take: (files: readonly File[]) => void;
}

/** Lets files be dropped anywhere on an element, and knows when some are over it. */
export class DropController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #target: DropTarget;
  #isOver = false;

  constructor(host: ReactiveControllerHost & HTMLElement, target: DropTarget) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
  }

  /** What is shown over the element meanwhile. */
  render(label: string): TemplateResult | typeof nothing {
    return this.#isOver ? html`<div class="drop">${icon(uploadIcon)}<p>${label}</p></div>` : nothing;
  }

  hostConnected(): void {
    this.#host.addEventListener('dragover', this.#onOver);
    this.#host.addEventListener('dragleave', this.#onLeave);
    this.#host.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragover', this.#onOver);
    this.#host.removeEventListener('dragleave', this.#onLeave);
    this.#host.removeEventListener('drop', this.#onDrop);
    this.#isOver = false;
  }

  readonly #onOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files') || !this.#target.takes()) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#set(true);
  };

  readonly #onLeave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    // from one thing inside to another is no leaving
    if (!(to instanceof Node) || !this.#host.contains(to)) this.#set(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    if (!this.#isOver) return;
    event.preventDefault();
    this.#set(false);
    this.#target.take([...(event.dataTransfer?.files ?? [])]);
  };

  #set(isOver: boolean): void {
    if (isOver === this.#isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }
}
