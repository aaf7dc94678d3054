import { compileSource } from './scripts/build/modules.js';
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite';

const name = 'contact-center-widgets';

/** What every widget stands on is one file: Lit, the contexts and stores by which widgets and desks find each other, words. */
const base =
  /[\\/]node_modules[\\/](@?lit|lit-[a-z]+)[\\/]|[\\/]src[\\/](context[\\/](contexts|backends-context|wanted-context|locale-controller|store-controller)|kit[\\/](emitter|store)|model[\\/]error|locales[\\/](languages|text)|define[\\/](context-root|define)|elements[\\/](icons[\\/]icon|backend-tag|late-part|facts)|elements[\\/]desk[\\/]service-loads|events[\\/](error-event|fact-event|request-event))[.\\/]/;

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

/** What is beside the tags in `define/`. */
const besides = ['context-root', 'define', 'tags-in-page'];

/** Says which files each tag loads at once, for `<link rel="modulepreload">`: `tags.json`. */
function tagFiles(): Plugin {
  return {
    name: 'tag-files',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((chunk) => {
        if (chunk.type !== 'chunk') return [];
        const tags = chunk.moduleIds.flatMap((id) => /[\\/]src[\\/]define[\\/]([a-z-]+)\.ts$/.exec(id)?.[1] ?? []);
        return tags.filter((tag) => !besides.includes(tag)).map((tag) => [`cc-${tag}`, [...withImports(chunk, bundle)]] as const);
      });
      const source = `${JSON.stringify(Object.fromEntries(files.sort(([one], [other]) => (one < other ? -1 : 1))), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'tags.json', source });
    },
  };
}

function withImports(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, found: Set<string> = new Set()): ReadonlySet<string> {
  found.add(chunk.fileName);
  for (const file of chunk.imports) {
    const next = bundle[file];
    if (next?.type === 'chunk' && !found.has(file)) withImports(next, bundle, found);
  }
  return found;
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
  plugins: [compile(), classicLoader(), tagFiles()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    sourcemap: true,
    lib: { entry: { [name]: 'src/define/tags-in-page.ts' }, formats: ['es'] },
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true,
        codeSplitting: { groups: [{ name: 'base', test: base }] },
      },
    },
  },
});

export default config;
