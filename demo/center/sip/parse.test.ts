import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allHeaders, header, serialize, type SIPMessage } from './message.js';
import { parse, type ParseProblem } from './parse.js';

const limits = { headers: 30, headerLength: 500 };

const lines = [
  'INVITE sip:1002@demo.localhost SIP/2.0',
  'Via: SIP/2.0/WS a.invalid;branch=z9hG4bK1',
  'From: "Ada" <sip:1001@demo.localhost>;tag=1',
  'To: <sip:1002@demo.localhost>',
  'Call-ID: c1',
  'CSeq: 1 INVITE',
  'Max-Forwards: 70',
];

const text = (changed: readonly string[], body = ''): string => `${changed.join('\r\n')}\r\n\r\n${body}`;
const without = (start: string): readonly string[] => lines.filter((line) => !line.startsWith(start));
const instead = (start: string, line: string): readonly string[] => lines.map((other) => (other.startsWith(start) ? line : other));

function read(source: string): SIPMessage {
  const result = parse(source, limits);
  assert.ok(result.ok, result.ok ? '' : result.problem);
  return result.message;
}

describe('parse', () => {
  it('reads a request', () => {
    const message = read(text([...lines, 'Content-Length: 3'], 'v=0'));
    assert.equal(message.kind === 'request' && message.method, 'INVITE');
    assert.equal(message.kind === 'request' && message.uri, 'sip:1002@demo.localhost');
    assert.equal(header(message, 'call-id'), 'c1');
    assert.equal(message.body, 'v=0');
  });

  it('reads a response, also one without words', () => {
    const message = read(text(['SIP/2.0 180', ...lines.slice(1)]));
    assert.equal(message.kind === 'response' && message.status, 180);
  });

  it('knows compact names, any case, folded lines and lists (RFC 3261 §7.3)', () => {
    const message = read(
      text([
        lines[0] ?? '',
        'v: SIP/2.0/WS a;branch=z9hG4bK1 , SIP/2.0/WS b;branch=z9hG4bK2',
        'f: <sip:1001@demo.localhost>;',
        '\ttag=1',
        't: <sip:1002@demo.localhost>',
        'i: c1',
        'CSEQ: 1 INVITE',
        'm: "x, y" <sip:a@b>, <sip:c@d>',
      ]),
    );
    assert.equal(allHeaders(message, 'via').length, 2);
    assert.equal(header(message, 'from'), '<sip:1001@demo.localhost>; tag=1');
    assert.deepEqual(allHeaders(message, 'contact'), ['"x, y" <sip:a@b>', '<sip:c@d>']);
  });

  it('counts the body in bytes and cuts what is behind it', () => {
    assert.equal(read(text([...lines, 'Content-Length: 2'], 'éxyz')).body, 'é');
  });

  const wrong: readonly (readonly [ParseProblem, string])[] = [
    ['no-end-of-headers', lines.join('\r\n')],
    ['start-line', text(['INVITE sip:x SIP/3.0', ...lines.slice(1)])],
    ['start-line', text(['SIP/2.0 999 Huh', ...lines.slice(1)])],
    ['header-line', text([...lines, 'no colon'])],
    ['header-line', text([...lines, 'bad name: x'])],
    ['header-line', text([...lines, 'X: a\u0000b'])],
    ['too-many-headers', text([...lines, ...Array.from({ length: 40 }, () => 'X: y')])],
    ['too-many-headers', text([...lines, `Route: ${Array.from({ length: 40 }, () => '<sip:a@b>').join(',')}`])],
    ['header-too-long', text([...lines, `X: ${'y'.repeat(600)}`])],
    ['missing-header', text(without('Call-ID'))],
    ['missing-header', text(instead('Call-ID', 'Call-ID:'))],
    ['repeated-header', text([...lines, 'CSeq: 2 INVITE'])],
    ['bad-via', text(instead('Via', 'Via: nonsense'))],
    ['bad-cseq', text(instead('CSeq', 'CSeq: 1 BYE'))],
    ['bad-cseq', text(instead('CSeq', 'CSeq: 2147483648 INVITE'))],
    ['bad-address', text(instead('To', 'To: <sip:unclosed'))],
    ['bad-number', text(instead('Max-Forwards', 'Max-Forwards: many'))],
    ['bad-number', text([...lines, 'Content-Length: -1'])],
    ['body-too-short', text([...lines, 'Content-Length: 9'], 'short')],
  ];
  for (const [problem, source] of wrong) {
    it(`refuses ${JSON.stringify(source.slice(-40))} as ${problem}`, () => {
      const result = parse(source, limits);
      assert.equal(!result.ok && result.problem, problem);
    });
  }

  it('gives back enough of a wrong request to answer it', () => {
    const result = parse(text(instead('CSeq', 'CSeq: x')), limits);
    assert.ok(!result.ok && result.message !== undefined);
    assert.equal(header(result.message, 'call-id'), 'c1');
  });

  it('reads back what was written', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9]{1,12}$/);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.string({ unit: 'grapheme' }), (user, id, sequence, body) => {
        const message: SIPMessage = {
          kind: 'request',
          method: 'MESSAGE',
          uri: `sip:${user}@demo.localhost`,
          headers: [
            ['Via', `SIP/2.0/WS x.invalid;branch=z9hG4bK${id}`],
            ['From', `<sip:${user}@demo.localhost>;tag=${id}`],
            ['To', `<sip:${user}@demo.localhost>`],
            ['Call-ID', id],
            ['CSeq', `${String(sequence)} MESSAGE`],
          ],
          body,
        };
        const again = read(serialize(message));
        assert.equal(again.body, body);
        assert.deepEqual(again.headers.slice(0, 5), message.headers);
      }),
    );
  });

  it('never throws and never takes long, whatever comes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...lines,
        '\r\n',
        '\r\n\r\n',
        ':',
        ';',
        ',',
        '<',
        '>',
        '"',
        '\\',
        ' ',
        '\t',
        '%',
        '\u0000',
        'SIP/2.0',
        'Via:',
        'Contact: *',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const source of [pieces.join(''), pieces.join('\r\n'), text([...lines, ...pieces])]) {
          const result = parse(source, limits);
          if (result.ok) serialize(result.message);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays quick with headers that are made to be slow', () => {
    const generous = { headers: 100, headerLength: 8192 };
    const start = performance.now();
    for (const evil of [
      '"\\'.repeat(4000),
      '<'.repeat(8000),
      ' '.repeat(8000) + 'x',
      'a;'.repeat(4000),
      '"' + ' '.repeat(8000),
      'sip:' + 'a-'.repeat(4000),
    ]) {
      parse(text(instead('From', `From: ${evil}`)), generous);
      parse(text([...lines, `Contact: <sip:${evil}>`]), generous);
    }
    const took = performance.now() - start;
    assert.ok(took < 500, `${took.toFixed(0)} ms`);
  });
});
