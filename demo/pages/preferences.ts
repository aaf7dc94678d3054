import { writeWords, type PageWords } from './page-words.js';

/** What a reader may set on every page, and what is kept of it. */
export type Preference = 'theme' | 'language' | 'direction';

/** What else a page keeps. */
export type Kept = 'place' | 'steps' | 'tips' | 'trials' | 'options';

/** Keeps a choice for the other pages and the next visit. */
export function keep(preference: Preference | Kept, value: string): void {
  try {
    localStorage.setItem(`demo.${preference}`, value);
  } catch {
    // a private window: kept until the page is left
  }
}

/** What was kept. */
export function kept(preference: Preference | Kept): string | undefined {
  try {
    return localStorage.getItem(`demo.${preference}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Wires the selects of the page's bar, and writes the page's words now and whenever the language changes. */
export function offerPreferences(words: PageWords, onLanguage: () => void = () => undefined): void {
  const root = document.documentElement;
  const language = document.querySelector<HTMLSelectElement>('#language');
  const theme = document.querySelector<HTMLSelectElement>('#theme');

  if (theme) theme.value = root.dataset['theme'] ?? 'system';
  theme?.addEventListener('change', () => {
    keep('theme', theme.value);
    if (theme.value === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme.value;
  });

  if (language) language.value = root.lang === 'zh-CN' ? 'zh-CN' : 'en';
  language?.addEventListener('change', () => {
    keep('language', language.value);
    root.lang = language.value;
    writeWords(words);
    onLanguage();
  });
  writeWords(words);
}
