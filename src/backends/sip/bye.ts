import type { Clock } from '../../kit/clock.js';
import type { Session } from './session.js';

/** A BYE is waited for this long at most, in ms. */
const goodbye = 2000;

/** Ends a dialogue. Resolves when the far end knows, or does not say so in time. */
export function sayBye(session: Session, clock: Clock): Promise<void> {
  return new Promise<void>((resolve) => {
    session.bye({ onAccept: () => resolve(), onReject: () => resolve(), onRedirect: () => resolve() }).catch(() => resolve());
    clock.after(goodbye, resolve);
  });
}
