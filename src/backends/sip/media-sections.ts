/**
 * Whether an offer leaves the ICE credentials of all sections as they are, so
 * that it needs no gathering. What it adds must share the transport there is
 * (RFC 9143), which takes a far end that bundles.
 */
export function keepsTransport(offer: string, local: string, remote: string): boolean {
  const [next, now] = [transports(offer), transports(local)];
  return now.every((section, index) => section === next[index]) && (next.length === now.length || /^a=group:BUNDLE /m.test(remote));
}

function transports(sdp: string): readonly string[] {
  return split(sdp)
    .slice(1)
    .map((section) => (section.match(/^a=(ice-ufrag|ice-pwd|mid):.*$/gm) ?? []).join('\n'));
}

function split(sdp: string): readonly string[] {
  return sdp.split(/^m=/m);
}
