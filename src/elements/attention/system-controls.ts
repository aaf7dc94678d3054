import type { Phone } from '../../context/contexts.js';
import type { LocaleController } from '../../context/locale-controller.js';
import type { Call } from '../../model/call.js';
import { shownLabel } from '../party-label/shown-label.js';

/** What of the Media Session API calls need, part of which few browsers have. */
interface SystemControls {
  metadata: MediaMetadata | null;
  setActionHandler(action: 'hangup' | 'togglemicrophone', handler: (() => void) | null): void;
  setMicrophoneActive?(active: boolean): void;
}

let shown: string | undefined;

/**
 * Tells the browser which call goes on here (Media Session), so that its own
 * controls, a picture in picture or the keys of a headset, hang up and mute it.
 */
export function showInSystem(phone: Phone, call: Call | undefined, { text }: LocaleController): void {
  const controls = globalThis.navigator?.mediaSession as unknown as SystemControls | undefined;
  const talking = call?.state === 'connected' ? call : undefined;
  const now = talking && `${talking.id} ${String(talking.muted)}`;
  if (!controls || now === shown) return;
  shown = now;
  controls.metadata =
    talking && typeof MediaMetadata !== 'undefined'
      ? new MediaMetadata({ title: shownLabel(talking.party) || text('call.unknown-party') })
      : null;
  controls.setMicrophoneActive?.(talking !== undefined && !talking.muted);
  const quiet = (action: Promise<void>): void => void action.catch(() => undefined);
  handle(controls, 'hangup', talking && (() => quiet(phone.hangUp(talking.id))));
  handle(
    controls,
    'togglemicrophone',
    talking?.can.mute ? () => quiet(talking.muted ? phone.unmute(talking.id) : phone.mute(talking.id)) : undefined,
  );
}

function handle(controls: SystemControls, action: 'hangup' | 'togglemicrophone', handler: (() => void) | undefined): void {
  try {
    controls.setActionHandler(action, handler ?? null);
  } catch {
    // a browser that does not know the action
  }
}
