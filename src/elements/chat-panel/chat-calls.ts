import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ClickToCall } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { ClickToCallRequestEvent } from '../../events/click-to-call-events.js';
import type { Clock } from '../../kit/clock.js';
import type { CallMedia } from '../../model/click-to-call.js';
import { CallPanelController } from '../call-panel/call-panel-controller.js';
import { icon } from '../icons/icon.js';
import { phoneIcon } from '../icons/phone.js';
import { videoIcon } from '../icons/video.js';
import { bring } from '../late-part/late-part.js';
import { headerButton, type OfferedCalls } from './chat-header.js';
import type { MenuItem } from './menu-controller.js';

/** Where calls are made from. */
export interface CallsHost extends ReactiveControllerHost, HTMLElement {
  readonly clickToCall: ClickToCall | undefined;
  readonly clock: Clock;
}

/** Calls from a chat: what offers them, and the one that is made. Loaded where the centre takes calls. */
export class ChatCalls {
  readonly #host: CallsHost;
  readonly #panel: CallPanelController;
  #missed: CallMedia | undefined;

  constructor(host: CallsHost) {
    this.#host = host;
    this.#panel = new CallPanelController(host, {
      clickToCall: () => host.clickToCall,
      clock: () => host.clock,
      start: (media) => void this.#start(media),
    });
  }

  /** A call was asked for, and what shows one could not be loaded. */
  get failed(): boolean {
    return this.#missed !== undefined;
  }

  /** Tries to make that call again. */
  bring(): void {
    if (this.#missed) void this.#start(this.#missed);
  }

  /** The call that is made. */
  render(): TemplateResult {
    return this.#panel.render();
  }

  /** Where there is room for buttons. */
  renderButtons({ text }: LocaleController, { voice, video }: OfferedCalls): readonly (TemplateResult | typeof nothing)[] {
    return [
      voice ? headerButton('wide', text('chat.voice'), icon(phoneIcon), () => this.#ask('voice')) : nothing,
      video ? headerButton('wide', text('chat.video'), icon(videoIcon), () => this.#ask('video')) : nothing,
    ];
  }

  /** Where there is none. */
  menuItems({ text }: LocaleController, { voice, video }: OfferedCalls): readonly (MenuItem | false)[] {
    return [
      voice && { kind: 'narrow', label: text('chat.voice'), icon: icon(phoneIcon), onChoose: () => this.#ask('voice') },
      video && { kind: 'narrow', label: text('chat.video'), icon: icon(videoIcon), onChoose: () => this.#ask('video') },
    ];
  }

  async #start(media: CallMedia): Promise<void> {
    this.#missed = undefined;
    try {
      await bring('cc-call-panel');
      void this.#host.clickToCall?.start(media);
    } catch {
      this.#missed = media;
    }
    this.#host.requestUpdate();
  }

  #ask(media: CallMedia): void {
    this.#host.dispatchEvent(new ClickToCallRequestEvent(media));
  }
}
