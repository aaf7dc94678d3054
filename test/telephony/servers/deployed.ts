import { fileURLToPath } from 'node:url';

/** The path of a file of `deploy/`, which is what these tests run on. */
export function deployed(path: string): string {
  return fileURLToPath(new URL(`../../../deploy/${path}`, import.meta.url));
}
