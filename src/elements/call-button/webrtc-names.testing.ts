/**
 * Gives this browser the names of WebRTC while a suite runs. Debian's WebKitGTK
 * is built without it; the centre in memory needs no more than its names.
 */
export function withWebRtcNames(): void {
  const missing: readonly (readonly [object, string])[] = (
    [
      [window, 'RTCPeerConnection'],
      [navigator, 'mediaDevices'],
    ] as const
  ).filter(([owner, name]) => !(name in owner));
  before(() => {
    for (const [owner, name] of missing) Object.defineProperty(owner, name, { value: class {}, configurable: true });
  });
  after(() => {
    for (const [owner, name] of missing) Reflect.deleteProperty(owner, name);
  });
}
