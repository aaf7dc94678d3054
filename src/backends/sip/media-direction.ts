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
