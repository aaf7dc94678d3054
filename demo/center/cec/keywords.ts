// said with other words, and meant the same
const alike: Readonly<Record<string, string>> = {
  agents: 'agent',
  humans: 'human',
  someone: 'person',
  somebody: 'person',
  anyone: 'person',
  anybody: 'person',
  people: 'person',
  speak: 'talk',
  speaking: 'talk',
  talking: 'talk',
  chat: 'talk',
  connected: 'connect',
  with: 'to',
};
const fillers: readonly string[] = ['a', 'an', 'the', 'your', 'some', 'any', 'one', 'of', 'me', 'please', 'just', 'now', 'directly'];

/** A text as words between blanks, so that a phrase is found as a whole and not in the middle of a word. */
function phrase(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !fillers.includes(word))
    .map((word) => (Object.hasOwn(alike, word) ? alike[word] : word));
  return ` ${words.join(' ')} `;
}

/** Chinese does not part its words: a keyword of one or two characters has to be all that is said, a longer one may stand in a sentence. */
function saysInChinese(text: string, keyword: string): boolean {
  const [said, wanted] = [text, keyword].map((each) => each.replace(/[^\p{L}\p{N}]+/gu, '')) as [string, string];
  return [...wanted].length > 2 ? said.includes(wanted) : said === wanted;
}

/** Whether a text says one of these words or phrases. */
export function saysOneOf(text: string, keywords: readonly string[]): boolean {
  return keywords.some((keyword) =>
    /\p{Script=Han}/u.test(keyword)
      ? saysInChinese(text, keyword)
      : phrase(keyword).trim() !== '' && phrase(text).includes(phrase(keyword)),
  );
}
