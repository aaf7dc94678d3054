import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { type Clock, systemClock } from '../../kit/clock.js';
import type { VisitorProfile } from '../../model/conversation.js';
import { WindowMemory } from '../chat-window/window-memory.js';
import type { FormField } from '../form-field/form-field.js';

/** What the window gives to its panel. */
export abstract class PanelProperties extends LitElement {
  /** What the window is called before somebody attends. */
  @property() heading = '';
  /** Where more about that stands. */
  @property() termsUrl = '';
  /** The visitor has agreed, or need not. */
  @property({ type: Boolean }) agreed = false;
  /** What is asked before the chat. */
  @property({ attribute: false }) fields: readonly FormField[] = [];
  /** Who the visitor is, as the page knows. */
  @property({ attribute: false }) profile: VisitorProfile | undefined;
  /** Where places are shown. */
  @property() mapService: 'tencent' | 'google' | undefined;
  /** Origins from which avatars may be loaded, separated by spaces. */
  @property() imageOrigins = '';
  /** The page for a window of its own; `none`: not offered. */
  @property() popOutUrl = '';
  /** It has a place of its own, and cannot be hidden. */
  @property({ type: Boolean, reflect: true }) embedded = false;
  /** It can be seen. */
  @property({ type: Boolean }) shown = false;
  /** What time it is. */
  @property({ attribute: false }) clock: Clock = systemClock;
  /** What is remembered. */
  @property({ attribute: false }) memory: WindowMemory = new WindowMemory();
  /** Its chat is being brought without the visitor's doing: there is a conversation to go on with, or the centre speaks first. */
  @property({ type: Boolean }) expected = false;
  /** Called when the visitor is about to write. Resolves when the chat is there, or cannot be had. */
  @property({ attribute: false }) onWant: () => Promise<void> = () => Promise.resolve();
  /** Called when the visitor agrees. */
  @property({ attribute: false }) onAgree: () => void = () => {};
  /** Called when the visitor wants it out of sight. */
  @property({ attribute: false }) onLeave: () => void = () => {};
}
