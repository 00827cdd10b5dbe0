// The server side of the page that draws mockups: Drive's "Open with", and what the page asks for while it is open.
import * as v from 'valibot';
import { type AddonMessage, addonEnglish } from '../../messages/addon.en';
import { type Formatter, createFormatter } from '../../messages/format';
import type { Bar, Opening, Refusal, Server } from '../../pages/contract';
import type { Answer } from '../../subscriptions/check/answer';
import { type FileReference, check } from '../../subscriptions/check/check';
import { isMockup } from '../../subscriptions/check/mockup-file';
import type { Identified, Outside } from '../../subscriptions/ports';
import { startTrial as startTrialFor } from '../../subscriptions/changes/start-trial';
import { drive, readContent } from '../google/drive';
import { log } from '../google/log';
import { guarded, newReference } from '../guarded';
import { createOutside } from '../outside';
import { pageFor } from '../page-url';
import { barFor, createBarFor, trialWords } from './bar';
import { createMockupFor, createRequest } from './create';
import { driveId } from './drive-id';
import { type DriveState, parseDriveState } from './state';

type Output = GoogleAppsScript.HTML.HtmlOutput;

/** Apps Script does not tell a web app its reader's language; the page's own words follow the browser's. */
const locale = 'en';
const format: Formatter<AddonMessage> = createFormatter<AddonMessage>(addonEnglish, locale);

const noState = { state: '' };
const request = v.fallback(
  v.object({ parameter: v.fallback(v.object({ state: v.fallback(v.string(), '') }), noState) }),
  { parameter: noState },
);

/** Answers Drive's "Open with" and "New" with the page, whatever `state` says. */
export function doGet(event: unknown): Output {
  const { parameter } = v.parse(request, event);
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
  if (state.action === 'create') {
    const answer = check({}, outside).account;
    const bar = createBarFor(answer, format);
    return { kind: 'create', folderId: state.folderId, canCreate: answer.create.effect === 'permit', bar, locale };
  }
  const { files } = check({ files: state.files }, outside);
  return {
    kind: 'open',
    files: state.files.map((reference, at) => ({ ...reference, name: nameIn(files[at]) })),
    bar: files[0] === undefined ? undefined : barFor(files[0], format),
    locale,
  };
}

/** Says for whom Drive opened the page; nothing is checked until the person has chosen. */
function wrongAccount(signedIn: Identified, state: Exclude<DriveState, { action: 'none' }>): Opening {
  const url = ScriptApp.getService().getUrl();
  const { userId, ...withoutUser } = state.raw;
  return {
    kind: 'wrong-account',
    signedInAs: signedIn.email,
    continueUrl: pageFor(url, withoutUser),
    switchUrl: `${pageFor(url, state.raw)}&authuser=${encodeURIComponent(userId ?? '')}`,
    locale,
  };
}

const nameIn = (answer: Answer | undefined): string => (answer?.file.outcome === 'found' ? answer.file.file.name : '');

const faultOpening = (reference: string): Opening => ({
  kind: 'problem',
  title: format('fault.title'),
  text: format('fault.text', { reference }),
  reference,
  locale,
});

/** The page with its opening in it. `<` is written so that nothing in the data can end the script element. */
function page(opening: Opening): Output {
  const json = JSON.stringify(opening).replace(/</g, '\\u003c');
  return HtmlService.createHtmlOutputFromFile('open')
    .append(`<script type="application/json" id="opening">${json}</script>`)
    .setTitle(
      opening.kind === 'open' ? (opening.files[0]?.name ?? '') || format('product.name') : format('product.name'),
    )
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}

const fileRequest = v.object({ fileId: driveId, resourceKey: v.exactOptional(driveId) });

/** Bytes of the largest mockup that is drawn; real ones are well under one megabyte. */
const largestMockup = 20 * 1024 * 1024;

/** The content of a mockup, for everybody who may read the file: viewing asks for no subscription. */
export const readMockup: Server['readMockup'] = (raw) =>
  guarded<ReturnType<Server['readMockup']>>(
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

function read({ id, resourceKey }: FileReference): ReturnType<Server['readMockup']> {
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
  return { ok: true, name: file.name, size: file.size, base64: content.base64 };
}

const refusal = (
  title: AddonMessage,
  text: AddonMessage,
  values: Readonly<Record<string, string | number>> = {},
): Refusal => ({ ok: false, title: format(title), text: format(text, values) });

const faultRefusal = (reference: string): Refusal => ({
  ...refusal('fault.title', 'fault.text', { reference }),
  reference,
});

function unreachable(detail: string): Refusal {
  const reference = newReference();
  log.warn('drive-unreachable', { reference, detail });
  return { ...refusal('open.unreachable.title', 'open.unreachable.text'), reference };
}

/** Creates an empty mockup where Drive's "New" was chosen. */
export const createMockup: Server['createMockup'] = (raw) =>
  guarded<ReturnType<Server['createMockup']>>(
    'createMockup',
    () => {
      const asked = v.safeParse(createRequest, raw);
      if (!asked.success) return refusal('create.title', 'create.name');
      const result = createMockupFor(asked.output, createOutside());
      switch (result.outcome) {
        case 'created':
          return { ok: true, file: result.file };
        case 'refused':
          return refusal('create.title', 'create.refused');
        case 'folder-not-found':
          return refusal('create.title', 'create.folder');
        case 'unreachable':
          return unreachable(result.detail);
      }
    },
    faultRefusal,
  );

const problemReport = v.object({ fileId: driveId, problem: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)) });

/** Notes in the log that a file could not be shown, or only in part: the page finds that out, and people may ask. */
export const reportProblem: Server['reportProblem'] = (raw) => {
  const report = v.safeParse(problemReport, raw);
  if (report.success) log.warn('mockup-not-shown', report.output);
  return null;
};

/** Large parts of the page that only some files need, as base64. */
export const readAsset: Server['readAsset'] = (name) => {
  // The name comes from a page: only what is asked for on purpose is served.
  if ((name as unknown) !== 'sqlite') throw new Error(`There is no asset of this name.`);
  return HtmlService.createHtmlOutputFromFile('sqlite').getContent();
};

/** The bar as it is now, for a page that has been open for a while. */
export const checkAgain: Server['checkAgain'] = (raw) =>
  guarded<ReturnType<Server['checkAgain']>>('checkAgain', () => ({ bar: barNow(raw, createOutside()) }), faultBar);

/** Starts the 30-day trial from the page. */
export const startTrial: Server['startTrial'] = (raw) =>
  guarded<ReturnType<Server['startTrial']>>(
    'startTrial',
    () => {
      const outside = createOutside();
      const outcome = startTrialFor(outside);
      const bar = barNow(raw, outside);
      if (outcome.outcome === 'started' || bar === undefined) return { bar };
      return { bar: { ...bar, text: trialWords(outcome, format) } };
    },
    faultBar,
  );

function barNow(raw: unknown, outside: Outside): Bar | undefined {
  const asked = v.safeParse(fileRequest, raw);
  const { account, files } = check({ files: asked.success ? [{ id: asked.output.fileId }] : [] }, outside);
  return barFor(files[0] ?? account, format);
}

const faultBar = (reference: string): { readonly bar: Bar } => ({
  bar: { tone: 'warning', text: format('fault.title'), reason: format('fault.text', { reference }), actions: [] },
});
