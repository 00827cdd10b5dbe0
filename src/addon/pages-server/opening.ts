// What the page begins with, for what Drive asked of it.
import type { Opening, OpeningFile } from '../../contract/open';
import { noticesAt, ownLink, whoever } from '../../contract/addresses';
import type { DriveState } from '../../contract/drive-state';
import type { AddonMessage } from '../../messages/addon.en';
import type { Answer } from '../../subscriptions/check/answer';
import { check } from '../../subscriptions/check/check';
import type { FileReference, Identified, Outside } from '../../subscriptions/ports';
import { drive } from '../google/drive';
import { log } from '../google/log';
import { webAppUrl } from '../page-url';
import { accessFor, accessForAnybody } from './access';
import { type OutsideForAnybody, forAnybody } from './anybody';
import { createBarFor } from './bar';
import { format, locale } from './words';

/**
 * @param text the state as the page's address has it
 * @throws NotAllowedYet where creating needs what the account has not agreed to
 */
export function openingFor(state: DriveState, text: string, outside: Outside): Opening {
  if (state.action === 'none') {
    log.warn('state-refused', { why: state.why, length: text.length });
    return problemOpening('state.title', `state.${state.why}`);
  }
  // Viewing needs nobody to say who they are; creating does.
  const anybody = forAnybody(outside);
  const account = (state.action === 'create' ? outside : anybody).identity();
  if (account !== undefined && state.userId !== undefined && state.userId !== account.id) {
    return wrongAccount(account, state);
  }
  const pageUrl = webAppUrl();
  const here = { pageUrl: pageUrl ?? '', ...noticesAt(pageUrl, account?.email), locale };
  if (state.action === 'create') {
    const { folderId, folderResourceKey, newId, raw } = state;
    // The page was loaded before: what it created then is shown, and nothing is created again.
    const made = newId === undefined ? undefined : drive.file(newId);
    if (newId !== undefined && made?.outcome === 'found') return opened([{ id: newId }], here, anybody);
    const answer = check({}, outside).account;
    const access = accessFor(answer, format, createBarFor(answer, format));
    const folder = { folderId, ...(folderResourceKey !== undefined && { folderResourceKey }) };
    return { kind: 'create', ...folder, newId, state: raw, access, ...here };
  }
  const { mockup } = state;
  return { ...opened(state.files, here, anybody), ...(mockup !== undefined && { mockup }) };
}

function opened(
  references: readonly FileReference[],
  here: Pick<Extract<Opening, { kind: 'open' }>, 'pageUrl' | 'noticesUrl' | 'locale'>,
  outside: OutsideForAnybody,
): Extract<Opening, { kind: 'open' }> {
  const { account, files } = check({ files: references }, outside);
  return {
    kind: 'open',
    files: references.map((reference, at): OpeningFile => {
      const answer = files[at] ?? account;
      return {
        ...reference,
        name: nameIn(answer),
        access: accessForAnybody(accessFor(answer, format), outside.notAllowed, format),
      };
    }),
    ...here,
  };
}

/** Says for whom Drive opened the page; nothing is checked until the person has chosen. */
function wrongAccount(signedIn: Identified, state: Exclude<DriveState, { action: 'none' }>): Opening {
  const url = webAppUrl() ?? '';
  const { userId: _, ...withoutUser } = state.raw;
  return {
    kind: 'wrong-account',
    signedInAs: signedIn.email,
    continueUrl: ownLink(url, signedIn.email, { state: withoutUser }),
    // Drive tells an id, and Google's pages know accounts by their addresses alone: whoever is there chooses first.
    switchUrl: ownLink(url, whoever, { state: state.raw }),
    locale,
  };
}

const nameIn = ({ file }: Answer): string => (file.outcome === 'found' ? file.file.name : '');

/** A fault of ours. */
export const faultOpening = (reference: string): Opening => ({
  kind: 'problem',
  title: format('fault.title'),
  text: format('fault.text', { reference }),
  reference,
  locale,
});

/** An expected no, for the place of everything. */
export const problemOpening = (title: AddonMessage, text: AddonMessage): Opening => ({
  kind: 'problem',
  title: format(title),
  text: format(text),
  locale,
});

/** What the account has to agree to first. @param url where it does */
export const notAllowedOpening = (url: string, state: string): Opening => ({
  kind: 'not-allowed',
  title: format('allow.title'),
  text: format('allow.text'),
  notAllowedYet: { url },
  state,
  locale,
});
