type Face = {
  readonly back: string;
  readonly skin: string;
  readonly hair: string;
  readonly shirt: string;
  readonly cut: 'long' | 'short' | 'curly' | 'bun';
};

const faces: Readonly<Record<string, Face>> = {
  mei: { back: '#f2d6c4', skin: '#f0c9a4', hair: '#2b2320', shirt: '#2f6f63', cut: 'long' },
  jonas: { back: '#cfdfe8', skin: '#f3d2b3', hair: '#b98a4e', shirt: '#35507a', cut: 'short' },
  amara: { back: '#e8d9b5', skin: '#8a5a3b', hair: '#1f1613', shirt: '#a4442f', cut: 'curly' },
  tomas: { back: '#dcd3ea', skin: '#d9a679', hair: '#3a2a20', shirt: '#5b4a86', cut: 'bun' },
};

const hair: Readonly<Record<Face['cut'], string>> = {
  long: '<path d="M27 46c0-20 9-29 21-29s21 9 21 29v24H27z"/>',
  short: '<path d="M29 44c-1-17 7-26 19-26s20 9 19 26c-3-8-7-12-19-12s-16 4-19 12z"/>',
  curly:
    '<circle cx="34" cy="34" r="11"/><circle cx="48" cy="27" r="13"/><circle cx="62" cy="34" r="11"/><circle cx="29" cy="45" r="7"/><circle cx="67" cy="45" r="7"/>',
  bun: '<circle cx="48" cy="14" r="7"/><path d="M29 45c-1-17 7-27 19-27s20 10 19 27c-4-9-10-13-19-13s-15 4-19 13z"/>',
};

/** A drawn face, or the bot's; `undefined` for nobody. */
export function avatar(id: string): string | undefined {
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">';
  if (id === 'bot') {
    return `${open}<rect width="96" height="96" fill="#dfe9e4"/><path d="M26 38h40v24a16 16 0 0 1-16 16h-8a16 16 0 0 1-16-16z" fill="#24554a"/><path d="M66 44h5a9 9 0 0 1 0 18h-6" fill="none" stroke="#24554a" stroke-width="5"/><rect x="31" y="44" width="30" height="17" rx="8" fill="#fff"/><circle cx="40" cy="52" r="3.4" fill="#24554a"/><circle cx="52" cy="52" r="3.4" fill="#24554a"/><path d="M38 30c-3-4 3-6 0-11M50 30c-3-4 3-6 0-11" fill="none" stroke="#8fb3a6" stroke-width="3.5" stroke-linecap="round"/></svg>`;
  }
  const face = faces[id];
  if (face === undefined) return undefined;
  const behind = face.cut === 'short' || face.cut === 'bun' ? '' : `<g fill="${face.hair}">${hair[face.cut]}</g>`;
  const before =
    face.cut === 'short' || face.cut === 'bun'
      ? `<g fill="${face.hair}">${hair[face.cut]}</g>`
      : `<path d="M32 43c2-9 9-13 16-13s14 4 16 13c-6-3-9-6-11-9-5 5-12 8-21 9z" fill="${face.hair}"/>`;
  return `${open}<rect width="96" height="96" fill="${face.back}"/>${behind}<path d="M14 96c2-18 15-25 34-25s32 7 34 25z" fill="${face.shirt}"/><path d="M41 60h14v12c-3 5-11 5-14 0z" fill="${face.skin}"/><ellipse cx="48" cy="47" rx="16.5" ry="19" fill="${face.skin}"/>${before}<circle cx="42" cy="48" r="1.9" fill="#2a211d"/><circle cx="54" cy="48" r="1.9" fill="#2a211d"/><path d="M42 56c3 3.4 9 3.4 12 0" fill="none" stroke="#2a211d" stroke-width="1.8" stroke-linecap="round"/></svg>`;
}
