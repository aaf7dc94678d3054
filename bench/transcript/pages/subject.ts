/** A transcript under measurement, as its page offers it to the bench. */
export type Subject = {
  /** Shows a conversation of so many messages. Resolves when it is in the page. */
  mount(length: number): Promise<void>;
  /** One more message, of the other side, to a reader who is at the end. */
  append(index: number): Promise<void>;
  /** How many messages are elements of the page. */
  mounted(): number;
  /** The text of the last message that is shown. */
  last(): string;
};

declare global {
  var subject: Subject;
}

const words =
  'The lamp that I ordered last week did not arrive and the tracking page says that it is still in the warehouse somewhere'.split(' ');

/** The same words for everybody: of many lengths, and a number to be found by. */
export function textOf(index: number): string {
  return `Message ${index}. ${words.slice(0, 2 + ((index * 7) % 20)).join(' ')}`;
}

/** The next painting but one: what was asked for is on the screen. */
export async function painted(): Promise<void> {
  for (let count = 0; count < 2; count++) await new Promise((done) => requestAnimationFrame(done));
}
