import type { CSSResult } from 'lit';

/** Adds the styles of a part that came late to those of its element, once each. */
export function addStyles({ shadowRoot }: HTMLElement, ...styles: readonly CSSResult[]): void {
  if (!shadowRoot) return;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []).filter((sheet) => !shadowRoot.adoptedStyleSheets.includes(sheet));
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, ...sheets];
}
