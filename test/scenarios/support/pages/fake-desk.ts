import 'contact-center-widgets/define';
import { fake } from 'contact-center-widgets/backends/fake';
import type { Party } from 'contact-center-widgets';

/** The people at the other end of the calls of a desk on the back end in memory. */
class FakeCenter {
  readonly #backend = fake({
    self: { number: '1001' },
    script: (number) =>
      number === '602' ? { ringsAfter: 0, refuses: { after: 100, reason: 'busy' } } : { ringsAfter: 0, answersAfter: 300 },
  });

  constructor(desk: HTMLElementTagNameMap['cc-desk']) {
    desk.backends = [this.#backend];
  }

  ring(party: Party): void {
    this.#backend.phone().ring(party);
  }

  /** The youngest call's far end leaves. */
  hangUp(): void {
    const leg = this.#backend.phone().legs.at(-1);
    leg?.farEnd.end(leg.log.includes('answered') ? 'remote-hangup' : 'canceled');
  }
}

declare global {
  interface Window {
    fakeCenter: FakeCenter;
  }
}

const desk = document.querySelector('cc-desk');
if (!desk) throw new Error('a page without a desk');
window.fakeCenter = new FakeCenter(desk);
