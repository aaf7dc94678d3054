import type { Clock } from '../../kit/clock.js';

/** Without a single candidate a call cannot work, so one is waited for, this long at most, in ms. */
const patience = 5000;
/** Without servers to be asked there are the addresses of this machine alone, which come all at once: when none came for so long, none is missing, in ms. */
const quiet = 30;

/**
 * Resolves when the connection has its candidates: when gathering is complete,
 * when it asks no server and has its own addresses (Chromium takes a tenth of a
 * second more to offer them by TCP, which nobody uses), or at the time of `until` (ms since the epoch) if there is at least one by
 * then, since a STUN server that never answers would hold the call up.
 *
 * Rejects with the signal's reason.
 */
export function gathered(connection: RTCPeerConnection, clock: Clock, until: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    // right after an ICE restart the state is still that of the gathering before
    if (connection.iceGatheringState === 'complete' && hasCandidate(connection)) return resolve();
    let late = false;
    const stop = new AbortController();
    const cleanUp = (): void => {
      stop.abort();
      cancelLate();
      cancelQuiet();
      cancelPatience();
    };
    const finish = (): void => {
      cleanUp();
      resolve();
    };
    const check = (): void => {
      if (connection.iceGatheringState === 'complete' || (late && hasCandidate(connection))) finish();
    };
    const hurry = (): void => {
      late = true;
      check();
    };
    const cancelLate = clock.after(Math.max(0, until - clock.now()), hurry);
    const asksNobody = connection.getConfiguration().iceServers?.length === 0;
    let cancelQuiet = (): void => {};
    const onCandidate = (): void => {
      check();
      cancelQuiet();
      if (asksNobody && !stop.signal.aborted && hasCandidate(connection)) cancelQuiet = clock.after(quiet, hurry);
    };
    const cancelPatience = clock.after(patience, finish);
    connection.addEventListener('icegatheringstatechange', check, stop);
    connection.addEventListener('icecandidate', onCandidate, stop);
    signal.addEventListener(
      'abort',
      () => {
        cleanUp();
        reject(signal.reason as Error);
      },
      stop,
    );
  });
}

function hasCandidate(connection: RTCPeerConnection): boolean {
  return /^a=candidate:/m.test(connection.localDescription?.sdp ?? '');
}
