/** The one linter: it sees what types alone do not (promises left floating, faults in templates). Layout is oxfmt's business. */
import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

const typed = ['**/*.ts', '**/*.vue']

/** A query inside a loop is a defect: lists and batch jobs are set-based (docs/architecture). */
const QUERY_IN_LOOP = [
  ':matches(ForStatement, ForOfStatement, ForInStatement, WhileStatement, DoWhileStatement)',
  'AwaitExpression > CallExpression[callee.type="MemberExpression"][callee.property.name=/^(execute|findOne|findOneOrFail|flush)$/]'
].join(' ')

export default ts.config(
  {
    ignores: [
      '**/dist/**',
      '**/coverage/**',
      '**/node_modules/**',
      '.keqing/**',
      'apps/admin/src/gql/**',
      'e2e/screenshots/**',
      // Its packages are installed by the bench alone.
      'infra/bench/postgraphile-server.ts',
      '**/*.d.ts'
    ]
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: ['**/*.{js,mjs,ts}'], languageOptions: { globals: globals.node } },
  { files: ['apps/admin/**/*.{js,ts,vue}'], languageOptions: { globals: globals.browser } },
  ...[...ts.configs.recommendedTypeChecked, ...vue.configs['flat/recommended']].map(config =>
    config.files ? config : { ...config, files: typed }
  ),
  {
    files: ['**/*.ts'],
    languageOptions: { parser: ts.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } }
  },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: ts.parser, projectService: true, extraFileExtensions: ['.vue'], tsconfigRootDir: import.meta.dirname }
    }
  },
  {
    files: typed,
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always'],
      'max-params': ['error', 6],
      'no-restricted-syntax': [
        'error',
        { selector: QUERY_IN_LOOP, message: 'A loop over rows that queries: write one statement for the set.' }
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNullish: true }],
      '@typescript-eslint/only-throw-error': 'error'
    }
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      // Layout of templates is oxfmt's.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/require-default-prop': 'off',
      // It takes the | of a TypeScript union in a template for a filter of Vue 2.
      'vue/no-deprecated-filter': 'off'
    }
  },
  // TypeGraphQL writes `() => Type` thunks and resolvers that wait for nothing; parsed JSON in tests is checked by the assertions.
  { files: ['apps/api/src/**/*.{type,resolver}.ts'], rules: { '@typescript-eslint/require-await': 'off' } },
  {
    files: ['**/*.test.ts', '**/*.fixture.ts', '**/test/**/*.ts', 'e2e/**/*.ts', 'infra/bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/require-await': 'off'
    }
  }
)
