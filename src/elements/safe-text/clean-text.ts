// controls but tab and line feed; embeddings, overrides and isolates (UAX #9 §2), which would turn around what stands beside them; tags and annotations, which nobody sees
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
// a pile of marks on one letter climbs out of its line; no writing needs more than a few
const piles = /(\p{M}{4})\p{M}+/gu;
// what looks like nothing, and would hide where a name ends
const blanks = /[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2800\u3164\ufeff\uffa0]+/gu;

/** Text from outside as it is shown: without what cannot be seen, or shows other than it reads. Line breaks stay. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(unseen, '')
    .replace(piles, '$1');
}

/** The same for what stands on one line, such as a name or a title. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(blanks, ' ').trim();
}
