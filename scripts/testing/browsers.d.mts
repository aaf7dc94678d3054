/** Types of browsers.mjs, which configurations of tools import as it is. */
export declare const chromiumPath: string;
export declare const wholeChromiumPath: string;
export declare const firefoxPath: string;
export declare const chromiumArguments: string[];
export declare const firefoxPreferences: Record<string, boolean | number | string>;
