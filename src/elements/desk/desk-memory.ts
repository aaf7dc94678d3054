/** The browser's storage for remembered choices; undefined where the page may not use it. */
export function deskMemory(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // a sandboxed frame or a strict privacy setting: choices are then not remembered
  }
}
