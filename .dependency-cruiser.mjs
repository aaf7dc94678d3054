const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** `layer` may import the folders of src in `allowed`, the packages in `packages`, and nothing else. */
function layer(name, path, allowed, packages = []) {
  const folders = allowed.map((folder) => `^src/${folder}(/|$)`);
  const modules = packages.map((pattern) => `(^|/)node_modules/${pattern}(/|$)`);
  const from = { path: `^src/${path}/`, pathNot: '\\.(test|testing)\\.ts$' };
  return forbid(name, `${path} may import only: ${[...allowed, ...packages].join(', ')}`, from, {
    pathNot: [...folders, ...modules],
  });
}

const lit = ['lit', 'lit-html', 'lit-element', '@lit'];
// a published entry, as package.json maps it, or the sources that stand for it when types are checked
const notPublished = ['^src/', '^dist/'];

/** Who may import whom: the table of layers, each row a rule. */
export default {
  forbidden: [
    forbid(
      'no-circular',
      'A circle has no bottom layer.',
      { path: '^src/' },
      // what is loaded late may name what loads it: that is there already
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    ),
    forbid(
      'no-unresolved',
      'Something is imported that is not there.',
      { path: '^(src|demo|test)/', pathNot: 'fixtures/' },
      { couldNotResolve: true },
    ),
    layer('model', 'model', ['model']),
    layer('kit', 'kit', ['kit']),
    layer('contracts', 'contracts', ['contracts', 'model']),
    layer('services', 'services', ['services', 'model', 'kit', 'contracts']),
    layer('media', 'media', ['media', 'model', 'kit', 'contracts']),
    layer('events', 'events', ['events', 'model']),
    layer('context', 'context', ['context', 'services', 'kit', 'locales'], lit),
    layer('locales', 'locales', ['locales', 'model', 'kit'], lit),
    layer('define', 'define', ['define', 'elements', 'backends', 'context', 'locales'], lit),
    layer('server', 'server', ['server']),
    layer('page', 'page', ['page', 'model', 'kit']),
    ...['itniotech', 'tencent-tccc'].map((page) =>
      layer(
        `compat-${page}`,
        `compat/${page}`,
        [
          `compat/${page}`,
          'define',
          'elements',
          'backends',
          'context',
          'events',
          'locales',
          'services',
          'media',
          'contracts',
          'kit',
          'model',
        ],
        lit,
      ),
    ),
    ...['sip', 'huawei-cec', 'tencent-tccc', 'fake'].map((backend) =>
      layer(
        `backends-${backend}`,
        `backends/${backend}`,
        [`backends/${backend}`, 'model', 'kit', 'contracts', 'media'],
        backend === 'sip' ? ['sip\\.js'] : [],
      ),
    ),
    forbid(
      'context-types-only',
      'Context knows services by their types.',
      { path: '^src/context/' },
      { path: '^src/services/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'elements',
      'Elements ask and show; back ends, contracts and media are for the desk, services for it and by type.',
      { path: '^src/elements/(?!desk/)', pathNot: '\\.(test|testing)\\.ts$' },
      { pathNot: ['^src/(elements|model|events|context|locales|services|kit)/', ...lit.map((name) => `(^|/)node_modules/${name}(/|$)`)] },
    ),
    forbid(
      'elements-services-types-only',
      'A widget gets its service from its property or a desk; it makes none.',
      { path: '^src/elements/(?!desk/)', pathNot: '\\.(test|testing)\\.ts$' },
      { path: '^src/services/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'desk',
      'The desk joins services, media and back ends it is given; it knows no back end.',
      { path: '^src/elements/desk/', pathNot: '\\.(test|testing)\\.ts$' },
      {
        pathNot: [
          '^src/(elements|model|events|context|locales|services|kit|media|contracts)/',
          ...lit.map((name) => `(^|/)node_modules/${name}(/|$)`),
        ],
      },
    ),
    forbid(
      'contracts-types-only',
      'Contracts are interfaces.',
      { path: '^src/', pathNot: '^src/(contracts|backends|media)/|\\.(test|testing)\\.ts$' },
      { path: '^src/contracts/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'define-backends-lazily',
      'The code of a back end is loaded when it is needed.',
      { path: '^src/define/' },
      { path: '^src/backends/', dependencyTypesNot: ['type-only', 'dynamic-import'] },
    ),
    forbid(
      'no-tests-in-product',
      'The product does not import tests.',
      { path: '^src/', pathNot: '\\.(test|testing)\\.ts$' },
      { path: '\\.(test|testing)\\.ts$|^test/|^demo/|^scripts/' },
    ),
    forbid(
      'as-a-customer',
      'Demo, bench and scenarios use published entry points, by the name of the package.',
      { path: '^(demo|bench|test/scenarios)/' },
      { path: notPublished, dependencyTypesNot: ['aliased'] },
    ),
    forbid(
      'no-dev-dependencies',
      'The product depends on what it says it depends on.',
      { path: '^src/', pathNot: '\\.(test|testing)\\.ts$' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['fixtures/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
