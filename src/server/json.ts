/** An object as it came in, whose fields may be anything. */
export type JSONObject = Readonly<Record<string, unknown>>;

/** The object that a text is in JSON; nothing when it is no JSON, or no object. */
export function jsonObject(text: string): JSONObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JSONObject) : undefined;
  } catch {
    return undefined;
  }
}
