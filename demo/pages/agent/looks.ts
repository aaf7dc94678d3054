import { keep, kept } from '../preferences.js';

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

const places = ['embedded', 'floating', 'docked'] as const;

/** Where the phone stands: beside the page's content, above it, or along the window's edge. */
export function offerPlaces(): void {
  const phone = document.querySelector('cc-softphone');
  const pick = document.querySelector<HTMLSelectElement>('#place');
  if (!phone || !pick) return;
  const go = (wanted: string | undefined): void => {
    const place = places.find((one) => one === wanted) ?? 'embedded';
    pick.value = phone.mode = place;
  };
  go(kept('place'));
  pick.addEventListener('change', () => {
    keep('place', pick.value);
    go(pick.value);
  });
}
