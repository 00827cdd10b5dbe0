// Drive's "Open with" and "New": the page that draws and creates mockups, with what it begins with in it.
import * as v from 'valibot';
import type { Opening, OpeningFile } from '../../contract/open';
import type { Answer } from '../../subscriptions/check/answer';
import { check } from '../../subscriptions/check/check';
import type { FileReference, Identified, Outside } from '../../subscriptions/ports';
import { drive } from '../google/drive';
import { log } from '../google/log';
import { guarded } from '../guarded';
import { createOutside } from '../outside';
import { webAppUrl } from '../page-url';
import { accessFor } from './access';
import { vendor } from '../settings';
import { createBarFor } from './bar';
import { pageOutput } from './page-output';
import { reviewPageOutput } from './review';
import { pageFor } from '../../contract/addresses';
import { type DriveState, parseDriveState } from '../../contract/drive-state';
import { format, locale } from './words';

type Output = GoogleAppsScript.HTML.HtmlOutput;

const nothingAsked = { state: '', page: '' };
const request = v.fallback(
  v.object({
    parameter: v.fallback(
      v.object({ state: v.fallback(v.string(), ''), page: v.fallback(v.string(), '') }),
      nothingAsked,
    ),
  }),
  { parameter: nothingAsked },
);

/**
 * Answers Drive's "Open with" and "New" with the page, whatever `state` says, `page=review` with the review, and
 * `page=notices` with the notices that the build made.
 */
export function doGet(event: unknown): Output {
  const { parameter } = v.parse(request, event);
  if (parameter.page === 'review') return reviewPageOutput();
  if (parameter.page === 'notices')
    return HtmlService.createHtmlOutputFromFile('notices').setTitle(format('notices.title'));
  const opening = guarded('doGet', () => openingFor(parseDriveState(parameter.state), parameter.state), faultOpening);
  return page(opening);
}

function openingFor(state: DriveState, text: string): Opening {
  const outside = createOutside();
  if (state.action === 'none') {
    log.warn('state-refused', { why: state.why, length: text.length });
    return { kind: 'problem', title: format('state.title'), text: format(`state.${state.why}`), locale };
  }
  const account = outside.identity();
  if (account !== undefined && state.userId !== undefined && state.userId !== account.id) {
    return wrongAccount(account, state);
  }
  const pageUrl = webAppUrl() ?? '';
  if (state.action === 'create') {
    const { folderId, folderResourceKey, newId, raw } = state;
    // The page was loaded before: what it created then is shown, and nothing is created again.
    const made = newId === undefined ? undefined : drive.file(newId);
    if (newId !== undefined && made?.outcome === 'found') return opened([{ id: newId }], pageUrl, outside);
    const answer = check({}, outside).account;
    const access = accessFor(answer, format, createBarFor(answer, format));
    const folder = { folderId, ...(folderResourceKey !== undefined && { folderResourceKey }) };
    return { kind: 'create', ...folder, newId, state: raw, access, pageUrl, locale };
  }
  const { mockup } = state;
  return { ...opened(state.files, pageUrl, outside), ...(mockup !== undefined && { mockup }) };
}

function opened(
  references: readonly FileReference[],
  pageUrl: string,
  outside: Outside,
): Extract<Opening, { kind: 'open' }> {
  const { account, files } = check({ files: references }, outside);
  return {
    kind: 'open',
    files: references.map((reference, at): OpeningFile => {
      const answer = files[at] ?? account;
      return { ...reference, name: nameIn(answer), access: accessFor(answer, format) };
    }),
    pageUrl,
    locale,
  };
}

/** Says for whom Drive opened the page; nothing is checked until the person has chosen. */
function wrongAccount(signedIn: Identified, state: Exclude<DriveState, { action: 'none' }>): Opening {
  const url = webAppUrl() ?? '';
  const { userId: _, ...withoutUser } = state.raw;
  return {
    kind: 'wrong-account',
    signedInAs: signedIn.email,
    continueUrl: pageFor(url, withoutUser),
    switchUrl: pageFor(url, state.raw, state.userId ?? ''),
    locale,
  };
}

const nameIn = ({ file }: Answer): string => (file.outcome === 'found' ? file.file.name : '');

const faultOpening = (reference: string): Opening => ({
  kind: 'problem',
  title: format('fault.title'),
  text: format('fault.text', { reference }),
  reference,
  locale,
});

const page = (opening: Opening): Output =>
  pageOutput('open', opening).setTitle(
    opening.kind === 'open' ? (opening.files[0]?.name ?? '') || vendor().name : vendor().name,
  );
