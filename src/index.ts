export type { AgentBackend, AgentBackendListener } from './contracts/agent-backend.js';
export type { AgentChatBackend, AgentChatBackendListener, AgentChatStanding } from './contracts/agent-chat-backend.js';
export type { AgentMemory } from './contracts/agent-memory.js';
export type { AudioHardware, AudioHardwareState, LevelListener, MicrophoneTuning } from './contracts/audio-hardware.js';
export type { Headset, HeadsetHardware } from './contracts/headset-hardware.js';
export type { HeadsetLamps, HeadsetPress } from './model/headset.js';
export type { AudioProcessor, ProcessedTrack } from './contracts/audio-processor.js';
export type { Backend } from './contracts/backend.js';
export type { CameraLease, CameraSource } from './contracts/camera-source.js';
export type { CallHistoryMemory } from './contracts/call-history-memory.js';
export type * from './contracts/chat-backend.js';
export type * from './contracts/conversation-memory.js';
export type { CredentialSource, SipCredential } from './contracts/credential-source.js';
export type { EchoCall, GatheringOutcome, LineCheck, RelayTransport } from './contracts/line-check.js';
export type { MicrophoneLease, MicrophoneSource } from './contracts/microphone-source.js';
export type { CallLeg, CallLegEvent, DeclineReason, DialOptions, PhoneBackend, PhoneBackendListener } from './contracts/phone-backend.js';
export type { SoundCheck, SoundRecording } from './contracts/sound-check.js';
export type * from './contracts/tabs.js';

export { callAudioContext } from './context/beside-phone-contexts.js';
export { agentContext, chatContext, clickToCallContext, phoneContext, screenPopContext } from './context/contexts.js';
export { StoreController } from './context/store-controller.js';

export { ActiveCallElement } from './elements/active-call/active-call-element.js';
export { AgentChatElement } from './elements/agent-chat/agent-chat-element.js';
export { AgentStatusElement } from './elements/agent-status/agent-status-element.js';
export { AudioDevicesElement } from './elements/audio-devices/audio-devices-element.js';
export { CallButtonElement } from './elements/call-button/call-button-element.js';
export { CallControlsElement } from './elements/call-controls/call-controls-element.js';
export { CallHistoryElement } from './elements/call-history/call-history-element.js';
export { CallListElement } from './elements/call-list/call-list-element.js';
export { CallRecordingElement } from './elements/call-recording/call-recording-element.js';
export { CallVideoElement, type ShownCamera } from './elements/call-video/call-video-element.js';
export { ConferencePeopleElement } from './elements/conference-people/conference-people-element.js';
export { CallPanelElement } from './elements/call-panel/call-panel-element.js';
export { CallTimerElement } from './elements/call-timer/call-timer-element.js';
export { ChatPanelElement } from './elements/chat-panel/chat-panel-element.js';
export { ChatWindowElement } from './elements/chat-window/chat-window-element.js';
export { WindowMemory } from './elements/chat-window/window-memory.js';
export { DeskElement } from './elements/desk/desk-element.js';
export { HuaweiCecElement } from './elements/desk/huawei-cec-element.js';
export { SipElement } from './elements/desk/sip-element.js';
export { TencentTcccElement } from './elements/desk/tencent-tccc-element.js';
export { DialpadElement } from './elements/dialpad/dialpad-element.js';
export { EmojiPickerElement } from './elements/emoji-picker/emoji-picker-element.js';
export { EvaluationFormElement } from './elements/evaluation-form/evaluation-form-element.js';
export type { FormField } from './elements/form-field/form-field.js';
export { IncomingCallElement } from './elements/incoming-call/incoming-call-element.js';
export { LeaveMessageFormElement } from './elements/leave-message-form/leave-message-form-element.js';
export { type FollowLevel, LevelMeterElement } from './elements/level-meter/level-meter-element.js';
export { MessageComposerElement } from './elements/message-composer/message-composer-element.js';
export type { FileView } from './elements/message-bubble/file-view.js';
export type { MapService } from './elements/message-bubble/map-link.js';
export { MessageBubbleElement } from './elements/message-bubble/message-bubble-element.js';
export { MessageListElement } from './elements/message-list/message-list-element.js';
export { PreChatFormElement } from './elements/pre-chat-form/pre-chat-form-element.js';
export { QueueNoticeElement } from './elements/queue-notice/queue-notice-element.js';
export { MicrophoneCheckElement } from './elements/microphone-check/microphone-check-element.js';
export type { BridgeRefusal } from './elements/screen-pop/page-bridge.js';
export { ScreenPopElement } from './elements/screen-pop/screen-pop-element.js';
export type { DialRequests } from './elements/screen-pop/screen-pop-host.js';
export type { PhoneMode } from './elements/softphone/phone-frame.js';
export type { ShortcutAction, ShortcutKeys } from './elements/softphone/shortcuts.js';
export { SoftphoneElement } from './elements/softphone/softphone-element.js';
export { SoundHintsElement } from './elements/sound-hints/sound-hints-element.js';
export { TransferFormElement, type TransferPurpose } from './elements/transfer-form/transfer-form-element.js';

export * from './events/agent-events.js';
export * from './events/audio-requests.js';
export * from './events/call-check-events.js';
export * from './events/call-report-events.js';
export * from './events/call-facts.js';
export * from './events/call-referral-event.js';
export * from './events/call-requests.js';
export * from './events/chat-facts.js';
export * from './events/chat-open-request.js';
export * from './events/chat-requests.js';
export * from './events/click-to-call-events.js';
export * from './events/conference-requests.js';
export * from './events/emoji-chosen-event.js';
export * from './events/error-event.js';
export * from './events/camera-choice-request.js';
export * from './events/recording-discard-request.js';
export * from './events/recording-ready-event.js';
export * from './events/history-requests.js';
export * from './events/recording-request.js';
export type { RecordedCall, RecordingGap } from './model/recorded-call.js';
export * from './events/phone-facts.js';
export * from './events/registration-facts.js';
export * from './events/screen-pop-events.js';
export * from './events/screen-request.js';
export * from './events/transfer-requests.js';

export { type Clock, systemClock } from './kit/clock.js';
export type { Source, SubscribeOptions, Unsubscribe } from './kit/store.js';
export { VirtualClock } from './kit/virtual-clock.js';

export type * from './model/agent-conversation.js';
export type { AgentChoice, AgentReason, AgentStanding, AgentState, ChosenAgentState, WhileNotReady } from './model/agent.js';
export {
  type AudioDevice,
  type AudioState,
  type DevicePurpose,
  type HeadsetState,
  type MicrophonePermission,
  type SoundHint,
  type SoundSettings,
  usualSound,
} from './model/audio.js';
export { noAbilities } from './model/call.js';
export type * from './model/call-report.js';
export {
  type CheckCode,
  type CheckFigure,
  type CheckFigures,
  type CheckReport,
  type CheckStage,
  type CheckStatus,
  type CheckStep,
  type CheckStepName,
  checkSteps,
  type CheckVerdict,
} from './model/call-check.js';
export type {
  Call,
  CallAbilities,
  CallDirection,
  CallRecording,
  CallState,
  CallTransfer,
  EndReason,
  Hold,
  MediaHealth,
} from './model/call.js';
export {
  type CallMedia,
  type ClickToCallAbilities,
  type ClickToCallEndReason,
  type ClickToCallStage,
  type ClickToCallState,
  clickToCallSteps,
  isUnderWay,
} from './model/click-to-call.js';
export type * from './model/conversation.js';
export type { ConversationRecord } from './model/conversation-record.js';
export { type DialTarget, parseDialTarget } from './model/dial-target.js';
export type { DtmfMethod } from './model/dtmf.js';
export { CcError } from './model/error.js';
export { type ErrorCode, errorCodes } from './model/error-codes.js';
export type { Line, LineState } from './model/line.js';
export type * from './model/message.js';
export type { Contact } from './model/contact.js';
export { isMissed, type PastCall } from './model/past-call.js';
export { type Party, partyLabel } from './model/party.js';
export {
  callQuality,
  type CallQuality,
  type MediaPath,
  type NetworkMeasure,
  type QualityFacts,
  type QualityLevel,
  type SoundQuality,
} from './model/quality.js';
export { type QualityWarning, qualityLimits, qualityWarnings } from './model/quality-warning.js';
export type { PageCard, PageCustomMessage, PageRefusal, PageRequest } from './model/page-message.js';
export type { Registration, RegistrationState } from './model/registration.js';
export {
  type ScreenPop,
  type ScreenPopAgent,
  type ScreenPopFacts,
  type ScreenPopPhase,
  type ScreenPopPlace,
  type ScreenPopRecord,
  type ScreenPopState,
  screenPopSteps,
  type ScreenPopSubject,
  type ServiceType,
} from './model/screen-pop.js';
export { parseScreenPopHash } from './model/screen-pop-hash.js';
export type {
  DirectTarget,
  ScreenPopCondition,
  ScreenPopLookup,
  ScreenPopPage,
  ScreenPopRule,
  ScreenPopTarget,
} from './model/screen-pop-rule.js';
export type { EndTone, Tone } from './model/tone.js';
export type { Voicemail } from './model/voicemail.js';

export { registerWords } from './locales/languages.js';
export type { PartialWords, WordKey } from './locales/words.js';

export { browserAudio } from './media/browser-audio.js';
export { browserSoundCheck, type SoundCheckOptions } from './media/browser-sound-check.js';
export { browserCamera } from './media/browser-camera.js';
export { type BrowserMedia, browserMedia, type DevicesAtHand } from './media/browser-media.js';

export { AgentChats, type AgentChatsState } from './services/agent-chats.js';
export { AgentSession, type AgentSessionOptions, type AgentSessionState } from './services/agent-session.js';
export { AutoAnswer, type AutoAnswerOptions, type AutoAnswerState } from './services/auto-answer.js';
export { CallReports, type CallReportsOptions, type CallReportsState } from './services/call-reports.js';
export { CallCheck, type CallCheckOptions, type CallCheckState } from './services/call-check.js';
export { CallAudio, type CallAudioMemory, type CallAudioOptions } from './services/call-audio.js';
export { CallHistory, type CallHistoryOptions, type CallHistoryState } from './services/call-history.js';
export { Chat, type ChatMoments, type ChatState, type OutgoingCard } from './services/chat.js';
export type { ChatOptions } from './services/chat-options.js';
export { ClickToCall, type ClickToCallMoments, type ClickToCallOptions, type StartOptions } from './services/click-to-call.js';
export {
  type AdmissionRule,
  type AnswerOptions,
  type DialChoices,
  Phone,
  type PhoneMoments,
  type PhoneOptions,
  type PhoneState,
  type ReferralRule,
} from './services/phone.js';
export type { ScreenPopConfig, ScreenPopPlan } from './services/screen-pop-config.js';
export type { RecordLookup } from './services/screen-pop-lookup.js';
export type { SubjectSources } from './services/screen-pop-subjects.js';
export {
  type ScreenPopDelivery,
  type ScreenPopOutcome,
  ScreenPops,
  type ScreenPopsOptions,
  type ScreenPopsState,
  type ScreenPopStage,
} from './services/screen-pops.js';
