/** The body of a request or an answer as text; nothing when it is longer than `limit` bytes, and then the rest is not read. */
export async function boundedText(
  { body }: { readonly body: ReadableStream<Uint8Array> | null },
  limit: number,
): Promise<string | undefined> {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
