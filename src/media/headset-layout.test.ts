import { expect } from '@open-wc/testing';
import { HeadsetLayout } from './headset-layout.js';
import { officeHeadset } from './headset.testing.js';

const dark = { ring: false, offHook: false, mute: false, hold: false };
const data = (...bytes: readonly number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);

describe('The layout of a headset', () => {
  it('finds buttons where the descriptor places them, and tells a press from a place', () => {
    const layout = new HeadsetLayout(officeHeadset);
    expect(layout.isUsable).to.equal(true);
    const presses = [
      [0b00001, 0],
      [0b00101, 0],
      [0b00001, 0],
      [0b01001, 0],
      [0b00001, 0],
      [0b10000, 0],
    ].map((bytes) => layout.presses(2, data(...bytes)));
    expect(presses).to.deep.equal([['off-hook'], ['mute'], [], ['flash'], [], ['on-hook', 'drop']]);
    expect(layout.presses(1, data(0xff))).to.deep.equal([]);
  });

  it('lights the lamps that there are', () => {
    const layout = new HeadsetLayout(officeHeadset);
    const bytes = (shown: Partial<typeof dark>): readonly unknown[] =>
      layout.reports({ ...dark, ...shown }).map((report) => [report.reportId, ...report.data]);
    expect(bytes({})).to.deep.equal([[2, 0, 0]]);
    expect(bytes({ offHook: true })).to.deep.equal([[2, 0b10, 0]]);
    expect(bytes({ offHook: true, mute: true, hold: true })).to.deep.equal([[2, 0b110010, 0]]);
    expect(bytes({ ring: true })).to.deep.equal([[2, 0b1000, 0]]);
  });

  it('reads a report that names its buttons in an array, in a range of usages, and across bytes', () => {
    const array = new HeadsetLayout([
      {
        usagePage: 0x0b,
        inputReports: [
          {
            reportId: 8,
            items: [
              { isConstant: true, reportSize: 6, reportCount: 1 },
              {
                isArray: true,
                isRange: true,
                usageMinimum: 0x0b0020,
                usageMaximum: 0x0b002f,
                reportSize: 4,
                reportCount: 1,
                logicalMinimum: 1,
              },
            ],
          },
        ],
      },
    ]);
    const reportOf = (value: number): DataView => data((value << 6) & 0xff, value >> 2);
    expect(array.presses(8, reportOf(1))).to.deep.equal(['hook']);
    expect(array.presses(8, reportOf(0))).to.deep.equal([]);
    expect(array.presses(8, reportOf(7))).to.deep.equal(['drop']);
  });

  it('looks through collections that stand inside others, once', () => {
    const [, telephony] = officeHeadset;
    const nested = new HeadsetLayout([{ usagePage: 0x0b, children: [telephony ?? expect.fail('no collection')] }]);
    expect(nested.presses(2, data(1, 0))).to.deep.equal(['off-hook']);
    const both = new HeadsetLayout([{ ...(telephony ?? {}), children: [telephony ?? {}] }]);
    expect(both.presses(2, data(1, 0))).to.deep.equal(['off-hook']);
  });

  it('cannot use what has no hook switch', () => {
    for (const collections of [
      [],
      [{}],
      officeHeadset.slice(0, 1),
      [{ usagePage: 0x0b, outputReports: [{ items: [{ usages: [0x080017], reportSize: 1, reportCount: 1 }] }] }],
    ])
      expect(new HeadsetLayout(collections).isUsable).to.equal(false);
  });

  it('is not led astray by a report that is too short, or one of absurd size', () => {
    const layout = new HeadsetLayout(officeHeadset);
    expect(layout.presses(2, data())).to.deep.equal([]);
    const absurd = new HeadsetLayout([
      {
        usagePage: 0x0b,
        inputReports: [{ items: [{ isRange: true, usageMinimum: 0, usageMaximum: 0xffffffff, reportCount: 1e9, reportSize: 1 }] }],
      },
    ]);
    expect(absurd.presses(0, data(1))).to.deep.equal([]);
  });
});
