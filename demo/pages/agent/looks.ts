import { keep } from '../preferences.js';

/** The tokens that a page may set, tried out: brand, density, direction. */
export function offerLooks(): void {
  const root = document.documentElement;
  for (const swatch of document.querySelectorAll<HTMLInputElement>('input[name="brand"]')) {
    swatch.addEventListener('change', () => root.style.setProperty('--cc-color-brand', swatch.value));
  }
  const density = document.querySelector<HTMLInputElement>('#density');
  density?.addEventListener('change', () => root.style.setProperty('--cc-density', density.checked ? '0.85' : '1'));
  const direction = document.querySelector<HTMLInputElement>('#direction');
  if (direction) direction.checked = root.dir === 'rtl';
  direction?.addEventListener('change', () => {
    root.dir = direction.checked ? 'rtl' : 'ltr';
    keep('direction', root.dir);
  });
}
