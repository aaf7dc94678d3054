import type { FileKind } from 'contact-center-widgets';
import { canary, family, type Payload, payload } from './payload.js';

/** Names that hide what a file is, or break out of where they stand. */
export const names: readonly string[] = [
  'photo\u202Egpj.exe',
  'invoice\u202Efdp.scr',
  '\u202Etxt.exe',
  'photo.jpg' + ' '.repeat(300) + '.exe',
  'photo.jpg' + '\u00A0'.repeat(100) + '.exe',
  'photo.jpg' + '\u3164'.repeat(100) + '.exe',
  'photo.jpg' + '\u2800'.repeat(100) + '.exe',
  'photo.jpg' + '\u200B'.repeat(200) + '.exe',
  'photo.jpg\n.exe',
  'photo.jpg\u0000.exe',
  'photo.jpg\u2028.exe',
  `${'long '.repeat(500)}.pdf.exe`,
  `${'x'.repeat(3000)}.exe`,
  `x.${'e'.repeat(3000)}`,
  '.'.repeat(500),
  '..',
  '../../../etc/passwd',
  '..\\..\\windows\\system32\\cmd.exe',
  'C:\\autoexec.bat',
  '/dev/null',
  'CON',
  'a/b/c',
  '',
  ' ',
  '.exe',
  'readme.',
  'name.html#.png',
  'name.png?.html',
  'שלום.exe.txt',
  'صورة\u202E.gnp.exe',
  '图片\u202Egnp.exe',
  '<img src=x onerror=globalThis.canary=1>.png',
  '"><script>globalThis.canary=1</script>.pdf',
  '");background:url(https://outside.example/x.png);(".png',
  "x' onload='globalThis.canary=1.png",
  '${globalThis.canary=1}.pdf',
  '{name}.pdf',
  '%2e%2e%2f%00.pdf',
  '__proto__',
  'constructor',
  '\ud800.pdf',
  'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a.pdf',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(100) + '.pdf',
  'x\r\nContent-Type: text/html\r\n\r\n.pdf',
];

const kinds: readonly FileKind[] = ['document', 'picture', 'audio', 'video'];

/** Bytes that are not what they are said to be. */
const bytes: readonly (readonly [about: string, kind: FileKind, mediaType: string, text: string])[] = [
  ['a page as a picture', 'picture', 'text/html', `<script>${canary}</script>`],
  [
    'a drawing with a script',
    'picture',
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${canary}</script></svg>`,
  ],
  [
    'a drawing with a listener',
    'picture',
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="${canary}"/>`,
  ],
  [
    'a drawing that fetches',
    'picture',
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="https://outside.example/s.png"/><use href="https://outside.example/s.svg#a"/></svg>`,
  ],
  [
    'a drawing with a style',
    'picture',
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>@import url(https://outside.example/s.css);</style></svg>`,
  ],
  [
    'a drawing with a page in it',
    'picture',
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://outside.example/"/></foreignObject></svg>`,
  ],
  ['a very wide drawing', 'picture', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="1"/>`],
  ['a very high drawing', 'picture', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="99999"/>`],
  ['an empty picture', 'picture', 'image/png', ''],
  ['a picture that is text', 'picture', 'image/png', 'not a picture'],
  ['a page as sound', 'audio', 'text/html', `<script>${canary}</script>`],
  ['a page as a film', 'video', 'text/html', `<script>${canary}</script>`],
  ['a script as a film', 'video', 'text/javascript', canary],
  ['a page as a document', 'document', 'text/html', `<script>${canary}</script>`],
];

export const filePayloads: readonly Payload[] = [
  ...family('a file name', names, (name) => ({ content: { type: 'file', file: { kind: 'document', name } } })),
  ...names.slice(0, 24).map((name, index) =>
    payload(`a file name of a ${kinds[index % 4]} ${index + 1}`, {
      author: index % 2 === 0 ? 'agent' : 'visitor',
      status: index % 2 === 0 ? 'received' : 'pending',
      content: { type: 'file', file: { kind: kinds[index % 4] ?? 'document', name } },
    }),
  ),
  ...bytes.map(([about, kind, mediaType, text]) =>
    payload(about, { content: { type: 'file', file: { kind, name: 'file.png', size: text.length, mediaType } } }, { mediaType, text }),
  ),
  ...[-1, 0, Number.MAX_SAFE_INTEGER, 1e300, Number.NaN, Number.POSITIVE_INFINITY].map((size) =>
    payload(`a file of ${size} bytes`, { content: { type: 'file', file: { kind: 'document', name: 'a.pdf', size } } }),
  ),
];
