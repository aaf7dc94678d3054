// controls, and the marks that turn the direction of text round
const unprintable = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** What somebody wrote into a message, as text that can be shown: one line of bounded length, nothing in it that is not seen. */
export function headerText(text: string, longest: number = 256): string {
  return text.slice(0, 4096).replace(unprintable, '').replace(/\s+/g, ' ').trim().slice(0, longest);
}
