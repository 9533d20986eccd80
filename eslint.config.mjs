// @ts-check
import js from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who knows whom among the backend's features; never the other way. A feature that is not named here may import no
 * other feature.
 */
const FEATURE_KNOWS = {
  // Whoever has acts to write down may know `audit`, which knows nobody.
  settings: ['audit'],
  auth: ['users', 'audit', 'settings'],
  users: ['audit'],
  faqs: ['users', 'audit'],
  'canned-replies': ['audit'],
  conversations: ['users', 'audit', 'settings'],
  messages: ['conversations', 'users', 'audit', 'settings'],
  chat: ['auth', 'messages', 'conversations', 'users'],
  ai: ['messages', 'conversations', 'users', 'faqs', 'canned-replies', 'audit', 'settings'],
  search: ['faqs', 'conversations', 'users'],
  reports: ['messages', 'conversations', 'users', 'audit', 'settings'],
  staff: ['conversations', 'users'],
  'user-administration': ['auth', 'reports', 'conversations', 'users', 'audit'],
  notifications: ['reports', 'messages', 'conversations', 'users'],
  system: ['ai'],
  analytics: ['ai', 'reports', 'faqs', 'messages', 'conversations', 'users', 'settings', 'audit'],
};

/** What of a feature others may import: `users.module.ts`, `users.service.ts` ... and no other of its files. */
const OPEN_FILES = ['module', 'service', 'events', 'signals', 'errors', 'types'];

const type = (...types) => ({ element: { types: { anyOf: types } } });
const category = (name) => ({ file: { categories: name } });

const ELEMENTS = [
  ['contracts', 'contracts'],
  ['embedded', 'embedded'],
  ['backend-config', 'backend/src/config'],
  ['backend-platform', 'backend/src/platform'],
  ['backend-feature', 'backend/src/modules/*', ['feature']],
  ['backend-seed', 'backend/src/seed'],
  ['backend-app', 'backend/src/app'],
  ['backend-main', 'backend/src'],
  ['backend-test', 'backend/test'],
  ['backend-eval', 'backend/eval'],
  ['frontend-core', 'frontend/src/app/core'],
  ['frontend-ui', 'frontend/src/app/shared/ui'],
  // What both the customer's and the agent's pages are made of.
  ['frontend-chat', 'frontend/src/app/shared/chat'],
  ['frontend-feature', 'frontend/src/app/features/*', ['feature']],
  ['frontend-app', 'frontend/src/app'],
  ['frontend-assets', 'frontend/src/assets'],
  ['frontend-testing', 'frontend/src/testing'],
  ['frontend-main', 'frontend/src'],
  ['frontend-e2e', 'frontend/e2e'],
];

const BACKEND = [
  'backend-config',
  'backend-platform',
  'backend-feature',
  'backend-seed',
  'backend-app',
  'backend-main',
];
const FRONTEND = ELEMENTS.map(([name]) => name).filter((name) => name.startsWith('frontend-'));

const BOUNDARY_POLICIES = [
  { from: type(...BACKEND, 'backend-test', 'backend-eval', ...FRONTEND), allow: { to: type('contracts') } },

  { from: type(...BACKEND), allow: { to: type('backend-config') } },
  {
    from: type('backend-feature', 'backend-seed', 'backend-app', 'backend-main'),
    allow: { to: type('backend-platform') },
  },
  ...Object.entries(FEATURE_KNOWS).map(([feature, known]) => ({
    from: { element: { type: 'backend-feature', captured: { feature } } },
    allow: known.map((other) => ({
      to: {
        element: { type: 'backend-feature', captured: { feature: other } },
        file: { categories: 'open' },
      },
    })),
  })),
  { from: type('backend-seed', 'backend-app'), allow: { to: type('backend-feature') } },
  { from: type('backend-app', 'backend-main'), allow: { to: type('backend-seed', 'backend-app') } },
  { from: type('backend-test'), allow: { to: type(...BACKEND, 'backend-test', 'embedded') } },
  { from: type('backend-eval'), allow: { to: type(...BACKEND, 'backend-eval') } },
  { from: category('spec'), allow: { to: type('backend-test') } },

  { from: type('frontend-core'), allow: { to: type('frontend-ui', 'frontend-assets') } },
  { from: type('frontend-chat'), allow: { to: type('frontend-core', 'frontend-ui') } },
  {
    from: type('frontend-feature'),
    // Of the assets: its own words.
    allow: { to: type('frontend-core', 'frontend-ui', 'frontend-chat', 'frontend-assets') },
  },
  {
    from: type('frontend-app', 'frontend-main'),
    allow: { to: type(...FRONTEND.filter((name) => !/testing|e2e/.test(name))) },
  },
  { from: type('frontend-testing'), allow: { to: type(...FRONTEND) } },
  // For the language model that a story plays.
  { from: type('frontend-e2e'), allow: { to: type('backend-test') } },
  { from: category('spec'), allow: { to: type('frontend-testing') } },
];

const NO_FORWARD_REF = {
  selector: "ImportSpecifier[imported.name='forwardRef'], CallExpression[callee.name='forwardRef']",
  message: 'Two modules that need each other have the wrong border. Raise an event, or move what both need.',
};
const onlyPackages = (...names) => ({
  patterns: [
    {
      group: ['@switchboard/*', ...names.map((name) => `!@switchboard/${name}`)],
      message: 'The packages share contracts alone.',
    },
  ],
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/dist-eval/',
      '**/.angular/',
      '**/.data/',
      '**/coverage/',
      '**/test-results/',
      '**/playwright-report/',
    ],
  },

  {
    files: ['**/*.{mjs,cjs,js}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },

  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      'boundaries/root-path': import.meta.dirname,
      'boundaries/elements': ELEMENTS.map(([name, pattern, capture]) => ({
        type: name,
        pattern,
        ...(capture && { capture }),
        partialMatch: false,
      })),
      'boundaries/files': [
        { category: 'open', pattern: `backend/src/modules/*/*.{${OPEN_FILES.join(',')}}.ts` },
        { category: 'spec', pattern: '**/*.spec.ts' },
      ],
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import', 'require'],
      'import/resolver': { typescript: { alwaysTryTypes: true } },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-imports': ['error', onlyPackages('contracts')],
      'no-restricted-syntax': ['error', NO_FORWARD_REF],
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkUnknownLocals: true,
          policies: BOUNDARY_POLICIES,
          message: 'This file must not import that one: see "Laws of the house" in CONTRIBUTING.md.',
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Angular's Validators and their like are static functions that are meant to be passed about.
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // An async function without await turns what it throws into a rejection, as its callers expect.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    files: ['backend/src/**/*.ts', 'frontend/src/**/*.ts'],
    ignores: ['frontend/src/main.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['backend/src/**/*.ts'],
    ignores: ['backend/src/config/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only config/ reads the environment; ask for Environment.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          ...onlyPackages('contracts'),
          paths: ['process', 'node:process'].map((name) => ({
            name,
            importNames: ['env', 'default'],
            message: 'Only config/ reads the environment; ask for Environment.',
          })),
        },
      ],
    },
  },
  {
    // The end-to-end tests start the stand-ins.
    files: ['backend/test/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', onlyPackages('contracts', 'embedded')] },
  },
  {
    // Contracts are compiled twice, so no one tsconfig.json has the name that the project service looks for.
    files: ['contracts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: 'contracts/tsconfig.cjs.json' } },
  },

  {
    files: ['frontend/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'sb', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'sb', style: 'camelCase' },
      ],
    },
  },
  {
    files: ['frontend/src/**/*.html'],
    ignores: ['frontend/src/index.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },

  {
    files: [
      '**/*.spec.ts',
      '**/*.e2e-spec.ts',
      'backend/test/**',
      'embedded/test/**',
      'frontend/src/testing/**',
    ],
    rules: {
      // Answers of HTTP calls and of sockets are `any` until the assertion that is the point of the test.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['frontend/e2e/**'],
    // Playwright reads from a fixture's pattern what it needs, and wants one that is empty where that is nothing.
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  prettier,
);
