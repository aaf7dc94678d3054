/** Whether a session description's audio says that its sender holds the call: it takes no sound (RFC 3264 §8.4). */
export function isHolding(sdp: string): boolean {
  const [session = '', ...sections] = sdp.split(/^m=/m);
  const audio = sections.find((section) => section.startsWith('audio'));
  const direction = directionIn(audio ?? '') ?? directionIn(session) ?? 'sendrecv';
  return direction === 'sendonly' || direction === 'inactive';
}

function directionIn(section: string): string | undefined {
  return /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(section)?.[1];
}

/** Whether two descriptions have the same ICE credentials and media sections, so that the second needs no gathering. */
export function hasSameTransport(one: string, other: string): boolean {
  return transport(one) === transport(other);
}

function transport(sdp: string): string {
  return (sdp.match(/^a=(ice-ufrag|ice-pwd|mid):.*$/gm) ?? []).join('\n');
}
