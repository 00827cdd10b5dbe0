// The question to go to Google first, which every page asks alike.

export const allowEnglish = {
  'allow.title': 'One permission at Google first',
  'allow.text':
    'Google has not let Mockups do this for you yet. Tick everything that Google asks; then it goes on here by itself.',
  'allow.button': 'Allow at Google',
} as const;

/** And what only pages say. */
export const allowOnPagesEnglish = {
  ...allowEnglish,
  'allow.again': 'I have allowed it',
  'allow.later': 'Not now',
} as const;
