// Style is Prettier's; here stands what makes code wrong or hard to read. Which room may import which is the business
// of .dependency-cruiser.cjs.
import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import { existsSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/** Suites are chosen by the list in tools/test/suites.ts, never by a mark in a spec. */
const NO_SKIPPED_TESTS = [
  {
    selector:
      'MemberExpression[property.name=/^(skip|only|todo|failing)$/][object.name=/^(describe|it|test|suite)$/]',
    message: 'A spec runs or is deleted; which suites run is decided in tools/test/suites.ts.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]',
    message: 'A spec runs or is deleted; which suites run is decided in tools/test/suites.ts.',
  },
  {
    selector: 'ExportAllDeclaration',
    message: 'A door names what it exports.',
  },
];

const NAMING = [
  { selector: 'default', format: ['camelCase'], leadingUnderscore: 'forbid' },
  { selector: 'import', format: ['camelCase', 'PascalCase'] },
  { selector: 'variable', format: ['camelCase'] },
  // Constants of a file, and values that stand for a class or a decorator.
  { selector: 'variable', modifiers: ['const'], format: ['camelCase', 'UPPER_CASE', 'PascalCase'] },
  // Parts of a database row or of another program's format keep its spelling.
  { selector: ['variable', 'parameter'], modifiers: ['destructured'], format: null },
  { selector: ['property', 'parameterProperty'], format: null },
  // Decorators are functions that read like a class.
  { selector: 'function', format: ['camelCase', 'PascalCase'] },
  { selector: 'parameter', modifiers: ['unused'], format: ['camelCase'], leadingUnderscore: 'allow' },
  { selector: 'typeLike', format: ['PascalCase'] },
  { selector: 'enumMember', format: ['PascalCase'] },
];

export default defineConfig(
  globalIgnores([
    'dist',
    'dist-test',
    'libs/api-client',
    '.nx',
    '.angular',
    '**/coverage',
    'test-output',
    '.data',
    'bench/results',
  ]),
  eslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'smart'],
      'max-lines': ['error', 400],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...NO_SKIPPED_TESTS],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './backend/tsconfig.json',
          './frontend/tsconfig.spec.json',
          './frontend/e2e/tsconfig.json',
          './libs/domain/tsconfig.json',
          './libs/testing/tsconfig.json',
          './tools/tsconfig.json',
          './bench/tsconfig.json',
        ].filter((file) => existsSync(file)),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/naming-convention': ['error', ...NAMING],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      // What answers a promise by its contract need not wait for one.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['frontend/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['frontend/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    // Programs for the terminal.
    files: ['tools/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        module: 'writable',
        require: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
  {
    // node:test hands back a promise per test which it awaits itself.
    files: ['**/*.test.ts', '**/*.e2e.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
    },
  },
);
