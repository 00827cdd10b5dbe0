// What the product takes for granted of Google and what nobody can look up: a line each, tried by the probe's page.
import type { Condition } from '../../emulator/conditions';

/** One thing that is tried. */
interface Line {
  /** As the probe's JSON calls it. */
  readonly id: string;
  /** What the product assumes, in words. */
  readonly assumes: string;
  /** What the JSON says then: a pattern over the result as text. Left out where the product holds whatever it says. */
  readonly expected?: string;
  /** The emulator's setting that is the other case. */
  readonly otherCase?: `${Condition}=${string}`;
}

export const lines: readonly Line[] = [
  {
    id: 'own-address',
    assumes: '`getUrl()` is never asked: deploying writes the address',
    otherCase: 'ownAddress=stale',
  },
  { id: 'own-address-in-card', assumes: 'the same in a card', otherCase: 'ownAddress=none' },
  {
    id: 'scopes',
    assumes: 'any of them may be withheld; each is asked for where it is needed',
    otherCase: 'consent=asked',
  },
  {
    id: 'identity',
    assumes: 'the identity token has `sub` and `email`',
    expected: '"sub".*"email"',
    otherCase: 'consent=asked',
  },
  {
    id: 'user-id',
    assumes: 'the `userId` of Drive is the `sub`; a link without it goes on too',
    expected: 'same|not tried',
    otherCase: 'driveState=no-user',
  },
  { id: 'parameters', assumes: '`state` and `page` reach `doGet` as they were sent', expected: 'probe' },
  { id: 'entity-tag', assumes: 'a save with the entity tag of before is refused with 412', expected: '"stale":412' },
  {
    id: 'after-a-save',
    assumes: 'tag and revision are new in the very next answer',
    expected: '"tag":"new","revision":"new"',
    otherCase: 'driveAnswers=stale',
  },
  {
    id: 'blob-type',
    assumes: 'a blob is sent under its own type; `contentType` is named all the same',
    expected: 'kept',
    otherCase: 'blobType=lost',
  },
  {
    id: 'ungranted-file',
    assumes: '404 or 403 with `appNotAuthorizedToFile`, told apart from an outage',
    expected: '404|appNotAuthorizedToFile|not tried',
    otherCase: 'ungrantedFile=not-authorized',
  },
  {
    id: 'picker',
    assumes: 'a file chosen in Google’s Picker is let in by that alone: nobody redeems the code',
    expected: '^200|not tried',
    otherCase: 'pickedFile=not-granted',
  },
  {
    id: 'undefined',
    assumes: 'properties that are `undefined` are left out, or `null`',
    otherCase: 'undefinedProperties=null',
  },
  { id: 'call-time', assumes: 'a call takes a second or so; pages ask for few' },
  { id: 'call-size', assumes: 'an answer of 20 MB arrives', expected: '"20":' },
  { id: 'sent-size', assumes: 'a request of 10 MB arrives', expected: '"10":' },
  { id: 'comments', assumes: 'nothing in a script looks like a comment', otherCase: 'comments=cut-everywhere' },
  { id: 'letters', assumes: 'scripts are ASCII, whatever letters the frame takes', otherCase: 'letters=windows-1252' },
  { id: 'origin', assumes: 'the frame has an origin of its own, of `googleusercontent.com`' },
  {
    id: 'storage',
    assumes: 'the frame keeps drafts; where it does not, the page says so',
    expected: '"indexedDB":"kept"',
  },
  {
    id: 'locks',
    assumes: 'tabs with the same file know of each other; where not, the later save is asked',
    expected: 'held',
  },
  { id: 'wasm', assumes: 'WebAssembly runs: projects are read by SQLite', expected: 'runs' },
  { id: 'worker', assumes: 'a worker starts from a blob; without one files are read in the page', expected: 'runs' },
  { id: 'fullscreen', assumes: 'the frame may fill the screen; its button goes where it may not', expected: 'allowed' },
  { id: 'clipboard', assumes: 'copying may be refused; the link is shown then', expected: 'written' },
  { id: 'fonts', assumes: 'letters from a `data:` address are let in', expected: 'let in' },
];
