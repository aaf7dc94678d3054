/** Tells who looks into the console; a page written for itniotech has no other way to learn what went wrong. */
export function log(problem: unknown): void {
  // eslint-disable-next-line no-console -- the package has no other voice here, and nothing may be thrown into the page
  console.error('<cc-sdk>', problem);
}
