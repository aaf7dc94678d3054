/** Where a page with `<cc-sdk>` finds what itniotech's own server does otherwise. */
export interface CcSdkSettings {
  /** Where the token is exchanged for a SIP credential. Default: `/cc/credential/itniotech` beside the script, else of the page. */
  readonly credentialUrl?: string | undefined;
  /** Where notes are sent. Default: `/cc/remarks/itniotech`, likewise. */
  readonly remarkUrl?: string | undefined;
  /** Time for work after a call, in seconds. Default: 20. */
  readonly wrapUp?: number | undefined;
}

/** All of them, written out. */
export interface UsedSettings {
  readonly credentialUrl: string;
  readonly remarkUrl: string;
  readonly wrapUp: number;
}

const longestWrapUp = 3600;

function seconds(value: unknown): number | undefined {
  const given = value === null || value === '' ? Number.NaN : Number(value);
  return given >= 0 && given <= longestWrapUp ? given : undefined;
}

/** What counts: the element's attributes, then what came with the script, then what is usual at `base`. */
export function usedSettings(element: Element, given: CcSdkSettings, base: string): UsedSettings {
  return {
    credentialUrl: element.getAttribute('credential-url') ?? given.credentialUrl ?? new URL('/cc/credential/itniotech', base).href,
    remarkUrl: element.getAttribute('remark-url') ?? given.remarkUrl ?? new URL('/cc/remarks/itniotech', base).href,
    wrapUp: seconds(element.getAttribute('wrap-up')) ?? seconds(given.wrapUp) ?? 20,
  };
}
