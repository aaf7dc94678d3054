import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';

const pages = resolve(import.meta.dirname, 'demo/pages');

function htmlFiles(): string[] {
  if (!existsSync(pages)) return [];
  return readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => join(pages, path));
}

/**
 * The pages of the demo centre. They import the package by its own name, as a
 * customer's page would, so `npm run build -- modules` comes before.
 */
const config: UserConfig = defineConfig({
  root: pages,
  base: './',
  server: { host: '127.0.0.1', fs: { allow: [import.meta.dirname] } },
  build: {
    target: 'es2022',
    outDir: resolve(import.meta.dirname, 'dist/demo/pages'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: htmlFiles() },
  },
});

export default config;
