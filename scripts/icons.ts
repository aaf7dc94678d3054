import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `tsx scripts/icons.ts`: copies the shapes of the icons that elements use from
 * lucide-static into `src/elements/icons`, one module each. Run after adding a name.
 */
const names = [
  'angry',
  'arrow-down',
  'arrow-left',
  'arrow-left-right',
  'bell',
  'bell-off',
  'bot',
  'check',
  'check-check',
  'chevron-down',
  'chevron-up',
  'circle',
  'circle-alert',
  'circle-check',
  'circle-dot',
  'circle-minus',
  'clock',
  'copy',
  'delete',
  'download',
  'ellipsis',
  'external-link',
  'eye',
  'eye-off',
  'file-text',
  'frown',
  'gauge',
  'grip',
  'grip-horizontal',
  'grip-vertical',
  'headphones',
  'headset',
  'history',
  'image',
  'info',
  'laugh',
  'loader-circle',
  'log-in',
  'log-out',
  'mail',
  'map-pin',
  'maximize',
  'meh',
  'merge',
  'message-circle',
  'mic',
  'mic-off',
  'minimize',
  'minus',
  'move',
  'monitor-up',
  'paperclip',
  'pause',
  'phone',
  'phone-call',
  'phone-forwarded',
  'phone-incoming',
  'phone-missed',
  'phone-off',
  'phone-outgoing',
  'picture-in-picture-2',
  'play',
  'plus',
  'rotate-cw',
  'screen-share',
  'screen-share-off',
  'search',
  'send-horizontal',
  'settings',
  'shield-check',
  'smile',
  'square',
  'square-pen',
  'star',
  'thumbs-down',
  'thumbs-up',
  'trash-2',
  'triangle-alert',
  'upload',
  'user-round',
  'user-round-minus',
  'users-round',
  'users',
  'video',
  'video-off',
  'voicemail',
  'volume-2',
  'volume-x',
  'wifi-off',
  'x',
] as const;

const folder = 'src/elements/icons';
const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function shapesOf(name: string): string {
  const file = readFileSync(join('node_modules/lucide-static/icons', `${name}.svg`), 'utf8');
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1];
  if (!inner) throw new Error(`${name}.svg has no shapes`);
  return inner
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/ \/>$/, '/>'))
    .join('');
}

mkdirSync(folder, { recursive: true });
for (const name of names) {
  const source = `import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's \`${name}\` (ISC, see LICENSE.md). */
export const ${camelCase(name)}Icon: SVGTemplateResult = svg\`${shapesOf(name)}\`;
`;
  writeFileSync(join(folder, `${name}.ts`), source);
}
console.log(`${names.length} icons`);
