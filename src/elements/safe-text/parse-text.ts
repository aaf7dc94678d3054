import { safeLink, type SafeLink } from './safe-link.js';

/** A stretch of text as it is to be shown. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly type: 'code' | 'block'; readonly text: string }
  /** Its place is to be shown too, where the text does not say where the link leads. */
  | { readonly type: 'link'; readonly link: SafeLink; readonly text: string; readonly tellPlace: boolean };

// Chinese writing goes on after an address without a space, so Han ends one; each alternative begins with a letter of its own and cannot run into itself, so that no text takes longer than it is long
const token = new RegExp(
  [
    /```(?:[a-z0-9+-]{0,20}\n)?(?<block>[^`]{1,20000})```\n?/u,
    /`(?<code>[^`\n]{1,1000})`/u,
    /\[(?<label>[^[\]\n]{1,300})\]\((?<target>[^\s()<>]{1,2048})\)/u,
    /(?<![a-z0-9])(?<bare>(?:https?:\/\/|mailto:|tel:|www\.)[^\s<>"`\p{C}\p{Script=Han}]{2,})/u,
    /(?<![\p{L}\p{N}*])(?<stars>\*\*?)(?=[^\s*])(?<strong>[^*\n]{1,1000})(?<=\S)\k<stars>(?![\p{L}\p{N}*])/u,
    /(?<![\p{L}\p{N}_])_(?=[^\s_])(?<emphasis>[^_\n]{1,1000})(?<=\S)_(?![\p{L}\p{N}_])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

/**
 * Reads `*strong*` (or `**strong**`), `_emphasis_`, `` `code` ``, code blocks in three
 * backticks, addresses and `[text](address)`. Nothing else has a meaning, and what is not
 * closed is text. Gives data, never markup.
 */
export function parseText(text: string, depth = 0): readonly Inline[] {
  const found: Inline[] = [];
  let end = 0;
  const push = (from: number, to: number): void => {
    if (to > from) found.push({ type: 'text', text: text.slice(from, to) });
  };
  for (const match of text.matchAll(token)) {
    const inline = read(match, depth);
    if (!inline) continue;
    push(end, match.index);
    found.push(inline.inline);
    end = match.index + inline.length;
  }
  push(end, text.length);
  return found;
}

function read(match: RegExpMatchArray, depth: number): { readonly inline: Inline; readonly length: number } | undefined {
  const [whole] = match;
  const { block, code, label, target, bare, strong, emphasis } = match.groups ?? {};
  if (block !== undefined) return { inline: { type: 'block', text: block.replace(/\n$/, '') }, length: whole.length };
  if (code !== undefined) return { inline: { type: 'code', text: code }, length: whole.length };
  if (bare !== undefined) return readAddress(bare);
  if (label !== undefined) {
    const link = safeLink(target ?? '');
    return link && { inline: { type: 'link', link, text: label, tellPlace: true }, length: whole.length };
  }
  const inside = strong ?? emphasis ?? '';
  if (depth > 1) return undefined;
  const type = strong === undefined ? 'emphasis' : 'strong';
  return { inline: { type, inside: parseText(inside, depth + 1) }, length: whole.length };
}

function readAddress(bare: string): { readonly inline: Inline; readonly length: number } | undefined {
  const address = withoutEnd(bare);
  const link = safeLink(/^www\./i.test(address) ? `https://${address}` : address);
  if (!link) return undefined;
  // another host than the letters seem to say: letters of other scripts, odd numbers, backslashes
  const host = /^(?:https?:\/\/)?([^/?#\\]*)/i.exec(address)?.[1]?.toLowerCase();
  const honest = link.host === '' || host === link.host;
  return { inline: { type: 'link', link, text: honest ? address : link.href, tellPlace: false }, length: address.length };
}

/** An address without the punctuation of the sentence that it stands in. */
function withoutEnd(address: string): string {
  let end = address.length;
  let open = address.split('(').length - address.split(')').length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    if (/[.,;:!?'*_~\]}\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f]/.test(last)) continue;
    // a closing one belongs to the address when its opening one does
    if (last !== ')' || open >= 0) break;
    open++;
  }
  return address.slice(0, end);
}

// pictographs, their colours and joiners, flags
const emoji = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\s])+$/u;

/** Nothing but a few emoji: shown larger. */
export function isEmojiOnly(text: string): boolean {
  const count = text.length <= 24 && emoji.test(text) ? (text.match(/\p{Extended_Pictographic}|\p{Regional_Indicator}/gu)?.length ?? 0) : 0;
  return count > 0 && count <= 6;
}
