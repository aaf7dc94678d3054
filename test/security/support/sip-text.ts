/** The first value of a header in a SIP message. */
export function header(message: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(message)?.[1]?.trim();
}

/** A message of these lines, with the length of its body. */
export function message(lines: readonly string[], body = ''): string {
  return [...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}

/** An answer to a request, with what an answer has to repeat (RFC 3261 section 8.2.6). */
export function answerTo(request: string, status: string, extra: readonly string[] = []): string {
  const to = header(request, 'To') ?? '';
  const vias = [...request.matchAll(/^Via:.*$/gim)].map(([line]) => line.trim());
  return message([
    `SIP/2.0 ${status}`,
    ...vias,
    `From: ${header(request, 'From') ?? ''}`,
    `To: ${to.includes(';tag=') ? to : `${to};tag=hostile`}`,
    `Call-ID: ${header(request, 'Call-ID') ?? ''}`,
    `CSeq: ${header(request, 'CSeq') ?? ''}`,
    ...extra,
  ]);
}

/** An offer of sound that a browser can read. */
export const offer: string = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 0',
  'c=IN IP4 127.0.0.1',
  'a=rtpmap:0 PCMU/8000',
  'a=ice-ufrag:hostile1',
  'a=ice-pwd:hostilehostilehostile1',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => '00').join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=rtcp-mux',
  'a=sendrecv',
  '',
].join('\r\n');
