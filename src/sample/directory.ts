// The sample organisation's people and one group, as the Admin SDK's directory tells the command of them.
import { type Handler, listen, send } from '../emulator/server/http';
import { callerOf } from '../emulator/world/tokens';
import type { World } from '../emulator/api';
import type { AccountRecord, LicenseRecord } from '../subscriptions/records/records';
import type { Write } from '../subscriptions/ports';
import { recordKey } from '../subscriptions/records/keys';

/** Whoever is someone in the sample world, as `users.list` gives them. */
interface User {
  readonly id: string;
  readonly primaryEmail: string;
  readonly aliases: readonly string[];
  readonly suspended: boolean;
}

/** Everybody with a seat of it but those who came last is a member. */
const designers = { address: 'designers@acme.example', license: 'plan-design', without: 3 };
const suspended = ['nils@acme.example'];
/** Left the company: nobody of that address is there. */
const gone = ['rita@acme.example'];

/** Answers the part of the directory that the command asks. @returns its root, ending with a slash */
export async function serveDirectory(
  world: Pick<World, 'tokens' | 'accounts'>,
  records: readonly Write[],
): Promise<string> {
  const users = usersOf(world, records);
  const members = holdersOf(records, recordKey.license(designers.license)).slice(0, -designers.without);
  const answer = (path: string, query: URLSearchParams): object | undefined => {
    if (path === 'users') return query.get('showDeleted') === 'true' ? {} : { users };
    if (path === `groups/${designers.address}/members`)
      return { members: members.map(({ id }) => ({ id, type: 'USER' })) };
    const [, key] = /^users\/(.+)$/.exec(path) ?? [];
    return users.find(
      ({ id, primaryEmail, aliases }) => key !== undefined && [id, primaryEmail, ...aliases].includes(key),
    );
  };
  const handler: Handler = (request, response, { pathname, searchParams }) => {
    const isKnown = callerOf(world, request.headers.authorization) !== undefined;
    const found = answer(decodeURIComponent(pathname).replace('/admin/directory/v1/', ''), searchParams);
    const code = !isKnown ? 401 : found === undefined ? 404 : 200;
    const body = code === 200 ? found : { error: { code, message: 'Resource Not Found', errors: [] } };
    send(response, code, 'application/json', JSON.stringify(body));
  };
  return `${(await listen(0, handler)).origin}/`;
}

function usersOf({ accounts }: Pick<World, 'accounts'>, records: readonly Write[]): readonly User[] {
  const people = new Map<string, { readonly email: string; readonly aliases: readonly string[] }>();
  for (const { key, json } of records) {
    for (const { id, email } of holdersOf([{ key, expected: undefined, json }], key)) {
      people.set(id, { email, aliases: [] });
    }
    if (!key.startsWith(recordKey.account(''))) continue;
    const { id, email = '', formerEmails } = json as AccountRecord;
    people.set(id, { email, aliases: formerEmails });
  }
  for (const { id, email, aliases } of accounts()) people.set(id, { email, aliases });
  return [...people]
    .filter(([, { email }]) => email !== '' && !gone.includes(email))
    .map(([id, { email, aliases }]) => ({ id, primaryEmail: email, aliases, suspended: suspended.includes(email) }));
}

/** The holders with an account, of the license with this key. */
const holdersOf = (
  records: readonly Write[],
  key: string,
): readonly { readonly id: string; readonly email: string }[] =>
  records
    .filter((one) => one.key === key && key.startsWith(recordKey.license('')))
    .flatMap(({ json }) => (json as LicenseRecord).license.holders)
    .flatMap(({ id, email }) => (id === undefined ? [] : [{ id, email }]));
