import { moduleEntries, readPackage } from '../package/entries.js';
import { weigh, type Weight } from './bundle.js';
import { budgets } from './budgets.js';

/** A line of the report: what was weighed, what it weighs, what it may weigh. */
export type Row = {
  readonly what: string;
  readonly weight: Weight;
  readonly eagerBudget: number | undefined;
  readonly allBudget: number | undefined;
};

/** Packages that no page may be made to load before it needs them. */
const neverEager = ['sip.js'];

/** Weighs each page of the budgets whose entries exist, and each entry by itself; needs a build. */
export async function sizeReport(): Promise<Row[]> {
  const { name } = readPackage();
  const entries = moduleEntries();
  const known = new Set(entries.map(({ subpath }) => subpath));
  const rows: Row[] = [];
  for (const { what, tags, eager, all } of budgets) {
    if (!tags.every((tag) => known.has(`./define/${tag}`))) continue;
    const weight = await weigh(tags.map((tag) => `${name}/define/${tag}`));
    rows.push({ what, weight, eagerBudget: eager, allBudget: all });
  }
  for (const { subpath } of entries.filter((entry) => entry.subpath.startsWith('./define'))) {
    rows.push({
      what: subpath.slice(2),
      weight: await weigh([`${name}/${subpath.slice(2)}`]),
      eagerBudget: undefined,
      allBudget: undefined,
    });
  }
  return rows;
}

/** What is wrong with a row, in words. */
export function excesses({ what, weight: { eager, lazy, eagerPackages }, eagerBudget, allBudget }: Row): string[] {
  return [
    ...(eagerBudget !== undefined && eager > eagerBudget ? [`${what}: ${eager} bytes at once, ${eagerBudget} allowed`] : []),
    ...(allBudget !== undefined && eager + lazy > allBudget ? [`${what}: ${eager + lazy} bytes in all, ${allBudget} allowed`] : []),
    ...neverEager.filter((name) => eagerPackages.includes(name)).map((name) => `${what}: loads ${name} at once`),
  ];
}

/** The rows as a table for people. */
export function table(rows: readonly Row[]): string {
  const head = ['', 'at once', 'budget', 'with lazy chunks', 'budget'];
  const cells = rows.map(({ what, weight, eagerBudget, allBudget }) => [
    what,
    String(weight.eager),
    String(eagerBudget ?? ''),
    String(weight.eager + weight.lazy),
    String(allBudget ?? ''),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return [line(head), ...cells.map(line)].join('\n');
}
