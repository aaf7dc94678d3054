/** One value of a Reason header (RFC 3326). */
export interface Reason {
  /** Lower case: `sip`, `q.850`. */
  readonly protocol: string;
  readonly cause: number | undefined;
}

/** Reads Reason headers; what cannot be read is left out. */
export function reasonsOf(headers: readonly string[]): readonly Reason[] {
  return headers
    .flatMap((header) => withoutTexts(header.slice(0, 1024)).split(','))
    .flatMap((value) => {
      const protocol = /^\s*([A-Za-z0-9.!%*_+`'~-]+)/.exec(value)?.[1]?.toLowerCase();
      if (!protocol) return [];
      const cause = /;\s*cause\s*=\s*(\d{1,3})\b/i.exec(value)?.[1];
      return [{ protocol, cause: cause === undefined ? undefined : Number(cause) }];
    });
}

// what a server writes for people may look like anything, a cause included
function withoutTexts(header: string): string {
  return header.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}
