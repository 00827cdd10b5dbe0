// Requests and signatures for stores that are reached over the network.
import { scopesFor, unlessAllowed } from './consent';
import type { FirestoreOptions, PostJson } from '../../stores/firestore';
import type { TokenOutside } from '../../stores/service-account';

/** @throws NotAllowedYet where the account has not let the add-on ask other hosts */
function asking<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    unlessAllowed(error, scopesFor.page);
    throw error;
  }
}

export const postJson: PostJson = (url, body, bearer) =>
  answered(asking(() => UrlFetchApp.fetch(url, asJson(body, bearer))));

/** All of them under way at once. */
export const postEachJson: NonNullable<FirestoreOptions['postEach']> = (requests, bearer) =>
  asking(() => UrlFetchApp.fetchAll(requests.map(({ url, body }) => ({ url, ...asJson(body, bearer) })))).map(answered);

const asJson = (body: unknown, bearer: string): GoogleAppsScript.URL_Fetch.URLFetchRequestOptions => ({
  method: 'post',
  contentType: 'application/json',
  payload: JSON.stringify(body),
  headers: { Authorization: `Bearer ${bearer}` },
  muteHttpExceptions: true,
});

export const postForm: TokenOutside['postForm'] = (url, form) =>
  answered(asking(() => UrlFetchApp.fetch(url, { method: 'post', payload: { ...form }, muteHttpExceptions: true })));

const answered = (
  response: GoogleAppsScript.URL_Fetch.HTTPResponse,
): { readonly status: number; readonly text: string } => ({
  status: response.getResponseCode(),
  text: response.getContentText(),
});

/** RS256, as a part of a signed token. */
export const sign: TokenOutside['sign'] = (text, privateKey) =>
  unpadded(Utilities.base64EncodeWebSafe(Utilities.computeRsaSha256Signature(text, privateKey)));

export const encodeForAddress: TokenOutside['encode'] = (text) =>
  unpadded(Utilities.base64EncodeWebSafe(text, Utilities.Charset.UTF_8));

/** Utilities pads; signed tokens are not padded. */
const unpadded = (base64: string): string => base64.replace(/=+$/, '');
