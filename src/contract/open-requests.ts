// What may be asked of the open page's functions, as far as its form goes: what is no such thing never reaches a service.
import * as v from 'valibot';
import { largestFile } from '../mockup/limits';
import { longest } from './limits';

/** Ids and resource keys of Drive. */
export const driveId = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/));

/** What a mockup may be called. */
const mockupName = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(longest.fileName),
  // eslint-disable-next-line no-control-regex -- those are the characters that no name has
  v.regex(/^[^\u0000-\u001f\u007f]+$/),
);

/** Names a file for the server. */
const file = v.object({ id: driveId, resourceKey: v.exactOptional(driveId) });

/** The bytes of a file. */
const base64 = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(Math.ceil(largestFile / 3) * 4),
  v.regex(/^[A-Za-z0-9+/]+={0,2}$/),
);

/** The functions of the open page, each with the form of what it is asked. */
export const openRequests = {
  openAgain: v.object({ state: v.pipe(v.string(), v.maxLength(longest.state)) }),
  readMockup: file,
  /** Without a file: what the account may do altogether. */
  checkAgain: v.nullable(file),
  startTrial: v.nullable(file),
  refreshPurchase: v.object({}),
  reserveId: v.null(),
  createMockup: v.object({
    name: mockupName,
    /** A project, as the page made it: out of a template, or of a single mockup. */
    base64,
    folderId: v.exactOptional(driveId),
    folderResourceKey: v.exactOptional(driveId),
    /** Puts it into the folder of this file instead, or to the top where the account may not add to that folder. */
    beside: v.exactOptional(file),
    newId: driveId,
    /** The person agreed to start the trial when there is no subscription. */
    startsTrial: v.boolean(),
  }),
  /** One change of a file in Drive. Asked twice, it is one change. */
  changeMockup: v.variant('action', [
    v.object({
      ...file.entries,
      action: v.literal('save'),
      /** The revision that the content was made from: any other is not overwritten. */
      revision: v.pipe(v.string(), v.nonEmpty(), v.maxLength(500)),
      base64,
    }),
    v.object({
      ...file.entries,
      action: v.literal('rename'),
      /** The file's name as the page knows it: any other is not overwritten. */
      from: v.string(),
      /** With or without the file's ending. */
      name: mockupName,
    }),
    v.object({
      ...file.entries,
      action: v.literal('duplicate'),
      name: mockupName,
      /** The copy's id, from `reserveId`. */
      newId: driveId,
    }),
  ]),
  /** `problem` is the kind of a `Problem` of mockup/. */
  reportProblem: v.object({ id: driveId, problem: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)) }),
  readAsset: v.picklist([
    'sqlite',
    'editor',
    'editor-words',
    'editor-more',
    'letters-bold',
    'letters-latin-ext',
    'letters-cyrillic',
    'icon-names',
    'review-more',
  ]),
  readIcons: v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(500)),
} as const;

/** What a function of the open page is asked. */
export type OpenRequest<Name extends keyof typeof openRequests> = v.InferOutput<(typeof openRequests)[Name]>;
