import { writeApiReport } from '../check/api-report.js';
import { buildCenter } from './center.js';
import { command } from './command.js';
import { writeEditorData } from './editor-data.js';
import { writeFrameworkTypes } from './framework-types.js';
import { writeIntegrity } from './integrity.js';
import { compileModules } from './modules.js';
import { buildSipSdk } from './sip-sdk.js';
import { sweep } from './sweep.js';
import { buildTencentTccc } from './tencent-tccc.js';

/** A part of the build: what it reads, what shows that it was made, and how. */
export type Step = {
  readonly name: string;
  readonly title: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly run: (options: { readonly checked: boolean }) => Promise<void>;
};

const shared = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

export const steps: readonly Step[] = [
  {
    name: 'modules',
    title: 'modules and their types',
    inputs: [...shared, 'src', 'scripts/build'],
    output: 'dist/index.js',
    run: async ({ checked }) => {
      sweep();
      compileModules({ checked });
    },
  },
  {
    name: 'cdn',
    title: 'files for a script tag',
    inputs: [...shared, 'src', 'scripts/build', 'vite.cdn.ts'],
    output: 'dist/cdn/integrity.json',
    run: async () => {
      await command('vite', 'build', '--config', 'vite.cdn.ts');
      await buildTencentTccc();
      await buildSipSdk();
      writeIntegrity();
    },
  },
  {
    name: 'manifest',
    title: 'custom elements manifest, types for frameworks',
    inputs: [...shared, 'src', 'custom-elements-manifest.config.mjs', 'scripts/build'],
    output: 'types/react.d.ts',
    run: async () => {
      await command('cem', 'analyze');
      writeFrameworkTypes();
      writeEditorData();
    },
  },
  {
    name: 'pages',
    title: 'pages of the demo centre',
    inputs: [...shared, 'src', 'demo/pages', 'vite.config.ts'],
    output: 'dist/demo/pages/index.html',
    run: async () => {
      await command('vite', 'build');
    },
  },
  {
    name: 'center',
    title: 'demo centre',
    inputs: [...shared, 'src', 'demo/center', 'scripts/build/center.ts'],
    output: 'dist/demo/center.js',
    run: buildCenter,
  },
  {
    name: 'api',
    title: 'report of the public API',
    inputs: [...shared, 'src', 'scripts/check/api-report.ts'],
    output: 'docs/api/index.api.md',
    run: async () => writeApiReport(),
  },
];
