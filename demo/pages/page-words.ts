/** A page's own words: English and Chinese for each name. `{name}` stands for a parameter. */
export type PageWords = Readonly<Record<string, { readonly en: string; readonly 'zh-CN': string }>>;

/** The language the page is shown in. */
export function language(): 'en' | 'zh-CN' {
  return document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en';
}

/** One word in the page's language. */
export function say<W extends PageWords>(words: W, name: keyof W & string, parameters: Readonly<Record<string, string>> = {}): string {
  return (words[name]?.[language()] ?? name).replace(/\{(\w+)\}/g, (_, parameter: string) => parameters[parameter] ?? '');
}

/** Writes every element that names a word: `data-word` as its text, `data-label` as its name. */
export function writeWords(words: PageWords): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]'))
    element.textContent = say(words, element.dataset['word'] ?? '');
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', say(words, element.dataset['label'] ?? ''));
  }
}
