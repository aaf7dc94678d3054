import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type {
  AgentSession,
  AgentSessionState,
  CallAudio,
  CallHistory,
  CallHistoryState,
  Phone,
  PhoneState,
} from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Clock } from '../../kit/clock.js';
import type { WordKey } from '../../locales/words.js';
import type { AudioState } from '../../model/audio.js';
import type { Call } from '../../model/call.js';
import type { Contact } from '../../model/contact.js';
import type { ShortcutKeys } from './shortcuts.js';

/** What may take the stage's place for a while. */
export type ViewName = 'settings' | 'check' | 'transfer' | 'add' | 'forward' | 'history';

/** One of them, loaded when it is first opened. */
export interface PhoneView {
  readonly title: WordKey;
  render(): TemplateResult;
}

/** What views know of their softphone. */
export interface ViewHost extends ReactiveControllerHost, HTMLElement {
  readonly locale: LocaleController;
  readonly phoneSource: Phone | undefined;
  readonly phoneState: PhoneState | undefined;
  readonly agentSource: AgentSession | undefined;
  readonly agentState: AgentSessionState | undefined;
  readonly audioSource: CallAudio | undefined;
  readonly audioState: AudioState | undefined;
  readonly historySource: CallHistory | undefined;
  readonly historyState: CallHistoryState | undefined;
  readonly contacts: readonly Contact[];
  readonly dataLabels: Readonly<Record<string, string>>;
  readonly voicemailNumber: string | undefined;
  readonly noShortcuts: boolean;
  readonly shortcuts: 'phone' | 'page';
  readonly shortcutKeys: Partial<ShortcutKeys> | undefined;
  readonly clock: Clock;
  /** The call that an open view is about. */
  readonly viewedCall: Call | undefined;
  /** Opens a view, about one call where it is about one. */
  openView(name: ViewName, callId?: string): void;
  /** Goes back to the stage. */
  closeView(): void;
}
