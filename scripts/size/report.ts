import { moduleEntries, readPackage } from '../package/entries.js';
import { weigh, type Weight } from './bundle.js';
import { budgets, type Budget } from './budgets.js';
import { pageScriptRows } from './page-scripts.js';
import { scriptTagRows } from './script-tag.js';

/** A line of the report: what was weighed, what it weighs, what it may weigh. */
export type Row = { readonly what: string; readonly weight: Weight; readonly budget: Budget | undefined };

/** Packages that no page may be made to load before somebody calls. */
const neverShown = ['sip.js'];

/** Weighs each page of the budgets whose entries exist, and each entry by itself; needs a build. */
export async function sizeReport(): Promise<Row[]> {
  const { name } = readPackage();
  const subpaths = moduleEntries()
    .map(({ subpath }) => subpath)
    .filter((subpath) => subpath.startsWith('./define'));
  const rows: Row[] = [];
  for (const budget of budgets) {
    const { what, tags } = budget;
    if (!tags.every((tag) => subpaths.includes(`./define/${tag}`))) continue;
    rows.push({
      what,
      weight: await weigh(
        tags.map((tag) => `${name}/define/${tag}`),
        budget.loads,
      ),
      budget,
    });
  }
  rows.push(...scriptTagRows(), ...(await pageScriptRows()));
  for (const subpath of subpaths) {
    rows.push({ what: subpath.slice(2), weight: await weigh([`${name}/${subpath.slice(2)}`]), budget: undefined });
  }
  return rows;
}

const kinds = [
  { kind: 'shown', words: 'to be shown' },
  { kind: 'inUse', words: 'in use' },
] as const;

/** What is wrong with a row, in words. */
export function excesses({ what, weight, budget }: Row): string[] {
  const over = kinds.flatMap(({ kind, words }) => {
    const most = budget?.[kind];
    return most !== undefined && weight[kind] > most ? [`${what}: ${weight[kind]} bytes ${words}, ${most} allowed`] : [];
  });
  return [
    ...over,
    ...neverShown.filter((name) => weight.packagesShown.includes(name)).map((name) => `${what}: loads ${name} before a call`),
  ];
}

/** The rows as a table for people. */
export function table(rows: readonly Row[]): string {
  const head = ['', 'at once', 'shown', 'budget', 'in use', 'budget'];
  const cells = rows.map(({ what, weight, budget }) => [
    what,
    String(weight.atOnce),
    String(weight.shown),
    String(budget?.shown ?? ''),
    String(weight.inUse),
    String(budget?.inUse ?? ''),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
  return [head, ...cells].map((row) => row.map(pad).join('  ')).join('\n');
}
