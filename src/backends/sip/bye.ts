import type { Session } from 'sip.js/lib/api/index.js';
import type { Clock } from '../../kit/clock.js';

/** A BYE is waited for this long at most, in ms. */
const goodbye = 2000;

/** Ends a dialogue. Resolves when the far end knows, or does not say so in time. */
export function sayBye(session: Session, clock: Clock): Promise<void> {
  return new Promise<void>((resolve) => {
    const requestDelegate = { onAccept: () => resolve(), onReject: () => resolve(), onRedirect: () => resolve() };
    session.bye({ requestDelegate }).catch(() => resolve());
    clock.after(goodbye, resolve);
  });
}
