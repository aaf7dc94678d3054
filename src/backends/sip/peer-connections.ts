/** How connections to far ends are made. */
export interface PeerConnectionOptions {
  /** `relay` sends media through TURN only. Default `all`. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  readonly createPeerConnection?: ((configuration: RTCConfiguration) => RTCPeerConnection) | undefined;
}

/** Makes a connection that asks no STUN server but these. */
export function peerConnection(
  options: PeerConnectionOptions,
  iceServers: readonly RTCIceServer[] = [],
  more?: RTCConfiguration,
): RTCPeerConnection {
  const { createPeerConnection, iceTransportPolicy = 'all' } = options;
  // max-bundle fails where the answer of a media relay knows no groups
  const configuration: RTCConfiguration = { iceServers: [...iceServers], iceTransportPolicy, bundlePolicy: 'balanced', ...more };
  return createPeerConnection ? createPeerConnection(configuration) : new RTCPeerConnection(configuration);
}
