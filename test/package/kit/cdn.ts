import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './app.js';

/** The files for a script tag, as the packed package brings them. */
export type Cdn = {
  readonly folder: string;
  /** Hash of each file, by its name. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Names of the files that each tag loads at once. */
  readonly filesOf: Readonly<Record<string, readonly string[]>>;
  /** Names of the chunks that contain a module whose path has this in it. */
  readonly chunksWith: (path: string) => readonly string[];
};

type Integrity = { readonly files: Readonly<Record<string, string>> };
type SourceMap = { readonly sources: readonly string[] };

/** Looks at the files for a script tag in an application's installed package. */
export function cdnOf(app: App): Cdn {
  const folder = join(app.folder, 'node_modules/contact-center-widgets/dist/cdn');
  const { files } = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8')) as Integrity;
  const sourcesOf = (map: string): readonly string[] =>
    (JSON.parse(readFileSync(join(folder, 'chunks', map), 'utf8')) as SourceMap).sources;
  return {
    folder,
    hashes: files,
    filesOf: JSON.parse(readFileSync(join(folder, 'tags.json'), 'utf8')) as Cdn['filesOf'],
    chunksWith: (path) =>
      readdirSync(join(folder, 'chunks'))
        .filter((name) => name.endsWith('.js.map') && sourcesOf(name).some((source) => source.includes(path)))
        .map((name) => `chunks/${name.replace(/\.map$/, '')}`),
  };
}
