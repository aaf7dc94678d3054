import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from './build/run-steps.js';
import { staleApiReport } from './check/api-report.js';
import { problemsOf } from './check/commands.js';
import { tooLongFiles } from './check/file-length.js';
import { brokenDocumentation, staleManifest } from './check/manifest.js';
import { publishedEntries } from './check/published-entries.js';
import { sourceFiles } from './check/source-files.js';
import { wrongWords } from './check/vocabulary.js';
import { wordsOutOfBooks } from './check/word-books.js';
import { excesses, sizeReport } from './size/report.js';

/** A check gives the problems that it found, in words. */
type Check = { readonly name: string; readonly run: () => readonly string[] | Promise<readonly string[]>; readonly needsBuild?: true };

const buildCheck: Check = {
  name: 'build',
  run: async () => {
    await build(['modules', 'cdn', 'manifest', 'pages', 'center']);
    return [];
  },
};

const checks: readonly Check[] = [
  { name: 'types', run: () => problemsOf('tsc', '-p', 'tsconfig.json') },
  { name: 'types of src alone, without Node', run: () => problemsOf('tsc', '-p', 'tsconfig.build.json', '--noEmit') },
  { name: 'lint', run: () => problemsOf('eslint', '.', '--max-warnings', '0') },
  {
    name: 'templates',
    run: () =>
      problemsOf(
        'lit-analyzer',
        '--strict',
        '--maxWarnings',
        '0',
        '--rules.no-missing-import',
        'off',
        ...sourceFiles('src/elements'),
        ...sourceFiles('src/define'),
      ),
  },
  { name: 'format', run: () => problemsOf('prettier', '--check', '--log-level', 'warn', '.') },
  {
    name: 'imports',
    run: () => problemsOf('depcruise', '--config', '.dependency-cruiser.mjs', ...['src', 'demo', 'test', 'bench'].filter(existsSync)),
  },
  { name: 'length of files', run: tooLongFiles },
  { name: 'vocabulary', run: wrongWords },
  { name: 'words in open books', run: wordsOutOfBooks },
  { name: 'manifest', run: staleManifest },
  { name: 'documented events and tags', run: brokenDocumentation },
  { name: 'report of the public API', run: staleApiReport, needsBuild: true },
  { name: 'published entries', run: publishedEntries, needsBuild: true },
  { name: 'publint', run: () => problemsOf('publint', '--strict', '--pack', 'npm'), needsBuild: true },
  { name: 'sizes', run: async () => (await sizeReport()).flatMap(excesses), needsBuild: true },
];

/** `tsx scripts/check.ts [word…]`: every check, or those whose name contains a word. */
const { positionals } = parseArgs({ allowPositionals: true });
const chosen = checks.filter(({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)));
// what is published is looked at as it is made now
const onBuild = chosen.filter(({ needsBuild }) => needsBuild);
const inOrder = onBuild.length > 0 ? [buildCheck, ...onBuild] : [];
const inAnyOrder = chosen.filter(({ needsBuild }) => !needsBuild);

async function problemsIn({ run }: Check): Promise<readonly string[]> {
  try {
    return await run();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

let [passed, failed] = [0, 0];
async function run(check: Check): Promise<void> {
  const problems = await problemsIn(check);
  if (problems.length > 0) failed++;
  else passed++;
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${check.name}`);
  for (const problem of problems) console.log(problem);
}

/** Most are programs that keep one processor busy: there are two lanes. */
const waiting = [...inAnyOrder];
async function lane(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) await run(check);
}

await Promise.all([lane(), lane()]);
for (const check of inOrder) await run(check);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
