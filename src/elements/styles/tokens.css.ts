import { css, type CSSResult } from 'lit';

/**
 * What everything else is drawn with. Each private `--_x` takes the page's
 * `--cc-x` where there is one, so that a page can set a token anywhere above
 * the element. `--cc-color-scheme` is `light`, `dark` or (default) `light dark`,
 * which follows the reader's system.
 *
 * Colours that carry text are derived so that any brand colour stays readable:
 * black or white on it by its luminance (WCAG 2.2, 1.4.3), and as an ink on a
 * surface never lighter or darker than reads well.
 */
export const tokens: CSSResult = css`
  :host {
    color-scheme: var(--cc-color-scheme, light dark);

    --_surface: var(--cc-color-surface, light-dark(#ffffff, #17191f));
    --_raised: var(--cc-color-surface-raised, light-dark(#f3f5f8, #23262e));
    --_floating: var(--cc-color-surface-floating, light-dark(#ffffff, #23262e));
    --_ink: var(--cc-color-text, light-dark(#12151b, #f2f4f8));
    --_muted: var(--cc-color-text-muted, light-dark(#545d6e, #a9b1c0));
    --_line: var(--cc-color-border, light-dark(#e1e5eb, #313640));
    --_edge: var(--cc-color-control-border, light-dark(#7f8898, #78818f));
    --_brand: var(--cc-color-brand, #2f5fe0);
    --_positive: var(--cc-color-positive, #137a43);
    --_negative: var(--cc-color-negative, #cc2431);
    --_warning: var(--cc-color-warning, #f2b233);

    --_on-brand: color(from var(--_brand) xyz-d65 calc(0.9505 * clamp(0, (0.179 - y) * 1000, 1)) clamp(0, (0.179 - y) * 1000, 1) calc(1.089 * clamp(0, (0.179 - y) * 1000, 1)));
    --_on-fill: #ffffff;
    --_on-warning: #231a05;
    --_brand-ink: light-dark(oklch(from var(--_brand) min(l, 0.5) c h), oklch(from var(--_brand) max(l, 0.78) min(c, 0.13) h));
    --_positive-ink: light-dark(oklch(from var(--_positive) min(l, 0.48) c h), oklch(from var(--_positive) 0.8 c h));
    --_negative-ink: light-dark(oklch(from var(--_negative) min(l, 0.51) c h), oklch(from var(--_negative) 0.78 min(c, 0.13) h));
    --_warning-ink: light-dark(oklch(from var(--_warning) 0.47 0.11 h), oklch(from var(--_warning) max(l, 0.8) c h));
    --_brand-tint: light-dark(color-mix(in oklab, var(--_brand) 10%, var(--_surface)), color-mix(in oklab, var(--_brand) 24%, var(--_surface)));
    --_positive-tint: light-dark(color-mix(in oklab, var(--_positive) 9%, var(--_surface)), color-mix(in oklab, var(--_positive) 22%, var(--_surface)));
    --_negative-tint: light-dark(color-mix(in oklab, var(--_negative) 9%, var(--_surface)), color-mix(in oklab, var(--_negative) 22%, var(--_surface)));
    --_warning-tint: color-mix(in oklab, var(--_warning) 16%, var(--_surface));
    --_hover: color-mix(in oklab, currentColor 8%, transparent);
    --_focus: var(--cc-color-focus, var(--_brand-ink));
    --_shadow: var(--cc-shadow, 0 1px 2px rgb(10 14 25 / 0.08), 0 8px 28px rgb(10 14 25 / 0.16));

    --_density: var(--cc-density, 1);
    --_space-1: var(--cc-space-1, calc(4px * var(--_density)));
    --_space-2: var(--cc-space-2, calc(8px * var(--_density)));
    --_space-3: var(--cc-space-3, calc(12px * var(--_density)));
    --_space-4: var(--cc-space-4, calc(16px * var(--_density)));
    --_space-6: var(--cc-space-6, calc(24px * var(--_density)));
    --_radius: var(--cc-radius, 8px);
    --_radius-small: var(--cc-radius-small, 6px);
    --_radius-full: var(--cc-radius-full, 999px);
    --_control: max(32px, calc(40px * var(--_density)), calc(var(--_icon) + 12px));

    --_base: var(--cc-font-size, 0.875rem);
    --_icon: calc(var(--_base) * 20 / 14);
    --_icon-small: calc(var(--_base) * 16 / 14);
    --_text-xs: max(12px, calc(var(--_base) * 12 / 14));
    --_text-s: max(12px, calc(var(--_base) * 13 / 14));
    --_text-m: var(--_base);
    --_text-l: calc(var(--_base) * 16 / 14);
    --_text-xl: calc(var(--_base) * 20 / 14);
    --_text-2xl: calc(var(--_base) * 28 / 14);

    font-family: var(--cc-font-family, system-ui, sans-serif);
    font-size: var(--_text-m);
    font-weight: 400;
    line-height: 1.4;
    color: var(--_ink);
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
  }

  @media (pointer: coarse) {
    :host {
      --_control: max(44px, calc(44px * var(--_density)), calc(var(--_icon) + 12px));
    }
  }

  @media (forced-colors: active) {
    :host {
      --_line: CanvasText;
      --_edge: ButtonText;
      --_focus: Highlight;
    }
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  /* what stands inside an element follows its scheme, whatever set it */
  * {
    color-scheme: inherit;
  }

  [hidden] {
    display: none !important;
  }

  bdi {
    overflow-wrap: anywhere;
  }
`;
