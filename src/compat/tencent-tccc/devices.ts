import type { Tccc } from '../../backends/tencent-tccc/tccc-api.js';

const isSupported = (): boolean =>
  typeof RTCPeerConnection === 'function' && typeof navigator.mediaDevices?.getUserMedia === 'function' && typeof WebSocket === 'function';

async function ofKind(kind: MediaDeviceKind): Promise<readonly MediaDeviceInfo[]> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return all.filter((device) => device.kind === kind);
}

/** `tccc.Devices`. Names are empty until the microphone was allowed. */
export const devices: Tccc['Devices'] = {
  isBrowserSupported: isSupported,
  isEnvSupported: () => isSupported() && isSecureContext,
  getMicrophones: () => ofKind('audioinput'),
  getSpeakers: () => ofKind('audiooutput'),
};
