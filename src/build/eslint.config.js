// Lint rules. Which room of src/ may import from which is said in directions.js.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { atOnce } from './at-once.js';
import { walls } from './directions.js';

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
      // Nothing here declares an enum, and few classes but errors: these two would take a fifth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    // Tests of other projects, as they would stand there.
    files: ['src/emulator/examples/**'],
    languageOptions: {
      globals: Object.fromEntries(
        ['URL', '__dirname', 'require', 'test', 'expect', 'beforeAll', 'afterAll'].map((name) => [name, 'readonly']),
      ),
    },
  },
  ...walls,
  atOnce,
);
