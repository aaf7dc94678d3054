import type { CECSettings } from './settings.js';

/** A message to a visitor (facts: `downLIinkMsgArr`), before it is dressed for the wire. */
export interface Downlink {
  readonly controlType: 'CHAT' | 'DISCONNECT' | 'READ' | 'RECALL' | 'INPUT';
  readonly mediaType: 'TEXT' | 'IMAGE' | 'VIDEO' | 'AUDIO' | 'LOCATE' | 'DOCUMENT' | 'WEBCARD' | null;
  readonly content: string | null;
  /** `null`: from the library, `'1'`: the agent's own file. */
  readonly contentType: '1' | null;
  readonly mediaFileType: string | null;
  readonly sourceType: 'AGENT' | 'ROBOT' | 'SYSTEM';
  readonly senderNickname: string;
  readonly senderAvatar: string | null;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly messageCode: string;
  readonly similarQuestions: readonly string[];
  readonly interIdx: string | null;
  readonly robotGender: string | null;
  readonly isOfflineStatus: boolean | null;
  readonly queueFlag: boolean;
  readonly callId: string | null;
}

/** What must be said about a message; the rest has its usual value. */
export type DownlinkParts = Partial<Downlink> & Pick<Downlink, 'sourceType' | 'senderNickname'>;

export function downlink(parts: DownlinkParts, timestamp: number, messageCode: string, callId: string | null): Downlink {
  return {
    controlType: 'CHAT',
    mediaType: 'TEXT',
    content: null,
    contentType: null,
    mediaFileType: null,
    senderAvatar: null,
    similarQuestions: [],
    interIdx: null,
    robotGender: null,
    isOfflineStatus: null,
    queueFlag: false,
    ...parts,
    timestamp,
    messageCode,
    callId,
  };
}

function similar(questions: readonly string[], how: CECSettings['similarQuestions']): string | null {
  if (questions.length === 0) return null;
  return how === 'json' ? JSON.stringify(questions) : questions.join('\n');
}

/** The message as it goes over the wire to one visitor. */
export function onWire(
  message: Downlink,
  { channelId, userId }: { readonly channelId: string; readonly userId: string },
  settings: CECSettings,
): Record<string, unknown> {
  const { timestamp, similarQuestions, queueFlag, ...same } = message;
  const at = settings.timestamps === 'text' ? String(timestamp) : timestamp;
  const full: Record<string, unknown> = {
    channel: 'WEB',
    from: channelId,
    to: userId,
    ...same,
    timestamp: at,
    receiveTime: timestamp,
    simQuestions: similar(similarQuestions, settings.similarQuestions),
    queueFlag: queueFlag ? (settings.queueFlag === 'Y' ? 'Y' : true) : null,
    handlerType: null,
    associationContentId: null,
  };
  if (settings.nullFields) return full;
  return Object.fromEntries(Object.entries(full).filter(([, value]) => value !== null));
}
