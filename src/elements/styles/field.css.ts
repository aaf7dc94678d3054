import { css, type CSSResult } from 'lit';

/** Labelled fields of a form: `<div class="field"><label>…</label><input /><p class="error">…</p></div>`. */
export const field: CSSResult = css`
  .field {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .field > label,
  legend {
    padding: 0;
    font-size: var(--_text-s);
    font-weight: 600;
  }

  .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  input:not([type='checkbox'], [type='radio']),
  select,
  .field textarea {
    inline-size: 100%;
    min-block-size: max(var(--_control), 44px);
    margin: 0;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background-color: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: var(--_text-field, calc(var(--_base) * 15 / 14));
  }

  .field textarea {
    min-block-size: 96px;
    resize: vertical;
    line-height: 1.45;
  }

  input:focus-visible,
  select:focus-visible,
  .field textarea:focus-visible {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
    outline-offset: 0;
  }

  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  [aria-invalid='true'] {
    border-color: var(--_negative-ink) !important;
  }

  .error {
    display: flex;
    gap: 6px;
    margin: 0;
    color: var(--_negative-ink);
    font-size: var(--_text-s);
  }

  .error:empty {
    display: none;
  }

  .error .icon {
    inline-size: var(--_icon-small);
    block-size: var(--_icon-small);
    margin-block-start: 2px;
  }

  .help {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_text-s);
  }

  .tick {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-3);
  }

  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_brand-ink);
  }

  /* smaller, and a phone zooms in when the field is touched */
  @media (pointer: coarse) {
    :host {
      --_text-field: max(16px, calc(var(--_base) * 16 / 14));
    }
  }
`;
