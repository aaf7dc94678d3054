import { adoptStyles, type LitElement, type ReactiveControllerHost } from 'lit';
import type { Chat } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import { chatViewsBook } from '../../locales/books/chat-views-book.js';
import { openBook } from '../../locales/languages.js';
import type { WindowMemory } from '../chat-window/window-memory.js';
import { chatMenu } from './chat-menu.js';
import { chatMenuStyles } from './chat-menu.css.js';
import { chatViewStyles } from './chat-views.css.js';
import { closedPane } from './closed-pane.js';
import { endedNotice } from './ended-notice.js';
import { EndingController } from './ending-controller.js';
import { EvaluationController } from './evaluation-controller.js';
import { MenuController } from './menu-controller.js';
import { preChatPane } from './pre-chat-pane.js';
import { consentNote, elsewhereNote, missingNote } from './rare-notes.js';
import { SettingsController } from './settings-controller.js';
import { SideViewController } from './side-view-controller.js';

/** Whose views they are. */
export interface ViewsHost extends ReactiveControllerHost, HTMLElement {
  readonly source: Chat | undefined;
  readonly locale: LocaleController;
  readonly memory: WindowMemory;
  readonly hasTranscript: boolean;
  /** The service is being rated. */
  readonly isRating: boolean;
  readonly keep: (format: 'text' | 'html') => void;
  /** Puts the focus onto what has just been rendered; default: where the next thing is done. */
  focusSoon(selector?: string): Promise<void>;
}

/** What is shown around a conversation now and then: the menu and what it opens, what is asked before, what is offered after. Loaded with the first of them. */
export class ChatViews {
  readonly menu: MenuController;
  readonly ending: EndingController;
  readonly settings: SettingsController;
  readonly evaluation: EvaluationController;
  readonly side: SideViewController;
  readonly menuItems: typeof chatMenu = chatMenu;
  readonly endedNotice: typeof endedNotice = endedNotice;
  readonly closedPane: typeof closedPane = closedPane;
  readonly preChatPane: typeof preChatPane = preChatPane;
  readonly consentNote: typeof consentNote = consentNote;
  readonly elsewhereNote: typeof elsewhereNote = elsewhereNote;
  readonly missingNote: typeof missingNote = missingNote;

  constructor(host: ViewsHost) {
    openBook(chatViewsBook);
    const { elementStyles } = host.constructor as typeof LitElement;
    if (host.shadowRoot) adoptStyles(host.shadowRoot, [...elementStyles, chatMenuStyles, chatViewStyles]);
    this.menu = new MenuController(host);
    this.ending = new EndingController(host, host.locale, this.menu);
    this.settings = new SettingsController(host, host.locale, () => host.memory);
    this.evaluation = new EvaluationController(host, () => host.source, host.locale);
    this.side = new SideViewController(host, this);
  }
}
