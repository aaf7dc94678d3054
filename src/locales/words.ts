import type { AgentState, WhileNotReady } from '../model/agent.js';
import type { CallState, EndReason } from '../model/call.js';
import type { ErrorCode } from '../model/error.js';
import type { AgentChatKey } from './agent-chat-keys.js';
import type { CallCheckKey } from './call-check-keys.js';
import type { CallQualityKey } from './call-quality-keys.js';
import type { CallExtrasKey } from './call-extras-keys.js';
import type { ChatKey, VisitorErrorCode } from './chat-keys.js';
import type { DirectoryKey, LineKey } from './directory-keys.js';
import type { FrameKey } from './frame-keys.js';
import type { ScreenPopErrorCode, ScreenPopKey } from './screen-pop-keys.js';
import type { ToolsKey } from './tools-keys.js';
import type { CallButtonKey, CallPanelKey } from './visitor-call-keys.js';

export type { AgentChatKey } from './agent-chat-keys.js';
export type { CallCheckKey } from './call-check-keys.js';
export type { CallQualityKey } from './call-quality-keys.js';
export type { CallExtrasKey } from './call-extras-keys.js';
export type { ChatKey } from './chat-keys.js';
export type { DirectoryKey, LineKey } from './directory-keys.js';
export type { FrameKey } from './frame-keys.js';
export type { ScreenPopKey } from './screen-pop-keys.js';
export type { ToolsKey } from './tools-keys.js';
export type { CallButtonKey, CallPanelKey } from './visitor-call-keys.js';

/**
 * One sentence or label. `{name}` stands for a parameter; numbers are written
 * as the language writes them. Where the wording depends on a number, the forms
 * by the language's plural category of `count` (CLDR, as `Intl.PluralRules` names them).
 */
export type Word = string | ({ readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>);

/** Words of the phone and the agent. */
export type VoiceKey =
  | `agent.state.${AgentState}`
  | `call.state.${CallState}`
  | `end.${EndReason}`
  | `error.${PhoneErrorCode}`
  // what an agent does
  | 'agent.status'
  | 'agent.sign-in'
  | 'agent.sign-out'
  | 'agent.signing-in'
  | 'agent.signed-out-help'
  | 'agent.ready-now'
  | 'agent.more-time'
  | 'agent.no-sound'
  | 'agent.next' // {status}
  | 'agent.wrap-up-left'
  // what can be done to a call
  | 'call.answer'
  | 'call.answer-and-hold'
  | 'call.decline'
  | 'call.hang-up'
  | 'call.cancel'
  | 'call.mute'
  | 'call.unmute'
  | 'call.hold'
  | 'call.resume'
  | 'call.swap'
  | 'call.join'
  | 'call.keypad'
  | 'call.sound'
  | 'call.again'
  | 'call.back'
  | 'call.close'
  | 'call.unknown-party'
  | 'call.incoming'
  | 'call.answers-itself'
  | 'call.answered-itself'
  | 'call.held'
  | 'call.held-remote'
  | 'call.held-both'
  | 'call.muted'
  | 'call.interrupted'
  | 'call.others'
  | 'call.lasted' // {duration}
  // how an inbound call ended, where it reads differently from an outbound one
  | 'end.declined-here'
  | 'end.missed'
  // what a screen reader is told
  | 'announce.incoming' // {party}
  | 'announce.call' // {party}, {state}
  // keypad
  | 'dialpad.number'
  | 'dialpad.placeholder'
  | 'dialpad.keys'
  | 'dialpad.call'
  | 'dialpad.recall' // {number}
  | 'dialpad.backspace'
  | 'dialpad.zero'
  | 'dialpad.star'
  | 'dialpad.pound'
  | 'dialpad.cleaned' // {text}
  | 'dialpad.sent'
  // the phone itself
  | 'phone.label'
  | 'phone.missing'
  | 'phone.missing-help'
  | 'phone.reconnecting'
  | 'phone.reconnecting-calls'
  | 'phone.sound-locked'
  | 'phone.turn-on-sound'
  | 'phone.try-again'
  | 'phone.choose-microphone'
  | 'phone.dismiss'
  | 'settings.title'
  | 'settings.close'
  | 'phone.part-missing';

/** What an agent should know about calls that may come. */
export type AgentNoteKey = 'agent.unheard' | 'agent.turns-away' | 'agent.silent';

/** Words of the phone's settings. */

export type SettingsKey =
  | 'devices.microphone'
  | 'devices.speaker'
  | 'devices.ringer'
  | 'devices.default'
  | 'devices.unnamed' // {number}
  | 'devices.none'
  | 'devices.test-speaker'
  | 'devices.test-ringer'
  | 'devices.test'
  | 'devices.ask'
  | 'devices.allow'
  | 'devices.denied'
  | 'devices.speaker-fixed'
  | 'devices.microphone-open'
  | 'devices.test-microphone'
  | 'devices.stop'
  | 'devices.speak'
  | 'devices.level-microphone'
  | 'devices.level-speaker'
  | 'devices.gain'
  | 'devices.ringer-volume'
  | 'devices.away' // {device}
  | 'devices.voice'
  | 'devices.noise-suppression'
  | 'devices.echo-cancellation'
  | 'devices.auto-gain'
  | 'devices.headset'
  | 'devices.headset-help'
  | 'devices.headset-connect'
  | 'devices.headset-connecting'
  | 'devices.headset-connected'
  | 'devices.headset-disconnect'
  | 'devices.headset-away'
  | 'devices.headset-elsewhere'
  | 'devices.headset-failed'
  | 'devices.headset-unsupported'
  | 'settings.shortcuts'
  | 'settings.shortcuts-help'
  | 'settings.hold-resume'
  | 'settings.mute-unmute'
  | 'settings.transfer'
  | 'settings.search'
  | 'settings.shortcuts-page'
  | `settings.not-ready${'' | `-${WhileNotReady}`}`
  | 'settings.attention'
  | 'settings.auto-answer-title'
  | 'settings.auto-answer'
  | 'settings.auto-answer-help'
  | 'settings.notify'
  | 'settings.notify-help'
  | 'settings.notify-denied'
  | 'settings.sounds-itself';

/** What an agent should know about their sound. */
export type SoundHintKey =
  | 'hint.speaking-while-muted'
  | 'hint.microphone-muted'
  | 'hint.microphone-silent'
  | 'hint.device-away' // {device}
  | 'hint.processor-failed'
  | 'hint.unmute'
  | 'hint.choose';

/** Words of what stands beside the phone of `<cc-sdk>`. */
export type NotesKey =
  | 'notes.label'
  | 'notes.information'
  | 'notes.remark'
  | 'notes.placeholder'
  | 'notes.save'
  | 'notes.unsaved'
  | 'notes.saving'
  | 'notes.saved'
  | 'notes.failed';

type PhoneErrorCode = Exclude<ErrorCode, VisitorErrorCode | ScreenPopErrorCode>;

/** Words of a chat that is not open yet: there before anything else is loaded, so there are few. */
export type LauncherKey =
  | 'launcher.open'
  | 'launcher.unread' // {count}
  | 'launcher.dismiss'
  | 'launcher.failed';

/** Why a command of a page that was written for Tencent's SDK came to nothing. */
export type TcccKey =
  `tccc.${'not-ready' | 'offline' | 'on-call' | 'dialing' | 'no-call' | 'no-conversation' | 'invalid' | 'unavailable' | 'expired'}`;

/** The name of a word. */
export type WordKey =
  | VoiceKey
  | AgentNoteKey
  | CallExtrasKey
  | FrameKey
  | SettingsKey
  | SoundHintKey
  | ToolsKey
  | DirectoryKey
  | LineKey
  | NotesKey
  | LauncherKey
  | ChatKey
  | CallButtonKey
  | CallPanelKey
  | ScreenPopKey
  | TcccKey
  | AgentChatKey
  | CallCheckKey
  | CallQualityKey;

/** All words of a language. */
export type Words = Readonly<Record<WordKey, Word>>;

/** Some words of a language. */
export type PartialWords = Readonly<Partial<Words>>;

/**
 * The words of one part of the package. English comes with it; other languages
 * are fetched when somebody reads them, so that a page loads what it shows.
 */
export interface WordBook {
  readonly en: PartialWords;
  /** By BCP 47 tag in lower case. */
  readonly languages: Readonly<Record<string, () => Promise<PartialWords>>>;
}
