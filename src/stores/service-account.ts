// Access tokens of a service account: a signed assertion for a token that lives an hour.
// https://developers.google.com/identity/protocols/oauth2/service-account#httprest
import * as v from 'valibot';
import type { Instant } from '../rules/index';

/** A service account's key as Google hands it out, as far as it is used. */
export const serviceAccountKey = v.object({
  project_id: v.pipe(v.string(), v.nonEmpty()),
  client_email: v.pipe(v.string(), v.nonEmpty()),
  private_key: v.pipe(v.string(), v.includes('PRIVATE KEY')),
});

export type ServiceAccountKey = v.InferOutput<typeof serviceAccountKey>;

/** A token and when it ends. */
interface Token {
  readonly token: string;
  readonly until: Instant;
}

/** What is needed from outside for a token. */
export interface TokenOutside {
  readonly now: () => Instant;
  /** RS256 over the text, and base64 in the form for addresses, without padding. */
  readonly sign: (text: string, privateKey: string) => string;
  readonly encode: (text: string) => string;
  readonly postForm: (
    url: string,
    form: Readonly<Record<string, string>>,
  ) => { readonly status: number; readonly text: string };
}

const tokenUrl = 'https://oauth2.googleapis.com/token';
const scope = 'https://www.googleapis.com/auth/datastore';
const lifetime = 60 * 60;

/** A token is given up this long before it ends, so that it does not end on its way. */
const early = 5 * 60 * 1000;

const answer = v.object({ access_token: v.pipe(v.string(), v.nonEmpty()), expires_in: v.number() });

/** Asks for a token. Throws what Google said when there is none: without a token there is no store. */
export function requestToken(key: ServiceAccountKey, { now, sign, encode, postForm }: TokenOutside): Token {
  const issuedAt = Math.floor(now() / 1000);
  const claims = { iss: key.client_email, scope, aud: tokenUrl, iat: issuedAt, exp: issuedAt + lifetime };
  const unsigned = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => encode(JSON.stringify(part))).join('.');
  const { status, text } = postForm(tokenUrl, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${unsigned}.${sign(unsigned, key.private_key)}`,
  });
  if (status !== 200) throw new Error(`Google gave no token for ${key.client_email}: ${status} ${text.slice(0, 200)}`);
  const { access_token: token, expires_in: seconds } = v.parse(answer, JSON.parse(text));
  return { token, until: now() + seconds * 1000 - early };
}
