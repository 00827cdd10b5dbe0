// What the page asks of the server while it is open. Each function decides again who may: any page can call any of them.
import * as v from 'valibot';
import type { Access, Refusal, OpenServer } from '../../contract/open';
import { startTrial as startTrialFor } from '../../subscriptions/changes/start-trial';
import type { Answer } from '../../subscriptions/check/answer';
import { type FileReference, check } from '../../subscriptions/check/check';
import { isMockup } from '../../subscriptions/check/mockup-file';
import type { Outside } from '../../subscriptions/ports';
import { drive, readContent, reserveId as reserveIdInDrive } from '../google/drive';
import { log } from '../google/log';
import { guarded } from '../guarded';
import { createOutside } from '../outside';
import { accessFor } from './access';
import { createBarFor, trialWords } from './bar';
import { type ChangeOutcome, changeMockupFor, changeRequest } from './change';
import { createMockupFor, createRequest } from './create';
import { driveId } from '../../contract/open-requests';
import { faultRefusal, format, refusal, unreachable } from './words';

const fileRequest = v.object({ fileId: driveId, resourceKey: v.exactOptional(driveId) });

/** Bytes of the largest mockup that is drawn; real ones are well under one megabyte. */
const largestMockup = 20 * 1024 * 1024;

/** The content of a mockup, for everybody who may read the file: viewing asks for no subscription. */
export const readMockup: OpenServer['readMockup'] = (raw) =>
  guarded<ReturnType<OpenServer['readMockup']>>(
    'readMockup',
    () => {
      const asked = v.safeParse(fileRequest, raw);
      if (!asked.success) return refusal('state.title', 'state.not-understood');
      const { fileId, ...key } = asked.output;
      const result = read({ id: fileId, ...key });
      if (!result.ok) log.warn('mockup-refused', { fileId, why: result.title });
      return result;
    },
    faultRefusal,
  );

function read({ id, resourceKey }: FileReference): ReturnType<OpenServer['readMockup']> {
  const found = drive.file(id, resourceKey);
  if (found.outcome === 'not-found') return refusal('open.not-found.title', 'open.not-found.text');
  if (found.outcome === 'unreachable') return unreachable(found.detail);
  const { file } = found;
  if (!isMockup(file)) return refusal('open.not-mockup.title', 'open.not-mockup.text', { name: file.name });
  if (file.size > largestMockup) {
    const megabytes = Math.round(file.size / 1024 / 1024);
    return refusal('open.too-large.title', 'open.too-large.text', { name: file.name, megabytes, most: 20 });
  }
  const content = readContent(id, resourceKey);
  if (content.outcome === 'not-found') return refusal('open.not-found.title', 'open.not-found.text');
  if (content.outcome === 'unreachable') return unreachable(content.detail);
  return { ok: true, name: file.name, size: file.size, revision: file.revision, base64: content.base64 };
}

/** Has Drive set an id aside, under which a file is made once. It grants nothing. */
export const reserveId: OpenServer['reserveId'] = () =>
  guarded<ReturnType<OpenServer['reserveId']>>(
    'reserveId',
    () => {
      const reserved = reserveIdInDrive();
      return reserved.outcome === 'reserved' ? { ok: true, id: reserved.id } : unreachable(reserved.detail);
    },
    faultRefusal,
  );

/** Creates a mockup where Drive's "New" was chosen. */
export const createMockup: OpenServer['createMockup'] = (raw) =>
  guarded<ReturnType<OpenServer['createMockup']>>(
    'createMockup',
    () => {
      const asked = v.safeParse(createRequest, raw);
      if (!asked.success) return refusal('create.title', 'create.name');
      const result = createMockupFor(asked.output, createOutside());
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
        case 'not-allowed':
          return refusal('create.title', 'create.folder');
        case 'unreachable':
          return unreachable(result.detail);
      }
    },
    faultRefusal,
  );

const createAccess = (answer: Answer): Access => accessFor(answer, format, createBarFor(answer, format));

/** Saves, renames or duplicates a mockup: the one way in which the page changes what is in Drive. */
export const changeMockup: OpenServer['changeMockup'] = (raw) =>
  guarded<ReturnType<OpenServer['changeMockup']>>(
    'changeMockup',
    () => {
      const asked = v.safeParse(changeRequest, raw);
      if (!asked.success) return refusal('change.title', 'change.not-understood');
      const result = changeMockupFor(asked.output, createOutside());
      if (result.outcome !== 'done') {
        const { fileId, action } = asked.output;
        log.warn('change-refused', { fileId, action, why: result.outcome });
        return changeRefusal(result);
      }
      const { file, revision, answer } = result;
      return { ok: true, file: { ...file, access: accessFor(answer, format) }, revision };
    },
    faultRefusal,
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
    case 'not-allowed':
      return refusal('change.title', 'change.not-allowed');
    case 'unreachable':
      return { ...unreachable(result.detail), title: format('change.title'), text: format('change.unreachable') };
  }
}

const problemReport = v.object({ fileId: driveId, problem: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)) });

/** So many problems an account may report in ten minutes: nobody opens more, and the log is read by people. */
const mostReports = 10;

/** Notes in the log that a file could not be shown, or only in part: the page finds that out, and people may ask. */
export const reportProblem: OpenServer['reportProblem'] = (raw) => {
  const report = v.safeParse(problemReport, raw);
  if (!report.success) return null;
  const { cache, identity } = createOutside();
  const key = `reports/${identity()?.id ?? ''}`;
  const count = Number(cache.get([key])[0] ?? 0);
  if (count < mostReports && cache.put({ [key]: count + 1 }, 600)) log.warn('mockup-not-shown', report.output);
  return null;
};

/** Large parts of the page that only some files need, as base64. */
export const readAsset: OpenServer['readAsset'] = (name) => {
  // The name comes from a page: only what is asked for on purpose is served.
  if ((name as unknown) !== 'sqlite') throw new Error(`There is no asset of this name.`);
  // As it lies in the project: output that was made to be served may come back changed.
  return HtmlService.createTemplateFromFile('sqlite').getRawContent();
};

/** What the account may do now, for a page that has been open for a while. */
export const checkAgain: OpenServer['checkAgain'] = (raw) =>
  guarded<Access>('checkAgain', () => accessNow(raw, createOutside()), faultAccess);

/** Starts the 30-day trial from the page. */
export const startTrial: OpenServer['startTrial'] = (raw) =>
  guarded<Access>(
    'startTrial',
    () => {
      const outside = createOutside();
      const outcome = startTrialFor(outside);
      const access = accessNow(raw, outside);
      if (outcome.outcome === 'started' || access.bar === undefined) return access;
      return { ...access, bar: { ...access.bar, text: trialWords(outcome, format) } };
    },
    faultAccess,
  );

function accessNow(raw: unknown, outside: Outside): Access {
  const asked = v.safeParse(fileRequest, raw);
  if (!asked.success) return createAccess(check({}, outside).account);
  const { fileId, ...key } = asked.output;
  const { account, files } = check({ files: [{ id: fileId, ...key }] }, outside);
  return accessFor(files[0] ?? account, format);
}

const faultAccess = (reference: string): Access => ({
  bar: { tone: 'warning', text: format('fault.title'), reason: format('fault.text', { reference }), actions: [] },
  canEdit: false,
  canCreate: false,
  canStartTrial: false,
  changesIn: undefined,
});
