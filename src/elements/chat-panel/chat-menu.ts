import type { LocaleController } from '../../context/locale-controller.js';
import { downloadIcon } from '../icons/download.js';
import { externalLinkIcon } from '../icons/external-link.js';
import { icon } from '../icons/icon.js';
import { logOutIcon } from '../icons/log-out.js';
import { settingsIcon } from '../icons/settings.js';
import { starIcon } from '../icons/star.js';
import { volume2Icon } from '../icons/volume-2.js';
import { volumeXIcon } from '../icons/volume-x.js';
import type { MenuItem } from './menu-controller.js';

/** What the menu offers. */
export interface ChatMenu {
  readonly locale: LocaleController;
  /** What makes calls. */
  readonly calls: readonly (MenuItem | false)[];
  readonly canRate: boolean;
  readonly hasTranscript: boolean;
  readonly sound: boolean;
  readonly canPopOut: boolean;
  readonly canEnd: boolean;
  readonly onRate: () => void;
  readonly onTranscript: () => void;
  readonly onSound: (on: boolean) => void;
  readonly onSettings: () => void;
  readonly onPopOut: () => void;
  readonly onEnd: () => void;
}

/** The menu of a chat: what can be done beside writing. Only what can be done now. */
export function chatMenu(offer: ChatMenu): readonly MenuItem[] {
  const { text } = offer.locale;
  const items: readonly (MenuItem | false)[] = [
    ...offer.calls,
    offer.canRate && { label: text('chat.rate'), icon: icon(starIcon), onChoose: offer.onRate },
    offer.hasTranscript && { label: text('chat.transcript'), icon: icon(downloadIcon), onChoose: offer.onTranscript },
    offer.sound
      ? { label: text('chat.sound-off'), icon: icon(volumeXIcon), onChoose: () => offer.onSound(false) }
      : { label: text('chat.sound-on'), icon: icon(volume2Icon), onChoose: () => offer.onSound(true) },
    offer.canPopOut && { label: text('chat.pop-out'), icon: icon(externalLinkIcon), onChoose: offer.onPopOut },
    { label: text('chat.settings'), icon: icon(settingsIcon), onChoose: offer.onSettings },
    offer.canEnd && { kind: 'danger', label: text('chat.end'), icon: icon(logOutIcon), onChoose: offer.onEnd },
  ];
  return items.filter((item) => item !== false);
}
