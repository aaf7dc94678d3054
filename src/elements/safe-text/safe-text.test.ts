import { expect, fixture, html } from '@open-wc/testing';
import { cleanLine, cleanText } from './clean-text.js';
import { plainFileName, shownFileName, shownFileSize } from './file-name.js';
import { type Inline, isEmojiOnly, parseText } from './parse-text.js';
import { safeLink, safePage } from './safe-link.js';
import { safeText } from './safe-text.js';

/** A parsed text as one line: `*…*` strong, `_…_` emphasis, `` `…` `` code, `<href|text>` a link. */
function short(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.text;
        case 'strong':
          return `«b:${short(inline.inside)}»`;
        case 'emphasis':
          return `«i:${short(inline.inside)}»`;
        case 'code':
        case 'block':
          return `«${inline.type}:${inline.text}»`;
        case 'link':
          return `«${inline.link.href}|${inline.text}${inline.tellPlace ? `|${inline.link.place}` : ''}»`;
      }
    })
    .join('');
}

describe('parseText', () => {
  for (const [text, expected] of [
    ['plain', 'plain'],
    ['a *bold* word', 'a «b:bold» word'],
    ['a **bold** word', 'a «b:bold» word'],
    ['an _emphasis_.', 'an «i:emphasis».'],
    ['*both _of_ them*', '«b:both «i:of» them»'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['* a list\n* of things', '* a list\n* of things'],
    ['*open', '*open'],
    ['* spaced *', '* spaced *'],
    ['run `npm *ci*` now', 'run «code:npm *ci*» now'],
    ['```js\nlet a = 1;\n```after', '«block:let a = 1;»after'],
    ['see https://example.com/a?b=c#d.', 'see «https://example.com/a?b=c#d|https://example.com/a?b=c#d».'],
    ['(https://example.com/a_(b))', '(«https://example.com/a_(b)|https://example.com/a_(b)»)'],
    ['(see https://example.com)', '(see «https://example.com/|https://example.com»)'],
    ['www.example.com!', '«https://www.example.com/|www.example.com»!'],
    ['请看https://example.com/a。谢谢', '请看«https://example.com/a|https://example.com/a»。谢谢'],
    ['请看https://example.com谢谢', '请看«https://example.com/|https://example.com»谢谢'],
    ['mailto:a@example.com?bcc=b@example.com', '«mailto:a@example.com|mailto:a@example.com?bcc=b@example.com»'],
    ['tel:+442079460958', '«tel:+442079460958|tel:+442079460958»'],
    ['[guide](https://example.com/g)', '«https://example.com/g|guide|example.com»'],
    ['[guide](javascript:alert(1))', '[guide](javascript:alert(1))'],
    ['[write](mailto:a@example.com)', '«mailto:a@example.com|write|a@example.com»'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['https://bank.example@evil.example/', 'https://bank.example@evil.example/'],
    ['http://аррӏе.com', '«http://xn--80ak6aa92e.com/|http://xn--80ak6aa92e.com/»'],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(short(parseText(text))).to.equal(expected);
    });
  }

  it('loses no letter of what has no meaning', () => {
    for (const text of ['`'.repeat(3000), '*_'.repeat(3000), '['.repeat(3000), 'http://'.repeat(1000)]) {
      expect(short(parseText(text)).replace(/«[^:]+:|»/g, '').length, text.slice(0, 10)).to.be.at.least(text.length / 3);
    }
  });
});

describe('safeLink', () => {
  for (const address of [
    'javascript:1',
    'JAVASCRIPT:1',
    'java\nscript:1',
    ' https://example.com',
    'data:text/html,1',
    'blob:x',
    'https://a:b@example.com',
    '//example.com',
    'https:\\\\example.com',
    'https:example.com',
    'x',
    '',
  ]) {
    it(`refuses ${JSON.stringify(address)}`, () => {
      expect(safeLink(address)).to.equal(undefined);
    });
  }

  it('takes pages only where a page is wanted', () => {
    expect(safePage('https://example.com/a')?.host).to.equal('example.com');
    expect(safePage('mailto:a@example.com')).to.equal(undefined);
    expect(safePage(undefined)).to.equal(undefined);
  });
});

describe('safeText', () => {
  it('keeps links apart from the page, and markup from meaning', async () => {
    const place = await fixture(html`<p>${safeText('<b>x</b> [a](https://example.com)')}</p>`);
    const link = place.querySelector('a');
    expect(link?.rel).to.equal('noopener noreferrer nofollow');
    expect(link?.target).to.equal('_blank');
    expect(place.textContent).to.equal('<b>x</b> a (example.com)');
    expect(place.querySelector('b')).to.equal(null);
  });
});

describe('cleanText', () => {
  it('takes out what turns letters around or cannot be seen', () => {
    expect(cleanText('a\u202Eb\u2066c\u0000\u001b[1m')).to.equal('abc[1m');
    expect(cleanText('a\r\nb\u2028c\td')).to.equal('a\nb\nc\td');
    expect(cleanText('👩\u200D👩')).to.equal('👩\u200D👩');
    expect(cleanText(`e${'\u0301'.repeat(50)}`)).to.have.length(5);
  });

  it('makes one line of a name', () => {
    expect(cleanLine(' a\n\u3164\u00A0 b\u200B ')).to.equal('a b');
  });
});

describe('a file name', () => {
  for (const [name, stem, ending] of [
    ['report.pdf', 'report', '.pdf'],
    ['photo\u202Egpj.exe', 'photogpj', '.exe'],
    [`photo.jpg${' '.repeat(200)}.exe`, 'photo.jpg ', '.exe'],
    ['../../etc/passwd', 'passwd', ''],
    ['C:\\a\\b.txt', 'b', '.txt'],
    ['.exe', '.exe', ''],
    ['', '', ''],
  ] as const) {
    it(`${JSON.stringify(name).slice(0, 40)} shows what it is`, () => {
      expect(shownFileName(name)).to.deep.equal({ stem, ending });
    });
  }

  it('keeps its ending however long it is', () => {
    expect(shownFileName(`${'long '.repeat(500)}.pdf.exe`).ending).to.equal('.exe');
    expect(plainFileName(' ', 'File')).to.equal('File');
  });

  it('comes with a size as people say it', () => {
    expect([0, 66, 1500, 3_400_000, 5e12].map((bytes) => shownFileSize(bytes, 'en'))).to.deep.equal([
      '0 byte',
      '66 byte',
      '2 kB',
      '3.4 MB',
      '5,000 GB',
    ]);
  });
});

describe('isEmojiOnly', () => {
  for (const [text, expected] of [
    ['🎉', true],
    ['👍🏽 ❤️', true],
    ['🇩🇪', true],
    ['1', false],
    ['', false],
    [' \n ', false],
    ['\u200d', false],
    ['ok 👍', false],
    ['🎉'.repeat(20), false],
  ] as const) {
    it(`of "${text}" is ${expected}`, () => {
      expect(isEmojiOnly(text)).to.equal(expected);
    });
  }
});
