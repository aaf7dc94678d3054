/** What can stand between braces in a URL template, by name. */
export type TemplateValues = Readonly<Record<string, string>>;

/** Longest value that is put into a URL, in characters. */
const longestValue = 512;

const field = /\{([A-Za-z][\w.-]*)\}/g;

/** Names of the fields of a template. */
export function templateFields(template: string): readonly string[] {
  return [...template.matchAll(field)].flatMap(([, name]) => name ?? []);
}

/**
 * Fills in the fields of a URL template. Each value is percent-encoded, so that
 * it stays where it was put: it ends no path, begins no query, adds no
 * parameter. What is not known is left empty.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return fillText(template, values, encodeValue);
}

/** The same where a text is wanted, and not a URL. */
export function fillText(template: string, values: TemplateValues, write: (value: string) => string = (value) => value): string {
  return template.replace(field, (_, name: string) => write(Object.hasOwn(values, name) ? (values[name] ?? '') : ''));
}

/** A value as it stands in a URL. */
export function encodeValue(value: string): string {
  // a step in a path would lead to another page, encoded or not (URL standard, double-dot URL path segment)
  if (/^\.{1,2}$/.test(value)) return '';
  return encodeURIComponent(value.slice(0, longestValue).replace(/\p{Surrogate}/gu, '\uFFFD'));
}
