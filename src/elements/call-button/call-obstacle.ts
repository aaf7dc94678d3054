import type { ClickToCallAbilities } from '../../model/click-to-call.js';

/** Why no call can be made from here. */
export type CallObstacle = 'insecure' | 'browser' | 'blocked' | 'unsupported';

interface PolicedDocument {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** What stands in the way, as far as it can be known without asking anybody. `isMissed`: the page brings nothing to call with. */
export function callObstacle(
  page: Window & typeof globalThis,
  abilities: ClickToCallAbilities | undefined,
  isMissed = false,
): CallObstacle | undefined {
  if (!page.isSecureContext) return 'insecure';
  if (!('RTCPeerConnection' in page) || !('mediaDevices' in page.navigator)) return 'browser';
  // only Chromium tells; elsewhere the microphone is refused when it is asked for
  if ((page.document as PolicedDocument).featurePolicy?.allowsFeature('microphone') === false) return 'blocked';
  return isMissed || (abilities && !abilities.voice && !abilities.video) ? 'unsupported' : undefined;
}
