import type { Headset, HeadsetHardware } from '../contracts/headset-hardware.js';
import { CcError } from '../model/error.js';
import type { HeadsetLamps, HeadsetPress } from '../model/headset.js';
import { type Collection, HeadsetLayout, telephonyPage } from './headset-layout.js';

/** What is used of a HIDDevice (WebHID). */
export interface HeadsetDevice extends EventTarget {
  readonly productName: string;
  readonly opened: boolean;
  readonly collections: readonly Collection[];
  open(): Promise<void>;
  close(): Promise<void>;
  forget?(): Promise<void>;
  sendReport(reportId: number, data: BufferSource): Promise<void>;
}

/** What is used of `navigator.hid`. */
export interface HidAccess extends EventTarget {
  getDevices(): Promise<readonly HeadsetDevice[]>;
  requestDevice(options: { readonly filters: readonly { readonly usagePage: number }[] }): Promise<readonly HeadsetDevice[]>;
}

interface InputReport extends Event {
  readonly reportId: number;
  readonly data: DataView;
}

/** `navigator.hid`, where there is one: Chrome and Edge on a computer, in secure pages that may. */
export function hidAccess(): HidAccess | undefined {
  return (globalThis.navigator as { readonly hid?: HidAccess } | undefined)?.hid;
}

/** Headsets as a browser gives them by WebHID, and their report descriptors describe them. */
export function browserHeadsets(hid: HidAccess | undefined = hidAccess()): HeadsetHardware {
  return {
    ask: async () => {
      const devices = await hid?.requestDevice({ filters: [{ usagePage: telephonyPage }] }).catch(() => []);
      if (!devices?.length) return undefined;
      const device = devices.find(isUsable);
      if (!device) throw new CcError('media-failed', 'this device has no buttons for calls', { recoverable: false });
      return new HidHeadset(device);
    },
    known: async () => {
      const device = (await hid?.getDevices().catch(() => []))?.find(isUsable);
      return device && new HidHeadset(device);
    },
    follow: (listener) => {
      for (const type of ['connect', 'disconnect']) hid?.addEventListener(type, listener);
      return () => ['connect', 'disconnect'].forEach((type) => hid?.removeEventListener(type, listener));
    },
    forget: async () => {
      const devices = (await hid?.getDevices().catch(() => []))?.filter(isUsable) ?? [];
      await Promise.all(devices.map(async (device) => device.forget?.().catch(() => undefined)));
    },
  };
}

class HidHeadset implements Headset {
  readonly #device: HeadsetDevice;
  readonly #layout: HeadsetLayout;
  readonly #end = new AbortController();
  #shown = new Map<number, string>();
  #sending: Promise<void> = Promise.resolve();

  constructor(device: HeadsetDevice) {
    this.#device = device;
    this.#layout = new HeadsetLayout(device.collections);
  }

  get name(): string {
    return this.#device.productName;
  }

  async open(listener: (press: HeadsetPress) => void): Promise<void> {
    try {
      if (!this.#device.opened) await this.#device.open();
    } catch (cause) {
      throw new CcError('media-failed', 'the headset cannot be opened', { cause });
    }
    this.#device.addEventListener(
      'inputreport',
      (event) => {
        const { reportId, data } = event as InputReport;
        for (const press of this.#layout.presses(reportId, data)) listener(press);
      },
      this.#end,
    );
  }

  // one after another, and only what changed: some headsets beep at each report
  show(lamps: HeadsetLamps): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      for (const { reportId, data } of this.#layout.reports(lamps)) {
        if (this.#shown.get(reportId) === data.join()) continue;
        this.#shown.set(reportId, data.join());
        await this.#device.sendReport(reportId, data).catch(() => this.#shown.delete(reportId));
      }
    });
    return this.#sending;
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#sending;
    if (this.#device.opened) await this.#device.close().catch(() => undefined);
  }
}

function isUsable(device: HeadsetDevice): boolean {
  return new HeadsetLayout(device.collections).isUsable;
}
