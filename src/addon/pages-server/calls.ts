// What the page asks of the server while it is open. Each function decides again who may: any page can call any of them.
import type { Access, IconPath, OpenServer, Refusal } from '../../contract/open';
import { openRequests } from '../../contract/open-requests';
import type { AddonMessage } from '../../messages/addon.en';
import { largestFile } from '../../mockup/limits';
import { startTrial as startTrialFor } from '../../subscriptions/changes/start-trial';
import type { Answer } from '../../subscriptions/check/answer';
import { check } from '../../subscriptions/check/check';
import { isMockup } from '../../subscriptions/check/mockup-file';
import type { FileReference, FileRefused, Outside, Unreachable } from '../../subscriptions/ports';
import { drive, readContent, reserveId as reserveIdInDrive } from '../google/drive';
import { scopesFor } from '../google/consent';
import { log } from '../google/log';
import { rawFile } from '../google/raw-file';
import { vendor } from '../settings';
import { accessFor, accessForAnybody } from './access';
import { forAnybody } from './anybody';
import { type Instead, answeringFor } from './answering';
import { createBarFor, trialWords } from './bar';
import { type ChangeOutcome, changeMockupFor } from './change';
import { parseDriveState } from '../../contract/drive-state';
import { createMockupFor } from './create';
import { faultOpening, notAllowedOpening, openingFor, problemOpening } from './opening';
import { faultRefusal, format, refusal, unreachable } from './words';

const answering = answeringFor<OpenServer>(openRequests, scopesFor.page);

/** A refusal where a request can't be understood, and one where there is a fault of ours. */
const refusing = (title: AddonMessage, text: AddonMessage): Instead<Refusal> => ({
  notUnderstood: () => refusal(title, text),
  fault: faultRefusal,
  notAllowed: (url) => ({ ...refusal('allow.title', 'allow.text'), notAllowedYet: { url } }),
});

/** What the page would begin with now: asked for when somebody comes back from agreeing to something. */
export const openAgain = answering(
  'openAgain',
  {
    notUnderstood: () => problemOpening('state.title', 'state.not-understood'),
    fault: faultOpening,
    notAllowed: (url) => notAllowedOpening(url, ''),
  },
  ({ state }, outside) => openingFor(parseDriveState(state), state, outside),
);

/** The content of a mockup, for everybody who may read the file: viewing asks for no subscription. */
export const readMockup = answering('readMockup', refusing('state.title', 'state.not-understood'), (file, outside) => {
  const result = read(file, outside);
  if (!result.ok) log.warn('mockup-refused', { fileId: file.id, why: result.title });
  return result;
});

function read({ id, resourceKey }: FileReference, outside: Outside): ReturnType<OpenServer['readMockup']> {
  const found = drive.file(id, resourceKey);
  if (found.outcome !== 'found') return { ...notRead(found), ...pickedBy(found, outside) };
  const { file } = found;
  if (!isMockup(file)) return refusal('open.not-mockup.title', 'open.not-mockup.text', { name: file.name });
  if (file.size > largestFile) {
    const megabytes = Math.round(file.size / 1e6);
    return refusal('open.too-large.title', 'open.too-large.text', {
      name: file.name,
      megabytes,
      most: largestFile / 1e6,
    });
  }
  const content = readContent(id, resourceKey);
  if (content.outcome !== 'read') return notRead(content);
  return { ok: true, name: file.name, size: file.size, revision: file.revision, base64: content.base64 };
}

/** Why a file was not read, and the way that helps. */
function notRead(refused: FileRefused | Unreachable): Refusal {
  switch (refused.outcome) {
    case 'not-found':
      return refusal('open.not-found.title', 'open.not-found.text');
    case 'not-granted':
      return refusal('open.not-granted.title', 'open.not-granted.text');
    case 'unreachable':
      return unreachable(refused.detail);
  }
}

/** What lets the add-on at a file that it may not have been let at: Drive says no word of such files. */
function pickedBy({ outcome }: FileRefused | Unreachable, outside: Outside): Pick<Refusal, 'picker'> {
  const { pickerClientId: clientId } = vendor();
  if (outcome === 'unreachable' || clientId === undefined) return {};
  return { picker: { clientId, email: forAnybody(outside).identity()?.email } };
}

/** Has Drive set an id aside, under which a file is made once. It grants nothing. */
export const reserveId = answering('reserveId', refusing('state.title', 'state.not-understood'), () => {
  const reserved = reserveIdInDrive();
  return reserved.outcome === 'reserved' ? { ok: true, id: reserved.id } : unreachable(reserved.detail, notCreated);
});

/** Creates a mockup where Drive's "New" was chosen. */
export const createMockup = answering('createMockup', refusing('create.title', 'create.name'), (asked, outside) => {
  const result = createMockupFor(asked, outside);
  switch (result.outcome) {
    case 'created':
      return { ok: true, file: { ...result.file, access: accessFor(result.answer, format) } };
    case 'refused':
      return { ...refusal('create.title', 'create.refused'), access: createAccess(result.answer) };
    case 'no-trial':
      return {
        ...refusal('create.title', 'create.refused'),
        text: trialWords(result.trial, format),
        access: createAccess(result.answer),
      };
    case 'not-found':
    case 'not-granted':
    case 'not-allowed':
      return refusal('create.title', 'create.folder');
    case 'unreachable':
      return unreachable(result.detail, notCreated);
  }
});

const notCreated = ['create.title', 'change.unreachable'] as const;

const createAccess = (answer: Answer): Access => accessFor(answer, format, createBarFor(answer, format));

/** Saves, renames or duplicates a mockup: the one way in which the page changes what is in Drive. */
export const changeMockup = answering(
  'changeMockup',
  refusing('change.title', 'change.not-understood'),
  (asked, outside) => {
    const result = changeMockupFor(asked, outside);
    if (result.outcome !== 'done') {
      log.warn('change-refused', { fileId: asked.id, action: asked.action, why: result.outcome });
      return changeRefusal(result);
    }
    const { file, revision, answer } = result;
    return { ok: true, file: { ...file, access: accessFor(answer, format) }, revision };
  },
);

function changeRefusal(result: Exclude<ChangeOutcome, { outcome: 'done' }>): Refusal {
  switch (result.outcome) {
    case 'refused':
      return { ...refusal('change.title', 'change.refused'), access: accessFor(result.answer, format) };
    case 'conflict':
      return { ...refusal('change.title', 'change.conflict', { name: result.name }), isConflict: true };
    case 'not-a-mockup':
      return refusal('change.title', 'change.not-a-mockup');
    case 'trashed':
      return refusal('change.title', 'trashed.text');
    case 'not-found':
      return refusal('change.title', 'open.not-found.text');
    case 'not-granted':
      return refusal('change.title', 'open.not-granted.text');
    case 'not-allowed':
      return refusal('change.title', 'change.not-allowed');
    case 'unreachable':
      return unreachable(result.detail, ['change.title', 'change.unreachable']);
  }
}

/** So many problems an account may report in ten minutes: nobody opens more, and the log is read by people. */
const mostReports = 10;

/** Notes in the log that a file could not be shown, or only in part: the page finds that out, and people may ask. */
export const reportProblem = answering(
  'reportProblem',
  { notUnderstood: () => null, fault: () => null, notAllowed: () => null },
  ({ id, problem }, { cache, identity }) => {
    const key = `reports/${identity()?.id ?? ''}`;
    const count = Number(cache.get([key])[0] ?? 0);
    if (count < mostReports && cache.put({ [key]: count + 1 }, 600))
      log.warn('mockup-not-shown', { fileId: id, problem });
    return null;
  },
);

const throwing = (text: string) => (): never => {
  throw new Error(text);
};

/** Large parts of the page that only some files need: only what is asked for on purpose is served. */
export const readAsset = answering(
  'readAsset',
  {
    notUnderstood: throwing('There is no asset of this name.'),
    fault: throwing('The asset can’t be read.'),
    notAllowed: throwing('The asset can’t be read.'),
  },
  rawFile,
);

const noIcons = { notUnderstood: () => ({}), fault: () => ({}), notAllowed: () => ({}) };

/** The icons that a file names and the page does not carry: a few kilobytes of a set of two thousand. */
export const readIcons = answering('readIcons', noIcons, (keys) => {
  const every = JSON.parse(rawFile('icons')) as Record<string, IconPath | string>;
  const at = (key: string): IconPath | string | undefined =>
    Object.prototype.hasOwnProperty.call(every, key) ? every[key] : undefined;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found = at(key);
      const icon = typeof found === 'string' ? at(found) : found;
      return icon === undefined || typeof icon === 'string' ? [] : [[key, icon] as const];
    }),
  );
});

/** Nothing may be done, and the bar says why. */
const withoutAccess = (text: string, reason: string): Access => ({
  account: undefined,
  bar: { tone: 'warning', text, reason, actions: [] },
  canEdit: false,
  canCreate: false,
  canStartTrial: false,
  changesIn: undefined,
});

const noAccess: Instead<Access> = {
  notUnderstood: () => withoutAccess(format('state.title'), format('state.not-understood')),
  fault: (reference) => withoutAccess(format('fault.title'), format('fault.text', { reference })),
  notAllowed: (url) => ({ ...withoutAccess(format('allow.title'), format('allow.text')), notAllowedYet: { url } }),
};

/** What the account may do now, for a page that has been open for a while. */
export const checkAgain = answering('checkAgain', noAccess, accessNow);

/** Starts the 30-day trial from the page. */
export const startTrial = answering('startTrial', noAccess, (file, outside) => {
  const outcome = startTrialFor(outside);
  const access = accessNow(file, outside);
  if (outcome.outcome === 'started' || access.bar === undefined) return access;
  return { ...access, bar: { ...access.bar, text: trialWords(outcome, format) } };
});

function accessNow(file: FileReference | null, outside: Outside): Access {
  const anybody = forAnybody(outside);
  const { account, files } = check({ files: file === null ? [] : [file] }, anybody);
  const access = file === null ? createAccess(account) : accessFor(files[0] ?? account, format);
  return accessForAnybody(access, anybody.notAllowed, format);
}
