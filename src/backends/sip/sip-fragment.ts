/** The body of a NOTIFY that tells how a REFER goes: a status line (RFC 3420, RFC 3515 §2.4.5). */
export function sipFragment(status: number, phrase: string): string {
  return `SIP/2.0 ${String(status)} ${phrase}\r\n`;
}

/** The status that such a body tells; undefined when it tells none. */
export function statusOfFragment(body: string): number | undefined {
  const [, status] = /^\s*SIP\/2\.0\s+([1-6]\d\d)(?:\s|$)/i.exec(body.slice(0, 64)) ?? [];
  return status === undefined ? undefined : Number(status);
}
