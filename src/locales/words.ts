import type { AgentState } from '../model/agent.js';
import type { CallState, EndReason } from '../model/call.js';
import type { ErrorCode } from '../model/error.js';
import type { ScreenPopErrorCode, ScreenPopKey } from './screen-pop-keys.js';
import type { CallButtonKey, CallPanelKey } from './visitor-call-keys.js';

export type { ScreenPopKey } from './screen-pop-keys.js';
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
  | 'call.keypad'
  | 'call.sound'
  | 'call.again'
  | 'call.back'
  | 'call.close'
  | 'call.unknown-party'
  | 'call.incoming'
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
  // devices
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
  | 'settings.shortcuts'
  | 'settings.shortcuts-help'
  | 'settings.hold-resume'
  | 'settings.mute-unmute';

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

/** Errors that only a visitor's page can have. */
type VisitorErrorCode =
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-busy'
  | 'click-to-call-unsupported'
  | 'conversation-gone'
  | 'message-refused'
  | 'message-uncertain'
  | 'file-refused';
type PhoneErrorCode = Exclude<ErrorCode, VisitorErrorCode | ScreenPopErrorCode>;

/** Words of a chat that is not open yet: there before anything else is loaded, so there are few. */
export type LauncherKey =
  | 'launcher.open'
  | 'launcher.unread' // {count}
  | 'launcher.dismiss'
  | 'launcher.failed';

/** Words of a transcript and what stands in it. */
export type TranscriptKey =
  | `message.author.${'visitor' | 'bot' | 'agent' | 'system'}`
  | `message.status.${'pending' | 'sent' | 'read' | 'failed'}`
  | 'message.unknown'
  | 'message.gap'
  | 'message.recalled'
  | 'message.more'
  | 'message.retry'
  | 'message.discard'
  | 'message.cancel-upload'
  | `message.file.${'picture' | 'audio' | 'video' | 'document'}`
  | 'message.file-announced' // {kind}, {name}
  | 'message.file-failed'
  | 'message.save' // {name}
  | 'message.saving' // {name}
  | 'message.open' // {name}
  | 'message.close'
  | 'message.play' // {name}
  | 'message.pause' // {name}
  | 'message.place' // {name}
  | 'message.location'
  | 'message.location-open'
  | 'message.new-tab'
  | 'message.did-you-mean'
  | 'message.replies'
  | 'message.helpful'
  | 'message.unhelpful'
  | 'message.unhelpful-why'
  | 'message.feedback-send'
  | 'message.feedback-thanks'
  | 'transcript.label'
  | 'transcript.older'
  | 'transcript.loading-older'
  | 'transcript.new' // {count}
  | 'transcript.new-line'
  | 'transcript.latest'
  | 'transcript.typing' // {name}
  | 'transcript.said' // {name}, {text}
  | 'transcript.not-sent' // {text}
  | 'transcript.empty';

/** Words of an open chat. */
export type ChatKey = `error.${VisitorErrorCode}` | WindowKey | TranscriptKey;

/** Words around a conversation: its window, composer and forms. */
type WindowKey =
  // an open chat, and what is around the conversation
  | 'chat.label'
  | 'chat.title'
  | 'chat.hide'
  | 'chat.more'
  | 'chat.back'
  | 'chat.voice'
  | 'chat.video'
  | 'chat.opening'
  | 'chat.missing'
  | 'chat.status.welcome'
  | 'chat.status.connecting'
  | 'chat.status.queued'
  | 'chat.status.bot'
  | 'chat.status.agent'
  | 'chat.status.later'
  | 'chat.status.ended'
  | 'chat.status.call'
  | 'chat.bot'
  | 'chat.agent'
  | 'chat.joined' // {name}
  | 'chat.request-agent'
  | 'chat.reconnecting'
  | 'chat.connected-again'
  | 'chat.asynchronous'
  | 'chat.try-again'
  | 'chat.dismiss'
  | 'chat.error.unreachable'
  | 'chat.error.refused'
  | 'chat.consent.title'
  | 'chat.consent.link'
  | 'chat.consent.accept'
  | 'chat.consent.decline'
  | 'chat.new'
  | 'chat.rate'
  | 'chat.ended.visitor'
  | 'chat.ended.agent'
  | 'chat.ended.timeout'
  | 'chat.ended.outside-hours'
  | 'chat.ended.no-agents'
  | 'chat.ended.queue-timeout'
  | 'chat.ended.failed'
  | 'chat.leave-message'
  | 'chat.end'
  | 'chat.end.title'
  | 'chat.end.help'
  | 'chat.end.cancel'
  | 'chat.pop-out'
  | 'chat.pop-out.blocked'
  | 'chat.pop-out.elsewhere'
  | 'chat.pop-out.show'
  | 'chat.pop-out.back'
  | 'chat.settings'
  | 'chat.settings.attention'
  | 'chat.settings.sound'
  | 'chat.settings.notifications'
  | 'chat.settings.notifications-help'
  | 'chat.settings.notifications-denied'
  | 'chat.transcript'
  | 'chat.transcript.text'
  | 'chat.transcript.html'
  | 'chat.transcript.name'
  | 'chat.sound-on'
  | 'chat.sound-off'
  | 'chat.notification' // {name}
  // writing
  | 'composer.label'
  | 'composer.placeholder'
  | 'composer.keys'
  | 'composer.send'
  | 'composer.attach'
  | 'composer.remove' // {name}
  | 'composer.emoji'
  | 'composer.left' // {count}
  | 'composer.too-long' // {count}
  | 'composer.drop'
  | 'composer.limits' // {types}, {size}
  | 'composer.refused-type' // {name}, {types}
  | 'composer.refused-size' // {name}, {size}
  | 'composer.refused-empty' // {name}
  | 'composer.suggestions'
  | 'composer.suggestions-count' // {count}
  // emoji picker
  | 'emoji.search'
  | 'emoji.none'
  | 'emoji.smileys'
  | 'emoji.people'
  | 'emoji.nature'
  | 'emoji.food'
  | 'emoji.activity'
  | 'emoji.objects'
  | 'emoji.symbols'
  // the form before the chat
  | 'prechat.title'
  | 'prechat.start'
  | 'prechat.name'
  | 'prechat.email'
  | 'prechat.phone'
  | 'prechat.optional'
  | 'prechat.choose'
  | 'prechat.error.required'
  | 'prechat.error.choose'
  | 'prechat.error.tick'
  | 'prechat.error.email'
  | 'prechat.error.phone'
  | 'prechat.error.pattern'
  | 'prechat.error.long' // {count}
  // leaving a message
  | 'leave-message.outside-hours'
  | 'leave-message.no-agents'
  | 'leave-message.help'
  | 'leave-message.later'
  | 'leave-message.phone'
  | 'leave-message.text'
  | 'leave-message.send'
  | 'leave-message.sent'
  | 'leave-message.sent-help' // {phone}
  // standing in line
  | 'queue.next'
  | 'queue.position' // {position}
  | 'queue.waiting'
  | 'queue.waited'
  | 'queue.estimated'
  | 'queue.minutes' // {count}
  | 'queue.short'
  | 'queue.limit' // {count}
  | 'queue.help'
  // rating the service
  | 'evaluation.title'
  | 'evaluation.worst'
  | 'evaluation.bad'
  | 'evaluation.middling'
  | 'evaluation.good'
  | 'evaluation.best'
  | 'evaluation.resolved'
  | 'evaluation.yes'
  | 'evaluation.no'
  | 'evaluation.recommendation'
  | 'evaluation.unlikely'
  | 'evaluation.likely'
  | 'evaluation.comment'
  | 'evaluation.send'
  | 'evaluation.missing'
  | 'evaluation.thanks'
  | 'evaluation.thanks-help'
  | 'evaluation.change'
  | 'evaluation.none';

/** Why a command of a page that was written for Tencent's SDK came to nothing. */
export type TcccKey = `tccc.${'not-ready' | 'offline' | 'on-call' | 'dialing' | 'no-call' | 'unavailable' | 'expired'}`;

/** The name of a word. */
export type WordKey = VoiceKey | NotesKey | LauncherKey | ChatKey | CallButtonKey | CallPanelKey | ScreenPopKey | TcccKey;

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
