import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const noTimers = ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'requestAnimationFrame'].map((name) => ({
  name,
  message: 'Time comes in through a Clock (src/kit/clock.ts).',
}));
const noSleep = ['setTimeout', 'setInterval'].map((name) => ({ name, message: 'A test waits for a fact, or on a VirtualClock.' }));
const noNow = [
  { object: 'Date', property: 'now', message: 'Time comes in through a Clock (src/kit/clock.ts).' },
  { object: 'performance', property: 'now', message: 'Time comes in through a Clock (src/kit/clock.ts).' },
  { object: 'AbortSignal', property: 'timeout', message: 'Time comes in through a Clock (src/kit/clock.ts).' },
  { object: 'Math', property: 'random', message: 'Chance comes in through the constructor.' },
];
const noBrowser = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'location',
  'fetch',
  'WebSocket',
  'HTMLElement',
].map((name) => ({ name, message: 'This layer knows nothing of a browser (design: who may touch what).' }));
const noMarkup = [
  { property: 'innerHTML', message: 'Pages with Trusted Types refuse it.' },
  { property: 'outerHTML', message: 'Pages with Trusted Types refuse it.' },
  { property: 'insertAdjacentHTML', message: 'Pages with Trusted Types refuse it.' },
];
const noCustomEvents = {
  selector: "NewExpression[callee.name='CustomEvent']",
  message: 'An event is a class in src/events.',
};
const noBareDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time comes in through a Clock (src/kit/clock.ts).',
};
const noEnums = { selector: 'TSEnumDeclaration', message: 'A union of strings instead.' };
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' };

export default tseslint.config(
  { ignores: ['dist/', 'types/', 'coverage/', 'test/package/fixtures/', '.cache/'] },
  ...tseslint.configs.recommendedTypeChecked,
  lit['flat/recommended'],
  wc['flat/recommended'],
  wc['flat/best-practice'],
  { plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      'lit/no-legacy-imports': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/quoted-expressions': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/prefer-nothing': 'error',
      // LitElement has every callback, and define/ asks before it defines
      'wc/guard-super-call': 'off',
      'wc/guard-define-call': 'off',
      // Lit binds a listener to its host
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // a contract that may be answered later is answered at once by the fake
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...noTimers],
      'no-restricted-properties': ['error', ...noNow, ...noMarkup],
      'no-restricted-syntax': ['error', noCustomEvents, noBareDate, noEnums, noDefaultExport],
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',
    },
  },
  {
    files: ['src/{model,kit,contracts,services}/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...noTimers, ...noBrowser] },
  },
  // a page that was written for a vendor hears its events as the vendor's documents show them
  {
    files: ['src/compat/itniotech/vendor-events.ts'],
    rules: { 'no-restricted-syntax': ['error', noBareDate, noEnums, noDefaultExport] },
  },
  { files: ['src/{kit,server}/clock.ts'], rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' } },
  {
    files: ['src/**/*.test.ts', 'src/**/*.testing.ts'],
    rules: {
      // a test may look again at the next frame until something is so, but not sleep
      'no-restricted-globals': ['error', ...noSleep],
      'no-restricted-properties': ['error', ...noMarkup],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.testing.ts', 'test/**'],
    rules: {
      // the types of chai-a11y-axe make every assertion a thenable
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      'lit-a11y/accessible-name': 'off',
    },
  },
  { files: ['scripts/**', 'demo/**', 'test/**', 'bench/**', '*.mjs'], rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
);
