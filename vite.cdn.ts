import { compileSource } from './scripts/build/modules.js';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const name = 'contact-center-widgets';

/**
 * A classic script cannot be split into chunks, so the one we offer only loads
 * the module beside it: an `import()` in a classic script is resolved against
 * the script's own address.
 */
function classicLoader(): Plugin {
  return {
    name: 'classic-loader',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: `${name}.classic.js`, source: `import("./${name}.js");\n` });
    },
  };
}

/** Compiles our sources as the modules are, so that literals are small here too. */
function compile(): Plugin {
  return {
    name: 'compile',
    enforce: 'pre',
    transform: (code, id) => (id.startsWith(`${import.meta.dirname}/src/`) && id.endsWith('.ts') ? compileSource(id, code) : undefined),
  };
}

/** The files for a script tag: `dist/cdn`. */
const config: UserConfig = defineConfig({
  publicDir: false,
  plugins: [compile(), classicLoader()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    sourcemap: true,
    lib: { entry: { [name]: 'src/define/index.ts' }, formats: ['es'] },
    rolldownOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: true },
    },
  },
});

export default config;
