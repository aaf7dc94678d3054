import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readElements, type ElementDoc } from './manifest.js';

const head = '// Made from custom-elements.json by `npm run build`; not edited by hand.\n';

const union = (names: readonly string[]): string => (names.length > 0 ? names.map((name) => `'${name}'`).join(' | ') : 'never');

/** Attributes that are not called like their property: `{'credential-url': 'credentialUrl'}`. */
function attributesOf({ fields }: ElementDoc): string {
  const pairs = fields.flatMap(({ name, attribute }) => (attribute && attribute !== name ? [`'${attribute}': '${name}'`] : []));
  return pairs.length > 0 ? `{${pairs.join('; ')}}` : '{}';
}

function imports(elements: readonly ElementDoc[]): string {
  // the event modules put their classes on HTMLElementEventMap
  const events = readdirSync('src/events').filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return [
    ...events.map((name) => `import type {} from '../dist/events/${name.replace(/\.ts$/, '.js')}';`),
    ...elements.map(({ className, module }) => `import type {${className}} from '../${module}';`),
  ].join('\n');
}

function tagList(elements: readonly ElementDoc[], indent: string): string {
  return elements
    .map((element) => {
      const { tag, className, summary, fields, events } = element;
      const fieldNames = union(fields.map(({ name }) => name));
      return `${indent}/** ${summary} */\n${indent}'${tag}': Tag<${className}, ${fieldNames}, ${attributesOf(element)}, ${union(events)}>;`;
    })
    .join('\n');
}

const fieldTypes = `type Fields<E, K extends keyof E> = {[P in K]?: E[P] | undefined};
type Attributes<E, A> = {[P in keyof A]?: A[P] extends keyof E ? E[A[P]] | undefined : never};
type EventOf<N> = N extends keyof HTMLElementEventMap ? HTMLElementEventMap[N] : Event;`;

function react(elements: readonly ElementDoc[]): string {
  return `${head}import type {DetailedHTMLProps, HTMLAttributes} from 'react';
${imports(elements)}

${fieldTypes}
type Handlers<N extends string> = {[K in N as \`on\${K}\`]?: ((event: EventOf<K>) => void) | undefined};
type Tag<E extends HTMLElement, K extends keyof E, A, N extends string> =
  & Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, K>
  & Fields<E, K>
  & Attributes<E, A>
  & Handlers<N>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tagList(elements, '      ')}
    }
  }
}
`;
}

function vue(elements: readonly ElementDoc[]): string {
  return `${head}import type {HTMLAttributes} from 'vue';
${imports(elements)}

${fieldTypes}
type Camel<S extends string> = S extends \`\${infer A}-\${infer B}\` ? \`\${A}\${Capitalize<Camel<B>>}\` : S;
type Handlers<N extends string> = {[K in N as \`on\${Capitalize<Camel<K>>}\`]?: ((event: EventOf<K>) => void) | undefined};
type Emit<N extends string> = {[K in N]: (name: K, event: EventOf<K>) => void}[N];
type Tag<E extends HTMLElement, K extends keyof E, A, N extends string> = new () => E & {
  /** @deprecated for the checker of templates only; the element has no such property */
  $props: Omit<HTMLAttributes, K> & Fields<E, K> & Attributes<E, A> & Handlers<N>;
  /** @deprecated for the checker of templates only; the element has no such property */
  $emit: Emit<N>;
};

declare module 'vue' {
  interface GlobalComponents {
${tagList(elements, '    ')}
  }
}
`;
}

function jsx(elements: readonly ElementDoc[]): string {
  return `${head}${imports(elements)}

${fieldTypes}
type Handlers<N extends string> = {[K in N as \`on\${K}\`]?: ((event: EventOf<K>) => void) | undefined};
type Tag<E extends HTMLElement, K extends keyof E, A, N extends string> =
  & {class?: string | undefined; id?: string | undefined; lang?: string | undefined; slot?: string | undefined; hidden?: boolean | undefined; children?: unknown}
  & Fields<E, K>
  & Attributes<E, A>
  & Handlers<N>;

/**
 * The tags for a framework whose JSX knows no custom elements by itself:
 * \`interface IntrinsicElements extends ContactCenterElements {}\` in its JSX namespace.
 */
export interface ContactCenterElements {
${tagList(elements, '  ')}
}
`;
}

/** Writes `types/{react,vue,jsx}.d.ts` from the manifest. */
export function writeFrameworkTypes(): void {
  const elements = readElements();
  mkdirSync('types', { recursive: true });
  writeFileSync('types/react.d.ts', react(elements));
  writeFileSync('types/vue.d.ts', vue(elements));
  writeFileSync('types/jsx.d.ts', jsx(elements));
}
