import type { Voicemail } from '../../model/voicemail.js';
import { headerText } from './header-text.js';

/** A count that nobody reads out. */
const most = 9999;

/** What a message summary says (RFC 3842 §5.2); nothing when it is none. */
export function voicemailIn(body: string): Voicemail | undefined {
  if (body.length > 8192) return undefined;
  const lines = new Map(
    body.split(/\r?\n/).flatMap((line): [string, string][] => {
      const [, name, value] = /^([A-Za-z-]{1,40})\s*:\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );
  const waiting = /^(yes|no)\s*$/i.exec(lines.get('messages-waiting') ?? '')?.[1]?.toLowerCase();
  if (waiting === undefined) return undefined;
  const [, fresh = '0', old = '0'] = /^(\d{1,9})\s*\/\s*(\d{1,9})/.exec(lines.get('voice-message') ?? '') ?? [];
  const number = headerText(/^sips?:([^@;>]{1,64})/i.exec(lines.get('message-account') ?? '')?.[1] ?? '');
  return Object.freeze({
    waiting: waiting === 'yes',
    new: Math.min(Number(fresh), most),
    old: Math.min(Number(old), most),
    ...(number && { number }),
  });
}
