import { readFileSync } from 'node:fs';

type Member = {
  readonly kind: string;
  readonly name: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly type?: { readonly text: string };
  readonly description?: string;
};

type Declaration = {
  readonly name: string;
  readonly tagName?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly members?: readonly Member[];
  readonly events?: readonly { readonly name: string; readonly description?: string }[];
};

type Module = { readonly path: string; readonly declarations?: readonly Declaration[] };

/** What the manifest says of one element, cut down to what types and editors need. */
export type ElementDoc = {
  readonly tag: string;
  readonly className: string;
  readonly summary: string;
  /** Path of the module in the package, such as `dist/elements/desk/desk-element.js`. */
  readonly module: string;
  readonly fields: readonly FieldDoc[];
  /** Names of the events, as `@fires` gives them. */
  readonly events: readonly string[];
};

export type FieldDoc = {
  readonly name: string;
  readonly attribute: string | undefined;
  readonly type: string;
  readonly summary: string;
};

const firstParagraph = (text: string | undefined): string => (text ?? '').split('\n\n')[0]?.replaceAll('\n', ' ').trim() ?? '';

function elementDoc({ path }: Module, declaration: Declaration, tag: string): ElementDoc {
  const settable = (declaration.members ?? []).filter((member) => member.kind === 'field' && !member.static && !member.readonly);
  return {
    tag,
    className: declaration.name,
    summary: firstParagraph(declaration.summary ?? declaration.description),
    module: path,
    fields: settable.map(({ name, attribute, type, description }) => ({
      name,
      attribute,
      type: type?.text ?? 'unknown',
      summary: firstParagraph(description),
    })),
    events: [...new Set((declaration.events ?? []).map(({ name }) => name))].sort(),
  };
}

/** The elements of `custom-elements.json`, sorted by tag. */
export function readElements(path = 'custom-elements.json'): ElementDoc[] {
  const { modules } = JSON.parse(readFileSync(path, 'utf8')) as { readonly modules: readonly Module[] };
  return modules
    .flatMap((module) =>
      (module.declarations ?? []).flatMap((declaration) =>
        declaration.tagName ? [elementDoc(module, declaration, declaration.tagName)] : [],
      ),
    )
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
}
