/** How the scene is shown; all of it stands in the page's address. */
export interface Settings {
  readonly element: string;
  readonly state: string;
  readonly scheme: 'light' | 'dark' | 'auto';
  readonly width: '280' | '320' | '360' | '420';
  readonly lang: 'en' | 'zh-CN';
  readonly dir: 'ltr' | 'rtl';
  readonly brand: string;
  readonly text: '100' | '150' | '200';
  readonly density: '1' | '0.85';
  /** Only the element, for pictures. */
  readonly bare: '' | '1';
}

/** What each switch offers. */
export const choices = {
  scheme: ['auto', 'light', 'dark'],
  width: ['280', '320', '360', '420'],
  lang: ['en', 'zh-CN'],
  dir: ['ltr', 'rtl'],
  brand: ['#2f5fe0', '#0f766e', '#c2410c', '#7c3aed', '#facc15'],
  text: ['100', '150', '200'],
  density: ['1', '0.85'],
} as const;

const defaults: Settings = {
  element: 'cc-softphone',
  state: 'idle',
  scheme: 'auto',
  width: '360',
  lang: 'en',
  dir: 'ltr',
  brand: '#2f5fe0',
  text: '100',
  density: '1',
  bare: '',
};

/** A state's name in an address: `ringing in` → `ringing-in`. */
export function slug(name: string): string {
  return name.replaceAll(' ', '-');
}

export function readSettings(query: string): Settings {
  const parameters = new URLSearchParams(query);
  const known = Object.keys(defaults).filter((key) => parameters.has(key));
  return { ...defaults, ...Object.fromEntries(known.map((key) => [key, parameters.get(key) ?? ''])) };
}

export function writeSettings(settings: Settings): string {
  const changed = Object.entries(settings).filter(([key, value]) => value !== defaults[key as keyof Settings]);
  return `?${new URLSearchParams(changed).toString()}`;
}
