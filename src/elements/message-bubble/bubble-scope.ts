import type { LocaleController } from '../../context/locale-controller.js';
import type { RequestEvent } from '../../events/request-event.js';
import type { Message } from '../../model/message.js';
import type { FileController } from './file-controller.js';
import type { FileView } from './file-view.js';
import type { MapService } from './map-link.js';

/** What the pieces of a bubble are drawn from. */
export interface BubbleScope {
  readonly message: Message;
  readonly locale: LocaleController;
  readonly file: FileController;
  readonly files: FileView | undefined;
  readonly mapService: MapService | undefined;
  /** Asks for something; whether nobody objects. */
  request(event: RequestEvent): boolean;
}
