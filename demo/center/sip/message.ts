/** One header line. The name keeps the case it came in; compact names are written out. */
export type Header = readonly [name: string, value: string];

type Parts = {
  /** `Via`, `Route`, `Record-Route` and `Contact` have one value a line, in order. */
  readonly headers: readonly Header[];
  readonly body: string;
};

/** A SIP request (RFC 3261 §7.1). */
export type SIPRequest = Parts & { readonly kind: 'request'; readonly method: string; readonly uri: string };

/** A SIP response (RFC 3261 §7.2). */
export type SIPResponse = Parts & { readonly kind: 'response'; readonly status: number; readonly reason: string };

export type SIPMessage = SIPRequest | SIPResponse;

/** The first value of a header; `name` in lower case. */
export function header(message: SIPMessage, name: string): string | undefined {
  return message.headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

/** All values of a header, in order; `name` in lower case. */
export function allHeaders(message: SIPMessage, name: string): readonly string[] {
  return message.headers.filter(([candidate]) => candidate.toLowerCase() === name).map(([, value]) => value);
}

/** Only the named headers, in their order; names in lower case. */
export function onlyHeaders(message: SIPMessage, ...names: readonly string[]): readonly Header[] {
  return message.headers.filter(([name]) => names.includes(name.toLowerCase()));
}

/** All but the named headers; names in lower case. */
export function withoutHeaders(message: SIPMessage, ...names: readonly string[]): readonly Header[] {
  return message.headers.filter(([name]) => !names.includes(name.toLowerCase()));
}

/** All headers but the topmost of one name, in lower case. */
export function withoutFirst(message: SIPMessage, name: string): readonly Header[] {
  const at = message.headers.findIndex(([candidate]) => candidate.toLowerCase() === name);
  return at < 0 ? message.headers : message.headers.filter((_, index) => index !== at);
}

/** Writes a message as it goes over the wire; `Content-Length` is counted here. */
export function serialize(message: SIPMessage): string {
  const start =
    message.kind === 'request' ? `${message.method} ${message.uri} SIP/2.0` : `SIP/2.0 ${String(message.status)} ${message.reason}`;
  const lines = withoutHeaders(message, 'content-length').map(([name, value]) => `${name}: ${value}`);
  const length = `Content-Length: ${String(Buffer.byteLength(message.body))}`;
  return `${[start, ...lines, length].join('\r\n')}\r\n\r\n${message.body}`;
}
