import './call-core.js';
import './connected-identity.js';
import { Dialog } from 'sip.js/lib/core/dialogs/dialog.js';
import type { SessionDialog } from 'sip.js/lib/core/dialogs/index.js';
import type { IncomingRequestMessage } from 'sip.js/lib/core/messages/index.js';
import { NameAddrHeader } from 'sip.js/lib/grammar/index.js';
import type { Session } from './session.js';
import type { UserAgent } from './user-agent.js';

/** Answers an UPDATE of the far end (RFC 3311 §5.2), which sip.js does not know: it tells of a new address or party, confirms the call, or changes its media. */
export async function answerUpdate(userAgent: UserAgent, message: IncomingRequestMessage): Promise<void> {
  const core = userAgent.userAgentCore;
  if (core.refuses(message)) return;
  const reply = (statusCode: number, extraHeaders: string[] = [], content?: string): void => {
    const body = content === undefined ? undefined : { contentDisposition: 'session', contentType: 'application/sdp', content };
    core.replyStateless(message, { statusCode, toTag: message.toTag, extraHeaders, ...(body && { body }) });
  };
  const dialog = core.dialogs.get(message.callId + message.toTag + message.fromTag) as SessionDialog | undefined;
  if (!dialog) return reply(481);
  // answers with 500 itself what comes in the wrong order
  if (!(dialog as unknown as { sequenceGuard(request: IncomingRequestMessage): boolean }).sequenceGuard(message)) return;
  Dialog.prototype.receiveRequest.call(dialog, message);
  const contact = message.parseHeader('contact') as unknown;
  const state = (dialog as unknown as { dialogState: { remoteTarget: unknown } }).dialogState;
  if (contact instanceof NameAddrHeader) state.remoteTarget = contact.uri;
  const session = [...userAgent.sessions.values()].find((one) => one.dialog === dialog);
  const timed = session?.answerHeaders(message) ?? [];
  const headers = [`Contact: ${userAgent.contact.toString()}`, ...(timed.length > 0 ? timed : confirmed(message))];
  if (!message.body) {
    tell(session, message);
    return reply(200, headers);
  }
  const media = session?.media;
  if (!session || !media || session.state !== 'established') return reply(488);
  if (!media.hasDescription(message.getHeader('Content-Type') ?? '')) return reply(415, ['Accept: application/sdp']);
  if (media.negotiating) return reply(491);
  try {
    await media.takeOffer(message.body);
    const { body } = await media.getDescription();
    tell(session, message);
    reply(200, headers, body);
  } catch {
    await media.rollbackDescription().catch(() => undefined);
    reply(488);
  }
}

// as with a re-INVITE: who it is and that the call lives is read where that is
function tell(session: Session | undefined, message: IncomingRequestMessage): void {
  session?.delegate?.onInvite?.(message);
}

/** Who refreshes goes on doing so (RFC 4028 §9). */
function confirmed(message: IncomingRequestMessage): string[] {
  const asked = /^\s*\d{1,9}\s*(?:;\s*refresher\s*=\s*ua[cs]\s*)?$/i.exec(message.getHeader('Session-Expires') ?? '')?.[0];
  if (!asked) return [];
  return [`Session-Expires: ${/refresher/i.test(asked) ? asked.trim() : `${asked.trim()};refresher=uac`}`, 'Require: timer'];
}
