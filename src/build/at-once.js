// The lint rule that what people press at once is taken: an effect runs after the page was painted, and a key pressed before
// that would be lost.

/** @type {import('eslint').Linter.Config} */
export const atOnce = {
  files: ['src/**/*.{ts,tsx}'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...[
        '[callee.property.name=/^(focus|select|showModal)$/]',
        '[callee.property.name="addEventListener"][arguments.0.value=/^(key|pointer|mouse|click|input)/]',
      ].map((call) => ({
        selector: `CallExpression[callee.name="useEffect"] CallExpression${call}`,
        message:
          'In useLayoutEffect: an effect runs after the page was painted, and a key pressed before that is lost.',
      })),
    ],
  },
};
