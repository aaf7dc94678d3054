import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../../context/locale-controller.js';
import type { TextParameters } from '../../locales/text.js';
import type { ChatKey, WordKey } from '../../locales/words.js';
import { circleAlertIcon } from '../icons/circle-alert.js';
import { icon } from '../icons/icon.js';

/** One thing that a form asks for. */
export interface FormField {
  /** Under this name the answer is given. `name` is the visitor's. */
  readonly name: string;
  /** Default: words of the language for `name`, `email` and `phone`, else the name itself. */
  readonly label?: string;
  /** Default: by the name, else `text`. */
  readonly type?: 'text' | 'email' | 'tel' | 'select' | 'textarea' | 'checkbox';
  readonly required?: boolean;
  /** What the browser may fill in, as HTML's `autocomplete` has it. Default: by the name. */
  readonly autocomplete?: string;
  /** What can be chosen, for `select`. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** A regular expression for the whole answer. */
  readonly pattern?: string;
  /** Longest answer, in characters. */
  readonly maxLength?: number;
  /** A line under the field. */
  readonly help?: string;
  /** What stands in it at first. */
  readonly value?: string;
}

const known: Readonly<Record<string, { readonly type: FormField['type']; readonly autocomplete: string; readonly word: ChatKey }>> = {
  name: { type: 'text', autocomplete: 'name', word: 'prechat.name' },
  email: { type: 'email', autocomplete: 'email', word: 'prechat.email' },
  phone: { type: 'tel', autocomplete: 'tel', word: 'prechat.phone' },
};

/** What is wrong with an answer: a word and its parameters. */
export type FieldProblem = readonly [key: WordKey, parameters?: TextParameters];

/** Looks at an answer. `undefined`: nothing is wrong with it. A ticked box is `on`. */
export function fieldProblem(field: FormField, value: string): FieldProblem | undefined {
  const type = typeOf(field);
  if (value.trim() === '') return field.required ? [missing[type] ?? 'prechat.error.required'] : undefined;
  if (field.maxLength !== undefined && [...value].length > field.maxLength) return ['prechat.error.long', { count: field.maxLength }];
  // as HTML's own, and a dot: nobody has an address without one
  if (type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value.trim())) return ['prechat.error.email'];
  if (type === 'tel' && !/^\+?[\d\s().-]{4,30}$/.test(value.trim())) return ['prechat.error.phone'];
  return matches(field.pattern, value) ? undefined : ['prechat.error.pattern'];
}

// as HTML's own: a pattern that is none asks for nothing
function matches(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}

const missing: Readonly<Partial<Record<NonNullable<FormField['type']>, WordKey>>> = {
  select: 'prechat.error.choose',
  checkbox: 'prechat.error.tick',
};

function typeOf({ name, type }: FormField): NonNullable<FormField['type']> {
  return type ?? known[name]?.type ?? 'text';
}

/** How a field is shown. */
export interface ShownField {
  readonly field: FormField;
  readonly value: string;
  readonly problem: FieldProblem | undefined;
  readonly locale: LocaleController;
  readonly onInput: (value: string) => void;
}

/** A field with its label, its help, and what is wrong with it, tied together for those who hear it. */
export function formField(shown: ShownField): TemplateResult {
  const { field, problem, locale } = shown;
  const { text } = locale;
  // what describes a field is found by a list of names with spaces between them
  const id = `field-${field.name.replace(/\s/g, '_')}`;
  const word = known[field.name]?.word;
  const label = field.label ?? (word ? text(word) : field.name);
  const named = html`<span dir="auto">${label}</span>${field.required ? nothing : html` <span class="optional">(${text('prechat.optional')})</span>`}`;
  const control = controlOf(shown, id);
  return html`
    <div class="field" part="field">
      ${
        typeOf(field) === 'checkbox'
          ? html`<div class="tick">${control}<label for=${id}>${named}</label></div>`
          : html`<label for=${id}>${named}</label>${control}`
      }
      ${field.help ? html`<p class="help" id=${`${id}-help`} dir="auto">${field.help}</p>` : nothing}
      <p class="error" part="error" id=${`${id}-error`}>${problem ? html`${icon(circleAlertIcon)}<span dir="auto">${text(...problem)}</span>` : nothing}</p>
    </div>
  `;
}

function controlOf({ field, value, problem, locale: { text }, onInput }: ShownField, id: string): TemplateResult {
  const type = typeOf(field);
  const described = [field.help ? `${id}-help` : '', problem ? `${id}-error` : ''].filter(Boolean).join(' ') || nothing;
  // any token of HTML's list; the checker of templates knows an old one
  const autocomplete = (field.autocomplete ?? known[field.name]?.autocomplete ?? 'off') as 'off';
  const read = (event: Event): void => onInput((event.target as HTMLInputElement).value);
  const required = field.required ?? false;
  const invalid = problem !== undefined;
  switch (type) {
    case 'select':
      return html`
        <select id=${id} name=${field.name} autocomplete=${autocomplete} aria-required=${required} aria-invalid=${invalid} aria-describedby=${described} @change=${read}>
          <option value="" ?selected=${value === ''}>${text('prechat.choose')}</option>
          ${(field.options ?? []).map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
        </select>
      `;
    case 'textarea':
      return html`<textarea id=${id} name=${field.name} dir="auto" autocomplete=${autocomplete} aria-required=${required} aria-invalid=${invalid} aria-describedby=${described} .value=${value} @input=${read}></textarea>`;
    case 'checkbox':
      return html`<input id=${id} name=${field.name} type="checkbox" aria-required=${required} aria-invalid=${invalid} aria-describedby=${described} .checked=${value !== ''} @change=${(event: Event) => onInput((event.target as HTMLInputElement).checked ? 'on' : '')} />`;
    case 'text':
    case 'email':
    case 'tel':
      return html`<input id=${id} name=${field.name} type=${type} dir=${type === 'text' ? 'auto' : 'ltr'} autocomplete=${autocomplete} aria-required=${required} aria-invalid=${invalid} aria-describedby=${described} .value=${value} @input=${read} />`;
  }
}
