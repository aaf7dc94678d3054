import { expect } from '@open-wc/testing';
import { FakeCamera } from '../../src/backends/fake/index.js';
import type { DialOptions } from '../../src/contracts/phone-backend.js';
import { code, ended, ends, type Followed, pictures, until } from './followed-leg.js';
import type { FarEndUnderTest, PhoneBackendUnderTest } from './phone-backend.js';

const screens = ({ events }: Followed): readonly boolean[] => events.flatMap((event) => (event.type === 'screen' ? [event.screen] : []));

/** What the suite of a phone's back end lends. */
interface Lent {
  readonly set: () => PhoneBackendUnderTest;
  readonly dial: (options?: Partial<DialOptions>) => Followed;
  /** Dials and is answered. */
  readonly talking: (options?: Partial<DialOptions>) => Promise<Followed & { readonly farEnd: FarEndUnderTest }>;
}

/** What a back end must do whose legs say that they cannot carry pictures. */
export function noPicturesContract({ set, talking }: Lent): void {
  describe('a call without pictures', () => {
    it('says so, and opens no camera', async () => {
      const call = await talking();
      expect(call.leg.can.video).to.equal(false);
      expect(await code(call.leg.turnCameraOn(set().camera))).to.equal('call-failed');
      await call.leg.turnCameraOff();
      expect(set().camera.leases).to.equal(0);
      expect(pictures(call)).to.deep.equal({ camera: false, picture: false });
      expect(ends(call)).to.deep.equal([]);
    });
  });
}

/** What every back end of a phone must do about pictures. */
export function phonePicturesContract({ set, dial, talking }: Lent): void {
  describe('a call with pictures', () => {
    it('is one of voices until somebody wants more', async () => {
      const call = await talking();
      expect(pictures(call)).to.deep.equal({ camera: false, picture: false });
      expect(call.leg.localStream).to.equal(undefined);
      expect(call.farEnd.watches).to.equal(false);
    });

    it('is dialled with one', async () => {
      const call = await talking({ camera: set().camera });
      await until('it is seen', () => pictures(call).camera && call.farEnd.watches);
      expect(set().camera.leases).to.equal(1);
      expect(call.leg.localStream).to.not.equal(undefined);
      await call.leg.hangUp();
      expect(set().camera.leases).to.equal(0);
      expect(call.leg.localStream).to.equal(undefined);
    });

    it('never leaves without a camera that was wanted', async () => {
      set().camera.refusal = 'camera-busy';
      const call = dial({ camera: set().camera });
      expect(await ended(call)).to.equal('failed');
      expect(call.events.at(-1)).to.have.nested.property('error.code', 'camera-busy');
      expect(set().microphone.leases).to.equal(0);
    });

    it('goes on by voice where the picture is refused', async () => {
      set().refusePicture();
      const call = await talking({ camera: set().camera });
      await until('the camera is let go', () => set().camera.leases === 0);
      expect(pictures(call)).to.deep.equal({ camera: false, picture: false });
      expect(ends(call)).to.deep.equal([]);
    });

    it('gets a picture later, loses it and gets it again', async () => {
      const call = await talking();
      for (const turn of ['once', 'again']) {
        await call.leg.turnCameraOn(set().camera);
        expect(pictures(call).camera, turn).to.equal(true);
        await until(`it is seen, ${turn}`, () => call.farEnd.watches);
        await call.leg.turnCameraOff();
        expect(pictures(call).camera, turn).to.equal(false);
        expect(set().camera.leases, turn).to.equal(0);
        await until(`it is not seen any more, ${turn}`, () => !call.farEnd.watches);
      }
    });

    it('says so when the picture is refused later, and stays one of voices', async () => {
      const call = await talking();
      set().refusePicture();
      expect(await code(call.leg.turnCameraOn(set().camera))).to.equal('call-failed');
      expect(pictures(call).camera).to.equal(false);
      expect(set().camera.leases).to.equal(0);
      expect(ends(call)).to.deep.equal([]);
    });

    it('opens no camera before it is answered', async () => {
      const call = dial();
      await set().called();
      expect(await code(call.leg.turnCameraOn(set().camera))).to.equal('call-failed');
      expect(set().camera.leases).to.equal(0);
    });

    it('shows the far end as long as that has its camera on, without opening one for it', async () => {
      const call = await talking();
      for (const on of [true, false, true]) {
        await call.farEnd.turnCamera(on);
        await until(`the far end ${on ? 'is seen' : 'is not seen'}`, () => pictures(call).picture === on);
        expect(call.leg.remoteStream?.getVideoTracks().length ?? 0).to.equal(on ? 1 : 0);
      }
      expect(pictures(call).camera).to.equal(false);
      expect(set().camera.leases).to.equal(0);
    });

    it('has one each way, and each goes alone', async () => {
      const call = await talking({ camera: set().camera });
      await until('this side is seen', () => call.farEnd.watches);
      await call.farEnd.turnCamera(true);
      await until('both are seen', () => pictures(call).picture && call.farEnd.watches);
      await call.leg.turnCameraOff();
      await until('this side is not seen any more', () => !call.farEnd.watches);
      expect(pictures(call)).to.deep.equal({ camera: false, picture: true });
      await call.leg.turnCameraOn(set().camera);
      await call.farEnd.turnCamera(false);
      await until('the far end is not seen any more', () => !pictures(call).picture);
      expect(pictures(call).camera).to.equal(true);
    });

    it('keeps its camera while it is held', async () => {
      const call = await talking({ camera: set().camera });
      await until('it is seen', () => call.farEnd.watches);
      await call.leg.hold();
      await call.leg.resume();
      await until('it is seen again', () => call.farEnd.watches);
      expect(pictures(call).camera).to.equal(true);
      expect(set().camera.leases).to.equal(1);
    });

    it('loses its picture with the device', async () => {
      const call = await talking({ camera: set().camera });
      await until('it is seen', () => pictures(call).camera);
      set().camera.change(new MediaStream());
      await until('the camera is off', () => !pictures(call).camera);
      expect(set().camera.leases).to.equal(0);
    });

    it('shows the screen in place of the camera, and the camera again when its user ends that', async () => {
      const call = await talking({ camera: set().camera });
      await until('it is seen', () => pictures(call).camera && call.farEnd.watches);
      const screen = new FakeCamera();
      screen.stream = set().camera.stream.clone();
      await call.leg.sendScreen(screen);
      expect(screens(call)).to.deep.equal([true]);
      expect(call.leg.localStream).to.equal(screen.stream);
      screen.change(new MediaStream());
      await until('the screen is gone', () => screens(call).at(-1) === false);
      expect(screen.leases).to.equal(0);
      expect(pictures(call).camera).to.equal(true);
      expect(call.leg.localStream).to.equal(set().camera.stream);
    });

    it('shows the screen in a call of voices, and nothing afterwards', async () => {
      const call = await talking();
      const screen = new FakeCamera();
      screen.stream = set().camera.stream.clone();
      await call.leg.sendScreen(screen);
      await until('it is seen', () => call.farEnd.watches);
      expect(pictures(call).camera).to.equal(false);
      await call.leg.sendScreen(undefined);
      await until('it is not seen any more', () => !call.farEnd.watches);
      expect(screens(call)).to.deep.equal([true, false]);
      expect(screen.leases).to.equal(0);
      await call.leg.sendScreen({ open: () => Promise.resolve(undefined) });
      expect(screens(call)).to.have.length(2);
      await call.leg.sendScreen(screen);
      await call.leg.hangUp();
      expect(screen.leases).to.equal(0);
    });

    it('lets go of its screen when the far end refuses it', async () => {
      const call = await talking();
      const screen = new FakeCamera();
      screen.stream = set().camera.stream.clone();
      set().refusePicture();
      expect(await code(call.leg.sendScreen(screen))).to.equal('call-failed');
      expect(screen.leases).to.equal(0);
      expect(ends(call)).to.deep.equal([]);
    });
  });
}
