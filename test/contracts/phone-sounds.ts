import { expect } from '@open-wc/testing';
import { code, ends, type Followed, until } from './followed-leg.js';
import type { FarEndUnderTest, PhoneBackendLacks } from './phone-backend.js';
import { sounding } from './tone.js';

/** What the suite of a phone's back end lends. */
interface Lent {
  readonly talking: () => Promise<Followed & { readonly farEnd: FarEndUnderTest }>;
}

const [one, another] = [930, 1710];

/** What every back end of a phone must do about sounds that are not the microphone's. */
export function phoneSoundsContract({ talking }: Lent, lacks: PhoneBackendLacks): void {
  if (lacks.otherSounds) {
    describe('a call that sends the microphone only', () => {
      it('says so, and goes on', async () => {
        const call = await talking();
        expect(await code(call.leg.sendInstead(sounding(one)))).to.equal('call-failed');
        expect(ends(call)).to.deep.equal([]);
      });
    });
    return;
  }

  describe('a call that sends another sound than the microphone', () => {
    it('is heard so, also when it is muted, and with the microphone again afterwards', async () => {
      const call = await talking();
      await call.leg.sendInstead(sounding(one));
      await until('the sound is heard', () => call.farEnd.hears(one));
      await call.leg.mute();
      await call.leg.sendInstead(sounding(another));
      await until('the other sound is heard', () => call.farEnd.hears(another) && !call.farEnd.hears(one));
      await call.leg.sendInstead(undefined);
      await until('no such sound is heard', () => !call.farEnd.hears(another));
      expect(call.events.filter(({ type }) => type === 'muted')).to.deep.equal([{ type: 'muted', muted: true }]);
    });

    it('is refused that when it is over', async () => {
      const call = await talking();
      await call.leg.hangUp();
      expect(await code(call.leg.sendInstead(sounding(one)))).to.equal('call-failed');
    });
  });
}
