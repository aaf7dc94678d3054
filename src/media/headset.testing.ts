import type { HeadsetDevice, HidAccess } from './browser-headsets.js';
import type { Collection, ReportItem } from './headset-layout.js';

const bit = (usage: number, more: ReportItem = {}): ReportItem => ({
  usages: [usage],
  reportSize: 1,
  reportCount: 1,
  isAbsolute: true,
  isConstant: false,
  isArray: false,
  isRange: false,
  logicalMinimum: 0,
  ...more,
});
const padding = (bits: number): ReportItem => ({ usages: [], reportSize: 1, reportCount: bits, isConstant: true });

/**
 * The layout that most USB headsets for offices have: consumer keys first, then
 * a telephony collection with a hook switch that knows where it stands, and
 * buttons that do not; lamps in the report of the same number.
 */
export const officeHeadset: readonly Collection[] = [
  {
    usagePage: 0x0c,
    usage: 0x01,
    inputReports: [{ reportId: 1, items: [bit(0x0c00e9), bit(0x0c00ea), padding(6)] }],
    outputReports: [],
    children: [],
  },
  {
    usagePage: 0x0b,
    usage: 0x05,
    inputReports: [
      {
        reportId: 2,
        items: [
          bit(0x0b0020),
          bit(0x0b0097),
          bit(0x0b002f, { isAbsolute: false }),
          bit(0x0b0021, { isAbsolute: false }),
          bit(0x0b0026, { isAbsolute: false }),
          padding(11),
        ],
      },
    ],
    outputReports: [
      { reportId: 2, items: [padding(1), bit(0x080017), bit(0x08001e), bit(0x080018), bit(0x080009), bit(0x080020), padding(10)] },
    ],
    children: [],
  },
];

/** A USB headset at the browser's own interface: it presses, and remembers what it was shown. */
export class FakeHeadset extends EventTarget implements HeadsetDevice {
  readonly productName: string;
  readonly collections: readonly Collection[];
  /** `2: 12 0`: report and bytes. */
  readonly shown: string[] = [];
  opened = false;
  isTaken = false;
  isForgotten = false;

  constructor(collections: readonly Collection[] = officeHeadset, productName = 'Evolve2 65') {
    super();
    this.collections = collections;
    this.productName = productName;
  }

  async open(): Promise<void> {
    if (this.isTaken) throw new DOMException('Failed to open the device.', 'NotAllowedError');
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async forget(): Promise<void> {
    this.isForgotten = true;
  }

  async sendReport(reportId: number, data: BufferSource): Promise<void> {
    if (!this.opened) throw new DOMException('The device must be opened first.', 'InvalidStateError');
    const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
    this.shown.push(`${reportId}: ${[...bytes].join(' ')}`);
  }

  report(reportId: number, ...bytes: readonly number[]): void {
    if (!this.opened) return;
    this.dispatchEvent(
      Object.assign(new Event('inputreport'), { reportId, data: new DataView(Uint8Array.from(bytes).buffer), device: this }),
    );
  }
}

/** `navigator.hid` with one socket. */
export class FakeHid extends EventTarget implements HidAccess {
  /** What is plugged in. */
  device: FakeHeadset | undefined;
  /** The user lets the page use it. */
  allowed = false;
  /** What was asked for. */
  readonly asked: unknown[] = [];

  async getDevices(): Promise<readonly HeadsetDevice[]> {
    return this.device && this.allowed && !this.device.isForgotten ? [this.device] : [];
  }

  async requestDevice(options: unknown): Promise<readonly HeadsetDevice[]> {
    this.asked.push(options);
    this.allowed = this.device !== undefined;
    return this.device ? [this.device] : [];
  }

  plug(device: FakeHeadset | undefined): void {
    const before = this.device;
    if (before) before.opened = false;
    this.device = device;
    this.dispatchEvent(Object.assign(new Event(device ? 'connect' : 'disconnect'), { device: device ?? before }));
  }
}
