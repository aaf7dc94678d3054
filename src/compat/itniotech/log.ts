/** A page that goes wrong in a loop fills no console: each problem is told so often. */
const most = 100;
const told = new Map<string, number>();

/** Tells who looks into the console; a page written for itniotech has no other way to learn what went wrong. */
export function log(problem: unknown): void {
  const what = problem instanceof Error ? problem.message : 'something';
  const times = (told.get(what) ?? 0) + 1;
  if (times > most) return;
  told.set(what, times);
  // eslint-disable-next-line no-console -- the package has no other voice here, and nothing may be thrown into the page
  console.error('<cc-sdk>', codeOf(problem), problem);
}

// by its field and not by its class: this file is in two bundles of one page
function codeOf(problem: unknown): string {
  const { code } = (problem ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
