// How Google is met where it is not the same for everybody: what people have agreed to, what a project is, what has been seen
// now and then. A script that holds under the last value of each holds under all of them.

/** What each may be: first as most scripts meet it, last its least kind. */
export const conditions = {
  /**
   * Whether people have agreed to every scope before they are first met, or are asked, with none ticked. Google asks once in the life of a grant,
   * and a world begins anew with each start: asked by default, whoever tries or tests a script would meet the question for each
   * account at each start, which nobody does at Google. Who is to be asked for the first time is told by `setConsent(id, [])`.
   */
  consent: ['given', 'asked'],
  /** Grants and sign-ins of an app that is still being tested end after seven days. */
  publishing: ['production', 'testing'],
  /** What HtmlService takes out of a page's scripts: comments, by a scanner that knows no template literals; or `//` to the end of its line and `/*` to its end wherever they stand, within strings too. */
  comments: ['cut', 'cut-everywhere'],
  /** Which letters the frame of a page takes its bytes for. */
  letters: ['utf-8', 'windows-1252'],
  /** How Drive asks for files: everything named, keys that are there and empty, those that are `null`, no `userId`, all of these. */
  driveState: ['whole', 'empty-keys', 'nulls', 'no-user', 'bare'],
  /** `getUrl()`: the address for everybody, one domain's own, the one for developers, that of an older deployment, or none. */
  ownAddress: ['exec', 'domain', 'dev', 'stale', 'none'],
  /** What Drive says of a file that is there for the account and was not granted to the app: 404, or 403. */
  ungrantedFile: ['not-found', 'not-authorized'],
  /** What choosing a file in Google's Picker gives an app that never redeems the code it comes back with: the file, or nothing. */
  pickedFile: ['granted', 'not-granted'],
  /** Properties that are `undefined`, on their way between page and server. */
  undefinedProperties: ['left-out', 'null'],
  /** What Drive says of a file that has just been written: how it is, or for two more answers how it was. */
  driveAnswers: ['fresh', 'stale'],
  /** Whether UrlFetchApp sends a blob under its own type where no `contentType` is named. */
  blobType: ['kept', 'lost'],
} as const;

export type Condition = keyof typeof conditions;
export type Conditions = { readonly [Name in Condition]: (typeof conditions)[Name][number] };

const at = (index: number): Conditions =>
  Object.fromEntries(Object.entries(conditions).map(([name, values]) => [name, values.at(index)])) as Conditions;

/** As most scripts meet Google. */
export const usualConditions: Conditions = at(0);

/** The least kind of each. */
export const leastKindConditions: Conditions = at(-1);

/**
 * Conditions as a command line names them: `least-kind`, or `ownAddress=dev,consent=asked`.
 * @throws RangeError that says what there is
 */
export function parseConditions(text: string): Partial<Conditions> {
  if (text === 'least-kind') return leastKindConditions;
  return Object.fromEntries(
    text.split(',').map((one) => {
      const [name = '', value = ''] = one.split('=');
      const values = Object.entries(conditions).find(([known]) => known === name)?.[1] as readonly string[] | undefined;
      if (values?.includes(value) !== true) {
        const known = Object.entries(conditions).map(([known, all]) => `${known}=${all.join('|')}`);
        throw new RangeError(`${one} is no condition. There are: least-kind, or ${known.join(', ')}.`);
      }
      return [name, value];
    }),
  );
}
