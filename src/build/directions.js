// The one table that says which room of src/ may import from which.

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

/**
 * The same as lint rules.
 * @type {import('eslint').Linter.Config[]}
 */
export const walls = Object.entries(directions).map(([room, allowed]) => ({
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
