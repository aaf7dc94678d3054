/** The file that is shipped for a source: `src/x.ts` and `/src/x.js` are `dist/x.js`. */
const shipped = (path) => path?.replace(/^\/?src\/(.*)\.(ts|js)$/, 'dist/$1.js');

function everyObject(value, visit) {
  if (Array.isArray(value)) value.forEach((item) => everyObject(item, visit));
  else if (value && typeof value === 'object') {
    visit(value);
    Object.values(value).forEach((item) => everyObject(item, visit));
  }
}

/** Points the manifest at files that are in the package; consumers break without it. */
const shippedPaths = () => ({
  name: 'shipped-paths',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = shipped(module.path);
      everyObject(module, (object) => {
        if (typeof object.module === 'string') object.module = shipped(object.module);
      });
    }
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
});

/** Drops what is not for users: private and protected members and those that Lit calls. */
const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    const forUsers = ({ name, privacy = 'public', static: isStatic }) =>
      privacy === 'public' && !/^[#_]/.test(name) && !(isStatic && name === 'styles');
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        if (declaration.members) declaration.members = declaration.members.filter(forUsers);
        // the analyzer takes the first argument of any event that is dispatched for its name
        if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name?.startsWith('cc-'));
      }
    }
  },
});

/** Gives an element its tag: the classes carry it as `static tagName`, and `define/` registers it. */
const tagNames = () => ({
  name: 'tag-names',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const field = node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'tagName');
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.getText());
    if (!declaration || !field?.initializer) return;
    const literal = ts.isAsExpression(field.initializer) ? field.initializer.expression : field.initializer;
    if (!ts.isStringLiteral(literal)) return;
    declaration.tagName = literal.text;
    declaration.customElement = true;
  },
});

export default {
  globs: ['src/elements/**/*.ts', 'src/define/*.ts', 'src/events/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.testing.ts', 'src/**/*.css.ts', 'src/**/*.d.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [tagNames(), shippedPaths(), publicOnly()],
};
