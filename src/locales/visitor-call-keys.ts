import type { ClickToCallEndReason } from '../model/click-to-call.js';

/** Words of a call that a visitor asks for, before its panel is open. */
export type CallButtonKey = 'call-button.call' | 'call-button.video' | 'call-button.loading' | 'call-button.retry';

/** Words of a visitor's call, from the press to its end. */
export type CallPanelKey =
  | 'call-panel.tel' // {number}
  | 'call-panel.chat'
  | 'call-panel.obstacle.insecure'
  | 'call-panel.obstacle.browser'
  | 'call-panel.obstacle.blocked'
  | 'call-panel.obstacle.unsupported'
  | 'call-panel.refused'
  | `call-panel.end.${ClickToCallEndReason}`
  | `call-panel.end.${'canceled' | 'queue-timeout' | 'no-agents' | 'outside-hours'}-help`
  // what went wrong, in a visitor's words; `other` for what they can do nothing about
  | 'call-panel.error.unsupported-browser'
  | 'call-panel.error.click-to-call-unsupported'
  | 'call-panel.error.microphone-denied'
  | 'call-panel.error.microphone-missing'
  | 'call-panel.error.microphone-busy'
  | 'call-panel.error.camera-denied'
  | 'call-panel.error.camera-missing'
  | 'call-panel.error.camera-busy'
  | 'call-panel.error.media-failed'
  | 'call-panel.error.signaling-lost'
  | 'call-panel.error.backend-unreachable'
  | 'call-panel.error.other'
  | 'call-panel.label'
  | 'call-panel.checking'
  | 'call-panel.allow-microphone'
  | 'call-panel.allow-camera'
  | 'call-panel.connecting'
  | 'call-panel.requesting'
  | 'call-panel.queued'
  | 'call-panel.queue-next'
  | 'call-panel.queue-position' // {position}
  | 'call-panel.queue-estimated' // {count}
  | 'call-panel.queue-help'
  | 'call-panel.waited'
  | 'call-panel.ringing'
  | 'call-panel.talking'
  | 'call-panel.muted'
  | 'call-panel.held'
  | 'call-panel.poor'
  | 'call-panel.interrupted'
  | 'call-panel.transferred'
  | 'call-panel.lasted' // {duration}
  | 'call-panel.mute'
  | 'call-panel.unmute'
  | 'call-panel.keypad'
  | 'call-panel.camera'
  | 'call-panel.devices'
  | 'call-panel.hang-up'
  | 'call-panel.cancel'
  | 'call-panel.again'
  | 'call-panel.voice-instead'
  | 'call-panel.close'
  | 'call-panel.keys'
  | 'call-panel.star'
  | 'call-panel.pound'
  | 'call-panel.microphone'
  | 'call-panel.speaker'
  | 'call-panel.device-default'
  | 'call-panel.device-unnamed' // {number}
  | 'call-panel.self-view'
  | 'call-panel.far-view'
  | 'call-panel.no-picture'
  | 'call-panel.check-title'
  | 'call-panel.check-speak'
  | 'call-panel.check-heard'
  | 'call-panel.check-quiet'
  | 'call-panel.check-level'
  | 'call-panel.check-call'
  | 'call-panel.check-call-video';
