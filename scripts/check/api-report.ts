import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { moduleEntries, readPackage, type Entry } from '../package/entries.js';

const folder = 'docs/api';

/** `define` and `locales` have many small entries, which read better on one page. */
const pageOf = ({ subpath }: Entry): string =>
  (/^\.\/(define|locales)(\/|$)/.exec(subpath)?.[1] ?? subpath.slice(2).replaceAll('/', '-')) || 'index';

function printDeclaration(declaration: ts.Declaration, printer: ts.Printer): string {
  // a variable's declaration is a part of its statement
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return printer
    .printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile())
    .split('\n')
    .filter((line) => !/^\s*(#private;|private )/.test(line))
    .join('\n')
    .replace(/^export /, '')
    .replace(/^declare /, '');
}

/** Tags that an entry adds to `HTMLElementTagNameMap`. */
function tagsOf(source: ts.SourceFile): string[] {
  return [...source.text.matchAll(/['"](cc-[a-z-]+)['"]: (\w+);/g)].map(([, tag, className]) => `<${tag}>: ${className}`);
}

function printEntry(program: ts.Program, entry: Entry, printer: ts.Printer): string {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(resolve(entry.types));
  if (!source) throw new Error(`${entry.types} is missing: npm run build -- modules`);
  const module = checker.getSymbolAtLocation(source);
  const symbols = module ? checker.getExportsOfModule(module) : [];
  const declarations = symbols
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((symbol) => (symbol.declarations ?? []).map((declaration) => printDeclaration(declaration, printer)));
  const body = [...tagsOf(source), ...declarations].join('\n\n');
  const title = `## ${readPackage().name}${entry.subpath.slice(1)}`;
  return body === '' ? `${title}\n` : `${title}\n\n\`\`\`ts\n${body}\n\`\`\`\n`;
}

/** The public declarations of every entry, without comments: page name → text. Needs a build. */
function apiPages(): Map<string, string> {
  const entries = moduleEntries();
  const program = ts.createProgram(
    entries.map(({ types }) => resolve(types)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      skipLibCheck: true,
    },
  );
  const printer = ts.createPrinter({ removeComments: true });
  const pages = new Map<string, string>();
  for (const entry of entries) {
    const page = `${pageOf(entry)}.api.md`;
    const before =
      pages.get(page) ??
      '# Public declarations\n\nMade by `npm run build -- api`. A change here is a change for users: it belongs in CHANGELOG.md.\n';
    pages.set(page, `${before}\n${printEntry(program, entry, printer)}`);
  }
  return pages;
}

/** Writes `docs/api/*.api.md`. */
export function writeApiReport(): void {
  mkdirSync(folder, { recursive: true });
  for (const [page, text] of apiPages()) writeFileSync(join(folder, page), text);
}

/** Pages of the report that are not what the sources give. */
export function staleApiReport(): string[] {
  const fresh = apiPages();
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.api.md')) : [];
  const stale = [...fresh]
    .filter(([page, text]) => !there.includes(page) || readFileSync(join(folder, page), 'utf8') !== text)
    .map(([page]) => page);
  const gone = there.filter((page) => !fresh.has(page));
  return [...stale, ...gone].map(
    (page) => `${folder}/${page} is out of date: npm run build -- api, note the change in CHANGELOG.md, commit both`,
  );
}
