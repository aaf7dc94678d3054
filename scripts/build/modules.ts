import ts from 'typescript';
import { minifyLiterals } from './minify-literals.js';

const host: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

function readConfig(path: string): ts.ParsedCommandLine {
  const { config, error } = ts.readConfigFile(path, (name) => ts.sys.readFile(name)) as { config: unknown; error?: ts.Diagnostic };
  if (error) throw new Error(ts.formatDiagnostics([error], host));
  return ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
}

/**
 * Compiles `src` to `dist` as `tsc -p tsconfig.build.json` does, with smaller
 * literals. `checked: false` leaves types alone and writes what can be written.
 */
export function compileModules({ checked }: { readonly checked: boolean }): void {
  const { fileNames, options } = readConfig('tsconfig.build.json');
  const program = ts.createProgram(fileNames, checked ? options : { ...options, noCheck: true, isolatedDeclarations: false });
  const before = checked ? ts.getPreEmitDiagnostics(program) : [];
  const { diagnostics } = program.emit(undefined, undefined, undefined, false, { before: [minifyLiterals()] });
  const problems = [...before, ...diagnostics];
  if (checked && problems.length > 0) throw new Error(ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(problems), host));
}

/** Compiles one source for a bundler: code and source map. */
export function compileSource(path: string, text: string): { readonly code: string; readonly map: string } {
  const { options } = readConfig('tsconfig.build.json');
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: path,
    // of a single file nobody can say from its package.json that it is a module
    compilerOptions: {
      ...options,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      declaration: false,
      declarationMap: false,
      isolatedDeclarations: false,
    },
    transformers: { before: [minifyLiterals()] },
  });
  return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), map: sourceMapText ?? '' };
}
