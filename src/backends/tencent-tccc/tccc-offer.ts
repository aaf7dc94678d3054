import type { Party } from '../../model/party.js';
import { textIn } from './tccc-outcome.js';

/** An offer that a phone can take. */
export interface TcccOffer {
  readonly sessionId: string;
  readonly party: Party;
  readonly media: 'Call' | 'Video';
}

/** What `callIn` offers: something for a phone, a text conversation, or nothing that is understood. */
export function offerIn(payload: unknown): TcccOffer | 'conversation' | undefined {
  const sessionId = textIn(payload, 'sessionId');
  if (sessionId === undefined) return undefined;
  const name = textIn(payload, 'nickname') ?? textIn(payload, 'remark');
  const party = (number: string | undefined): Party => Object.freeze({ number: number ?? '', ...(name !== undefined && { name }) });
  switch (textIn(payload, 'type')) {
    case 'phone':
      return { sessionId, media: 'Call', party: party(textIn(payload, 'callerPhoneNumber') ?? textIn(payload, 'protectedCaller')) };
    case 'internal':
      return { sessionId, media: 'Call', party: party(textIn(payload, 'peerUserId')) };
    case 'voip':
      return { sessionId, media: 'Call', party: party(textIn(payload, 'userId')) };
    case 'video':
      return { sessionId, media: 'Video', party: party(textIn(payload, 'userId')) };
    case 'im':
      return 'conversation';
    default:
      return undefined;
  }
}
