// Lint rules, and the one table that says which room of src/ may import from which.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Each room of src/ and the rooms it may import from. Everything not named is refused.
 * @type {Record<string, readonly string[]>}
 */
export const directions = {
  rules: [],
  messages: ['rules'],
  subscriptions: ['rules'],
  stores: ['subscriptions', 'rules'],
  mockup: [],
  pages: ['mockup', 'rules', 'messages', 'subscriptions'],
  addon: ['subscriptions', 'stores', 'rules', 'messages', 'pages'],
  admin: ['rules', 'messages', 'subscriptions', 'stores', 'pages'],
  emulator: [],
  deploy: ['emulator', 'stores'],
  sample: ['emulator', 'rules', 'subscriptions', 'stores'],
};

const rooms = Object.keys(directions);

/** @type {import('eslint').Linter.Config[]} */
const walls = Object.entries(directions).map(([room, allowed]) => ({
  files: [`src/${room}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: rooms
          .filter((other) => other !== room && !allowed.includes(other))
          .map((other) => ({
            regex: `^(\\.\\./)+${other}(/|$)`,
            message: `${room}/ may import only from: ${allowed.join(', ') || 'nothing'}.`,
          })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'lib/', '.cache/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  ...walls,
);
