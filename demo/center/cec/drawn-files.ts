import { crc32, deflateSync } from 'node:zlib';

type Color = readonly [red: number, green: number, blue: number];

const [width, height] = [480, 320];
const sky: Color = [239, 230, 216];
const door: Color = [47, 79, 74];
const step: Color = [201, 187, 167];
const box: Color = [196, 148, 92];
const boxSide: Color = [166, 119, 70];
const tape: Color = [226, 201, 160];
const label: Color = [250, 246, 238];
const ink: Color = [70, 58, 48];

/** Rectangles from back to front: left, top, right, bottom. */
const shapes: readonly (readonly [number, number, number, number, Color])[] = [
  [0, 0, width, height, sky],
  [120, 20, 330, 270, [36, 62, 58]],
  [130, 30, 320, 270, door],
  [150, 50, 215, 140, [60, 97, 91]],
  [235, 50, 300, 140, [60, 97, 91]],
  [150, 160, 215, 250, [60, 97, 91]],
  [235, 160, 300, 250, [60, 97, 91]],
  [304, 150, 314, 172, [214, 178, 96]],
  [0, 270, width, height, step],
  [60, 262, 420, 284, [182, 166, 144]],
  [250, 180, 400, 282, box],
  [400, 190, 430, 276, boxSide],
  [316, 180, 336, 282, tape],
  [264, 216, 308, 252, label],
  [270, 224, 300, 228, ink],
  [270, 233, 294, 237, ink],
  [270, 242, 300, 246, ink],
];

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

let drawn: Buffer | undefined;

/** A PNG of a parcel on a doorstep, 480 by 320. */
export function picture(): Buffer {
  if (drawn !== undefined) return drawn;
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  for (const [left, top, right, bottom, color] of shapes) {
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) pixels.set(color, y * row + 1 + x * 3);
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  drawn = Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
  return drawn;
}

const lines = [
  ['28', 'How to brew'],
  ['13', 'Larkfield Coffee'],
  ['13', ''],
  ['13', '1.  Weigh 15 g of coffee and 250 g of water at 94 degrees.'],
  ['13', '2.  Grind like coarse sand. Rinse the paper.'],
  ['13', '3.  Pour 40 g, wait half a minute.'],
  ['13', '4.  Pour the rest in slow circles, in two goes.'],
  ['13', '5.  Done after three minutes. Drink it black first.'],
] as const;

/** A PDF of one page: how to brew a cup. */
export function document(): Buffer {
  const text = lines.map(([size, line]) => `/F1 ${size} Tf (${line}) Tj 0 -28 Td`).join('\n');
  const content = `BT 64 760 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n`;
  file += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
