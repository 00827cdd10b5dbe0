// Google's Picker as a page of its own: asked for with `trigger_onepick`, it lets an app at the files that somebody chooses, and leads
// back. https://developers.google.com/workspace/drive/picker/guides/desktop-mobile-picker
import { randomUUID } from 'node:crypto';
import type { Account, DriveItem, Emulator } from '../api';
import { escapeHtml } from '../escape-html';
import { wholeScope } from '../world/consent';
import { googlePage, signedIn } from './google-look';
import { Refused } from './http';
import { scopeWords } from './scope-words';

const driveFile = wholeScope('drive.file');

interface Asked {
  readonly account: Account;
  readonly next: URL;
  /** What the account has of the files that are named, or all that it has where none is. */
  readonly files: readonly DriveItem[];
}

interface Picker {
  /** The page to choose on. */
  readonly page: (url: URL) => string;
  /** Where the browser goes on to. */
  readonly answer: (url: URL, form: URLSearchParams) => URL;
}

/** @param following an address of the script's, which a client may lead back to; undefined for every other */
export function createPicker(
  { world, place }: Emulator,
  following: (address: string | null) => URL | undefined,
  appName: () => string,
): Picker {
  const asked = ({ searchParams: given }: URL): Asked => {
    const refuse = (code: number, why: string): never => {
      throw new Refused(code, `Access blocked: Authorization Error. Error ${String(code)}: ${why}`);
    };
    if (given.get('client_id')?.endsWith('.apps.googleusercontent.com') !== true) refuse(401, 'invalid_client');
    const next = following(given.get('redirect_uri'));
    if (next === undefined || (next.href !== place.webAppUrl && !next.pathname.endsWith('/exec')))
      return refuse(400, 'redirect_uri_mismatch');
    const isPicker =
      given.get('trigger_onepick') === 'true' &&
      given.get('prompt') === 'consent' &&
      given.get('response_type') === 'code';
    if (!isPicker) refuse(400, 'invalid_request');
    if (given.get('scope') !== driveFile) refuse(400, 'invalid_scope');
    const hint = given.get('login_hint');
    const account =
      signedIn(world).find(({ email }) => email === hint) ??
      world.accounts().find(({ id }) => id === world.defaultAccountId()) ??
      refuse(400, 'invalid_request');
    const ids = given.get('file_ids')?.split(',');
    const files = (ids ?? world.items(account.id).map(({ id }) => id)).flatMap((id) => {
      const item = world.item(id);
      const isShown = item !== undefined && (account.id in item.roles || 'anyoneWithLink' in item.roles);
      return isShown ? [item] : [];
    });
    return { account, next, files };
  };
  return {
    page: (url) => {
      const { account, files } = asked(url);
      const rows = files.map(
        ({ id, name }) =>
          `<li><label><span>${escapeHtml(name)}</span><input type="checkbox" name="file" value="${escapeHtml(id)}"></label></li>`,
      );
      return googlePage(
        'Select a file',
        `<p class="quiet">${escapeHtml(account.email)}</p>
<p>${escapeHtml(appName())} wants to ${escapeHtml(scopeWords(driveFile).toLowerCase())}.</p>
<form method="post"><ul>${rows.join('\n') || '<li><p class="quiet">No files</p></li>'}</ul>
<p class="buttons"><button class="button" name="cancel" value="1">Cancel</button><button class="button primary">Select</button></p></form>`,
      );
    },
    answer: (url, form) => {
      const { account, next, files } = asked(url);
      const picked = files.filter(({ id }) => form.getAll('file').includes(id));
      next.searchParams.set('state', url.searchParams.get('state') ?? '');
      if (form.has('cancel') || picked.length === 0) {
        next.searchParams.set('error', 'access_denied');
        return next;
      }
      if (world.conditions().pickedFile === 'granted') {
        for (const { id } of picked) world.setGranted(id, account.id, true);
        const agreed = world.consent(account.id);
        if (agreed !== undefined && !agreed.includes(driveFile)) world.setConsent(account.id, [...agreed, driveFile]);
      }
      next.searchParams.set('code', `4/${randomUUID()}`);
      next.searchParams.set('scope', driveFile);
      next.searchParams.set('picked_file_ids', picked.map(({ id }) => id).join(','));
      next.searchParams.set('authuser', String(signedIn(world).findIndex(({ id }) => id === account.id)));
      next.searchParams.set('prompt', 'consent');
      return next;
    },
  };
}
