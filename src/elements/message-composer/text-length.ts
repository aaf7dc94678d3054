const encoder = new TextEncoder();

/** How much room a text has left, for telling. */
export interface TextLength {
  /** Characters that still fit; below 0, that are too many. Those to come are taken to be as long as those that are there. */
  readonly characters: number;
  /** It is time to tell. */
  readonly near: boolean;
}

/** Measures a text against a limit in bytes of UTF-8, as back ends have it; told in characters, since nobody thinks in bytes. */
export function textLength(text: string, limit: number): TextLength {
  const bytes = encoder.encode(text).length;
  const each = text === '' ? 1 : bytes / [...text].length;
  const left = (limit - bytes) / each;
  return { characters: Math.floor(left), near: bytes > limit * 0.8 };
}
