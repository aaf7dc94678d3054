import { mkdirSync, writeFileSync } from 'node:fs';
import { readElements, type FieldDoc } from './manifest.js';

/** The words that an attribute may have, where its type is a union of strings. */
function valuesOf({ type }: FieldDoc): { name: string }[] {
  return [...type.matchAll(/'([^']+)'/g)].map(([, name]) => ({ name: name ?? '' }));
}

/** Writes the custom data from which editors complete tags and attributes in HTML. */
export function writeEditorData(): void {
  const tags = readElements().map(({ tag, summary, fields }) => ({
    name: tag,
    description: summary,
    attributes: fields.flatMap((field) =>
      field.attribute ? [{ name: field.attribute, description: field.summary, values: valuesOf(field) }] : [],
    ),
  }));
  mkdirSync('types', { recursive: true });
  writeFileSync('types/html-custom-data.json', `${JSON.stringify({ version: 1.1, tags }, null, 2)}\n`);
}
