// The one table that says which room of src/ may import from which.

/**
 * Each room of src/ and the rooms it may import from. Everything not named is refused. A room inside another one stands
 * behind it: only what is named with it leads out of it, and it may be named without the room around it.
 * @type {Record<string, readonly string[]>}
 */
export const directions = {
  rules: [],
  messages: ['rules'],
  subscriptions: ['rules'],
  stores: ['subscriptions', 'rules'],
  mockup: [],
  contract: ['rules', 'subscriptions', 'stores', 'mockup'],
  pages: ['pages/ground', 'contract', 'mockup', 'rules', 'messages'],
  addon: ['contract', 'subscriptions', 'stores', 'rules', 'messages', 'mockup'],
  admin: ['contract', 'rules', 'messages', 'subscriptions', 'stores'],
  // What every page looks like and answers to keys with knows nothing of the product, and so serves any desk.
  emulator: ['pages/ground'],
  // Of the add-on its settings, which deploying writes, and how it writes to Stripe; of the contract the addresses of pages, which the probe tries.
  deploy: ['emulator', 'stores', 'addon', 'contract'],
  // Of the command its sign-in alone, which the desk makes ready.
  sample: ['emulator', 'rules', 'subscriptions', 'stores', 'admin'],
  'pages/ground': [],
};

const rooms = Object.keys(directions);

/**
 * Imports of `other`, but for rooms inside it that are allowed.
 * @param {string} other
 * @param {readonly string[]} allowed
 */
function importsOf(other, allowed) {
  const inside = allowed.filter((room) => room.startsWith(`${other}/`)).map((room) => room.slice(other.length + 1));
  return `^(\\.\\./)+${other}${inside.length > 0 ? `(?!/(${inside.join('|')})/)` : ''}(/|$)`;
}

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
        patterns: (room.includes('/')
          ? ['^\\.\\./']
          : rooms
              .filter((other) => other !== room && !other.includes('/') && !allowed.includes(other))
              .map((other) => importsOf(other, allowed))
        ).map((regex) => ({
          regex,
          message: `${room}/ may import only from: ${allowed.join(', ') || 'nothing'}.`,
        })),
      },
    ],
  },
}));
