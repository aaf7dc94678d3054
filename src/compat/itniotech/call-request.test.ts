import { expect } from '@open-wc/testing';
import { CcError } from '../../model/error.js';
import { readCallRequest } from './call-request.js';

function refusal(value: unknown): unknown {
  try {
    return readCallRequest(value);
  } catch (error) {
    return error;
  }
}

describe('readCallRequest', () => {
  for (const [phone, number] of [
    ['13800138000', '13800138000'],
    ['+49 (0)30 123-456', '+4930123456'],
    ['1001', '1001'],
    ['*72#', '*72#'],
    [13_800_138_000, '13800138000'],
  ] as const) {
    it(`reads ${JSON.stringify(phone)}`, () => {
      expect(readCallRequest({ phone })).to.deep.equal({ number, info: '' });
    });
  }

  for (const phone of [
    undefined,
    '',
    'sip:eve@evil.example.com',
    'eve@evil.example.com',
    'robin',
    '<img src=x onerror=alert(1)>',
    '1'.repeat(33),
    '1'.repeat(1_000_000),
    ['1001'],
    { toString: () => '1001' },
    Number.NaN,
    -5,
    1.5,
    true,
    1001n,
  ]) {
    it(`calls nobody for ${String(phone).slice(0, 24)} (${typeof phone})`, () => {
      expect(refusal({ phone })).to.be.instanceOf(CcError).and.include({ code: 'invalid-number' });
    });
  }

  for (const nothing of [undefined, null, '1001', 1001, [], () => undefined]) {
    it(`calls nobody when it is given ${String(nothing) || 'a list'}`, () => {
      expect(refusal(nothing)).to.be.instanceOf(CcError).and.include({ code: 'invalid-number' });
    });
  }

  it('calls nobody whose number stands on a prototype', () => {
    for (const hostile of [Object.create({ phone: '1001' }), JSON.parse('{"__proto__": {"phone": "1001"}}')])
      expect(refusal(hostile)).to.be.instanceOf(CcError).and.include({ code: 'invalid-number' });
  });

  it('calls nobody when a getter throws', () => {
    const hostile = {
      get phone(): string {
        throw new Error('hostile');
      },
    };
    expect(refusal(hostile)).to.be.instanceOf(CcError).and.include({ code: 'invalid-number' });
  });

  it('cuts what is known of the callee after 1,000 characters, and none in half', () => {
    const infoOf = (info: unknown): string => readCallRequest({ phone: '1001', info }).info;
    expect(infoOf('a'.repeat(1000))).to.have.length(1000);
    expect(infoOf('a'.repeat(1001))).to.equal('a'.repeat(1000));
    expect(Array.from(infoOf('😀'.repeat(1001)))).to.have.length(1000);
    expect(infoOf(`${'a'.repeat(999)}😀😀`)).to.equal(`${'a'.repeat(999)}😀`);
    expect(infoOf('a'.repeat(5_000_000))).to.have.length(1000);
    expect(infoOf(7)).to.equal('');
    expect(infoOf(undefined)).to.equal('');
  });
});
