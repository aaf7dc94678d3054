import type { HeadsetLamps, HeadsetPress } from '../model/headset.js';

/** What is read here of a report's item (WebHID, HIDReportItem). */
export interface ReportItem {
  readonly isAbsolute?: boolean;
  readonly isArray?: boolean;
  readonly isConstant?: boolean;
  readonly isRange?: boolean;
  readonly reportSize?: number;
  readonly reportCount?: number;
  readonly logicalMinimum?: number;
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly usages?: readonly number[];
}

/** HIDReportInfo. */
export interface ReportInfo {
  readonly reportId?: number;
  readonly items?: readonly ReportItem[];
}

/** HIDCollectionInfo. */
export interface Collection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly inputReports?: readonly ReportInfo[];
  readonly outputReports?: readonly ReportInfo[];
  readonly children?: readonly Collection[];
}

type Button = 'hook' | 'flash' | 'drop' | 'mute';

/** Where a button or a lamp stands in its report. */
interface Place<Name> {
  readonly name: Name;
  readonly reportId: number;
  /** From the beginning of the report. */
  readonly bit: number;
  readonly size: number;
  /** The value that means it; undefined where any but 0 does. */
  readonly value: number | undefined;
  /** It tells where it stands, not that it was pressed. */
  readonly absolute: boolean;
}

/** Telephony Device page (HID Usage Tables 1.5, 14). */
export const telephonyPage = 0x0b;
const buttons: ReadonlyMap<number, Button> = new Map([
  [0x0b0020, 'hook'],
  [0x0b0021, 'flash'],
  [0x0b0026, 'drop'],
  [0x0b002f, 'mute'],
]);
/** LED page (HID Usage Tables 1.5, 11), and the ringer of the telephony page. */
const lamps: ReadonlyMap<number, keyof HeadsetLamps> = new Map([
  [0x080009, 'mute'],
  [0x080017, 'offHook'],
  [0x080018, 'ring'],
  [0x080020, 'hold'],
  [0x0b009e, 'ring'],
]);

/** The buttons and lamps of a headset, as its report descriptor places them: no vendor is known by name. */
export class HeadsetLayout {
  readonly #buttons: readonly Place<Button>[];
  readonly #lamps: readonly Place<keyof HeadsetLamps>[];
  readonly #lengths: ReadonlyMap<number, number>;
  readonly #before = new Map<Place<Button>, boolean>();

  constructor(collections: readonly Collection[]) {
    const own = withReports(collections);
    const outputs = own.flatMap(({ outputReports = [] }) => outputReports);
    this.#buttons = own.flatMap(({ inputReports = [] }) => inputReports).flatMap((report) => placesIn(report, buttons));
    this.#lamps = outputs.flatMap((report) => placesIn(report, lamps));
    this.#lengths = new Map(outputs.map((report) => [report.reportId ?? 0, Math.ceil(bitsOf(report.items ?? []) / 8)]));
  }

  /** A call can be answered with it. */
  get isUsable(): boolean {
    return this.#buttons.some(({ name }) => name === 'hook');
  }

  /** What was pressed, as this report tells against the one before it. */
  presses(reportId: number, data: DataView): readonly HeadsetPress[] {
    return this.#buttons.flatMap((place) => {
      if (place.reportId !== reportId) return [];
      const read = valueAt(data, place.bit, place.size);
      const isOn = place.value === undefined ? read !== 0 : read === place.value;
      const wasOn = this.#before.get(place) ?? false;
      this.#before.set(place, isOn);
      return isOn === wasOn ? [] : pressOf(place, isOn);
    });
  }

  /** The reports that make a headset show this. */
  reports(shown: HeadsetLamps): readonly { readonly reportId: number; readonly data: Uint8Array<ArrayBuffer> }[] {
    const ids = [...new Set(this.#lamps.map(({ reportId }) => reportId))];
    return ids.map((reportId) => {
      const data = new Uint8Array(this.#lengths.get(reportId) ?? 1);
      for (const { bit } of this.#lamps.filter((place) => place.reportId === reportId && shown[place.name])) {
        data[bit >> 3] = (data[bit >> 3] ?? 0) | (1 << (bit & 7));
      }
      return { reportId, data };
    });
  }
}

function pressOf({ name, absolute }: Place<Button>, isOn: boolean): readonly HeadsetPress[] {
  if (absolute && name === 'hook') return [isOn ? 'off-hook' : 'on-hook'];
  if (absolute && name === 'mute') return [isOn ? 'muted' : 'unmuted'];
  // a button that was let go says nothing
  return isOn ? [name] : [];
}

// browsers list the reports of what is inside with what it is inside of; those that do not are looked through
function withReports(collections: readonly Collection[]): readonly Collection[] {
  return collections.flatMap((collection) => {
    const isOwn = collection.usagePage === telephonyPage && [collection.inputReports, collection.outputReports].some((all) => all?.length);
    return isOwn ? [collection] : withReports(collection.children ?? []);
  });
}

function bitsOf(items: readonly ReportItem[]): number {
  return items.reduce((bits, { reportSize = 0, reportCount = 0 }) => bits + reportSize * reportCount, 0);
}

function placesIn<Name>({ reportId = 0, items = [] }: ReportInfo, names: ReadonlyMap<number, Name>): readonly Place<Name>[] {
  return items.flatMap((item, index) => {
    if (item.isConstant) return [];
    const { reportSize: size = 1, reportCount: count = 0, isArray = false, isAbsolute: absolute = true, logicalMinimum = 0 } = item;
    const first = bitsOf(items.slice(0, index));
    const usages = usagesOf(item, isArray ? undefined : count);
    return usages.flatMap((usage, place) => {
      const name = names.get(usage);
      if (name === undefined) return [];
      // an array says which of its usages are on; each of its places may say it, of which headsets have one
      const where = isArray ? { bit: first, value: logicalMinimum + place } : { bit: first + place * size, value: undefined };
      return [{ name, reportId, size, absolute: absolute && !isArray, ...where }];
    });
  });
}

/** The usages of an item, one for each of its places. */
function usagesOf({ isRange, usageMinimum = 0, usageMaximum = 0, usages = [] }: ReportItem, count: number | undefined): readonly number[] {
  const all = isRange ? Array.from({ length: Math.min(256, usageMaximum - usageMinimum + 1) }, (_, index) => usageMinimum + index) : usages;
  return count === undefined ? all : all.slice(0, count);
}

function valueAt(data: DataView, bit: number, size: number): number {
  return Array.from({ length: size }, (_, index) => {
    const [byte, place] = [(bit + index) >> 3, (bit + index) & 7];
    return byte < data.byteLength ? ((data.getUint8(byte) >> place) & 1) * 2 ** index : 0;
  }).reduce((sum, part) => sum + part, 0);
}
