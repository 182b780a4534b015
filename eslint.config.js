import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

const environmentRead = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only server/config and the entry points read the environment; take the setting as a parameter.',
};
const clockRead = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is handed in.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The clock is handed in.' },
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '**/dist/**', '.data', 'tests/platform/boundaries-fixture', 'tests/fixtures'] },
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  ...tseslint.configs.recommended,
  {
    plugins: { size: { rules: { 'max-lines': builtinRules.get('max-lines') } } },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'size/max-lines': ['warn', { max: 300, skipBlankLines: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // `T & {}` and `{}` say "anything but null" in the types of the page language.
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  {
    files: ['server/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise nobody awaits is a write that may not have happened when the answer leaves.
      '@typescript-eslint/no-floating-promises': 'error',
      'max-lines-per-function': ['warn', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['server/**/*.ts', 'admin/**/*.{ts,tsx}', 'seeds/**/*.ts'],
    ignores: ['server/config/**', 'server/main.ts', 'server/worker.ts'],
    rules: { 'no-restricted-syntax': ['error', environmentRead] },
  },
  {
    files: ['server/{domain,engine,modules}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', environmentRead, ...clockRead] },
  },
  {
    // Written once by the generator and never edited: as long as the schema is.
    files: ['server/db/migrations/**'],
    rules: { 'max-lines': 'off', 'size/max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
