import type { WordBook } from '../../locales/words.js';

/** The language that itniotech's pages may ask for and the package itself does not bring. */
export const spanishBook: WordBook = {
  en: {},
  languages: { es: async () => (await import('./spanish-words.js')).spanish },
};
