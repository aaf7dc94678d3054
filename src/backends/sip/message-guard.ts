/** Longest message that is parsed, in characters. */
export const maxMessageLength = 65_536;
/** Most header lines that are parsed. */
export const maxHeaderLines = 160;
/** Longest header line that is parsed, in characters. */
export const maxHeaderLength = 4096;

/**
 * Whether a message may be given to the parser. Its time grows faster than
 * the message does, so that a hostile server could freeze the page.
 */
export function isAcceptable(message: string): boolean {
  if (message.length > maxMessageLength) return false;
  const end = message.indexOf('\r\n\r\n');
  const lines = (end === -1 ? message : message.slice(0, end)).split('\r\n', maxHeaderLines + 1);
  return lines.length <= maxHeaderLines && lines.every((line) => line.length <= maxHeaderLength);
}
