import type { MicrophonePermission } from '../model/audio.js';

/**
 * Follows what the browser's user decided about the microphone. Some browsers
 * do not tell beforehand (`unknown`); opening it tells.
 */
export async function followPermission(
  permissions: Pick<Permissions, 'query'> | undefined,
  listener: (permission: MicrophonePermission) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const status = await permissions?.query({ name: 'microphone' });
    if (!status || signal.aborted) return;
    listener(status.state);
    status.addEventListener('change', () => listener(status.state), { signal });
  } catch {
    // Firefox before 131 knows no such name
  }
}
