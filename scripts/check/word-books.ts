import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sourceFiles } from './source-files.js';

const folder = 'src/locales/books/';

/** By English word: the books that have it. */
async function booksOfWords(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const books = new Map<string, Set<string>>();
  for (const file of readdirSync(folder)) {
    const module = (await import(`../../${folder}${file}`)) as Readonly<Record<string, { readonly en: object }>>;
    for (const { en } of Object.values(module)) {
      for (const word of Object.keys(en)) books.set(word, (books.get(word) ?? new Set()).add(file.replace('.ts', '')));
    }
  }
  return books;
}

/**
 * Words that parts say and that stand in none of the books that their folder
 * opens: alone on a page such a part would show the word's name. A folder that
 * opens none is given its words; a language says none.
 */
export async function wordsOutOfBooks(): Promise<string[]> {
  const books = await booksOfWords();
  const folders = new Map<string, string[]>();
  for (const path of sourceFiles().filter((file) => /^src\/(elements|compat)\/.*(?<!\.test|\.testing|spanish-words)\.ts$/.test(file))) {
    folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), path]);
  }
  return [...folders.values()].flatMap((paths) => {
    const texts = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const opened = new Set(texts.flatMap(({ text }) => [...text.matchAll(/\/books\/([\w-]+)\.js'/g)].map(([, name]) => name ?? '')));
    if (opened.size === 0) return [];
    return texts.flatMap(({ path, text }) =>
      [...text.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].flatMap(([, word = '']) => {
        const places = books.get(word);
        if (!places || [...places].some((book) => opened.has(book))) return [];
        return [`${path}: '${word}' stands in ${[...places].join(', ')}, which is not opened in its folder`];
      }),
    );
  });
}
