/** Errors that only a visitor's page can have. */
export type VisitorErrorCode =
  | 'camera-denied'
  | 'camera-missing'
  | 'camera-busy'
  | 'click-to-call-unsupported'
  | 'conversation-gone'
  | 'message-refused'
  | 'message-uncertain'
  | 'file-refused';

/** Words of an open chat that are there from the first. */
export type OpenChatKey =
  | 'evaluation.change'
  | `error.${VisitorErrorCode}`
  | `message.author.${'visitor' | 'bot' | 'agent' | 'system'}`
  | `message.status.${'pending' | 'sent' | 'read' | 'failed'}`
  | 'message.unknown'
  | 'message.gap'
  | 'message.recalled'
  | 'message.more'
  | 'message.retry'
  | 'message.discard'
  | `message.file.${'picture' | 'audio' | 'video' | 'document'}`
  | 'message.file-announced' // {kind}, {name}
  | 'message.location'
  | 'message.new-tab'
  | 'message.did-you-mean'
  | 'message.replies'
  | 'transcript.label'
  | 'transcript.older'
  | 'transcript.loading-older'
  | 'transcript.new' // {count}
  | 'transcript.new-line'
  | 'transcript.latest'
  | 'transcript.typing' // {name}
  | 'transcript.said' // {name}, {text}
  | 'transcript.not-sent' // {text}
  | 'chat.title'
  | 'chat.hide'
  | 'chat.more'
  | 'chat.voice'
  | 'chat.video'
  | 'chat.opening'
  | 'chat.status.welcome'
  | 'chat.status.connecting'
  | 'chat.status.queued'
  | 'chat.status.bot'
  | 'chat.status.agent'
  | 'chat.status.later'
  | 'chat.status.ended'
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
  | 'chat.ended.visitor'
  | 'chat.ended.agent'
  | 'chat.ended.timeout'
  | 'chat.ended.outside-hours'
  | 'chat.ended.no-agents'
  | 'chat.ended.queue-timeout'
  | 'chat.ended.failed'
  | 'chat.leave-message'
  | 'chat.notification' // {name}
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
  | 'composer.refused-none'
  | 'composer.refused-type' // {name}, {types}
  | 'composer.refused-size' // {name}, {size}
  | 'composer.refused-empty' // {name}
  | 'composer.suggestions'
  | 'composer.suggestions-count' // {count}
  | 'queue.next'
  | 'queue.position'; // {position};

/** What is filled in and chosen from: the forms of a chat, and emoji. */
export type ChatFormsKey =
  | 'emoji.search'
  | 'emoji.none'
  | 'emoji.smileys'
  | 'emoji.people'
  | 'emoji.nature'
  | 'emoji.food'
  | 'emoji.activity'
  | 'emoji.objects'
  | 'emoji.symbols'
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
  | 'leave-message.outside-hours'
  | 'leave-message.no-agents'
  | 'leave-message.help'
  | 'leave-message.later'
  | 'leave-message.phone'
  | 'leave-message.text'
  | 'leave-message.send'
  | 'leave-message.sent'
  | 'leave-message.sent-help' // {phone}
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
  | 'evaluation.thanks-help';

/** What is around a conversation: the menu, settings, consent, the end. */
export type ChatViewsKey =
  | 'chat.label'
  | 'chat.back'
  | 'chat.missing'
  | 'chat.consent.title'
  | 'chat.consent.link'
  | 'chat.consent.accept'
  | 'chat.consent.decline'
  | 'chat.new'
  | 'chat.rate'
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
  | 'evaluation.none';

/** What a message has beside its text. */
export type RichContentKey =
  | 'message.cancel-upload'
  | 'message.file-failed'
  | 'message.save' // {name}
  | 'message.saving' // {name}
  | 'message.open' // {name}
  | 'message.close'
  | 'message.play' // {name}
  | 'message.location-open'
  | 'message.helpful'
  | 'message.unhelpful'
  | 'message.unhelpful-why'
  | 'message.feedback-send'
  | 'message.feedback-thanks';

/** Standing in line. */
export type QueueKey =
  | 'queue.waiting'
  | 'queue.waited'
  | 'queue.estimated'
  | 'queue.minutes' // {count}
  | 'queue.short'
  | 'queue.limit' // {count}
  | 'queue.help';

/** All words of an open chat. */
export type ChatKey = OpenChatKey | ChatFormsKey | ChatViewsKey | QueueKey | RichContentKey;
