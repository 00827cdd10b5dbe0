// The organisation's people and groups, from the directory of Google Workspace. Nothing here changes any of them.
import type { admin_directory_v1 } from 'googleapis/build/src/apis/admin/index.js';
import * as v from 'valibot';
import { Refusal, exitCode } from '../failure';
import { interruption } from '../interruption';
import { adminFormat } from '../words';
import type { SignedIn } from './client';
import { refusalOf } from './refused';
import { httpFailureOf, withRetries } from './retries';

/** Somebody of the organisation, or who was until lately. */
export interface DirectoryPerson {
  readonly id: string;
  readonly email: string;
  /** Further addresses of the same account, its former ones among them. */
  readonly aliases: readonly string[];
  readonly state: 'active' | 'suspended' | 'archived' | 'deleted';
}

/** The members of a group. */
interface GroupMembers {
  readonly ids: ReadonlySet<string>;
  /** Somebody may be a member without being listed: everybody of the organisation, or a group that can't be read. */
  readonly isWhole: boolean;
  readonly unread: readonly string[];
}

/** What is asked of the directory. */
export interface Directory {
  /** Everybody there is, and whom the directory still remembers of those deleted. */
  readonly people: (onProgress: (count: number) => void) => Promise<readonly DirectoryPerson[]>;
  /** One account by its id or any of its addresses; `unknown` where this administrator may not be told. */
  readonly find: (idOrAddress: string) => Promise<DirectoryPerson | 'none' | 'unknown'>;
  /** Everybody who belongs to a group, through groups in it too. */
  readonly members: (group: string, onProgress: (count: number) => void) => Promise<GroupMembers>;
}

/** What `login --directory` asks for. */
export const directoryScopes = [
  'https://www.googleapis.com/auth/admin.directory.user.readonly',
  'https://www.googleapis.com/auth/admin.directory.group.member.readonly',
] as const;

const text = v.pipe(v.string(), v.nonEmpty());
const user = v.object({
  id: text,
  primaryEmail: text,
  aliases: v.nullish(v.array(v.string()), []),
  nonEditableAliases: v.nullish(v.array(v.string()), []),
  suspended: v.nullish(v.boolean(), false),
  archived: v.nullish(v.boolean(), false),
  deletionTime: v.nullish(v.string()),
});
const users = v.object({ users: v.optional(v.array(user), []), nextPageToken: v.nullish(v.string()) });
const members = v.object({
  members: v.optional(v.array(v.object({ id: text, type: v.optional(v.string(), 'USER') })), []),
  nextPageToken: v.nullish(v.string()),
});

const userFields = 'id,primaryEmail,aliases,nonEditableAliases,suspended,archived,deletionTime';
const called = { signal: interruption, timeout: 60_000 } as const;

/** The directory as this administrator sees it. @throws Refusal when the sign-in does not reach that far. */
export async function openDirectory({ client, addresses, scopes }: SignedIn): Promise<Directory> {
  if (!directoryScopes.every((scope) => scopes.includes(scope))) {
    throw new Refusal([adminFormat('directory.scope')], exitCode.signIn);
  }
  const { admin } = await import('./apis');
  const api = admin({ version: 'directory_v1', auth: client, rootUrl: addresses.directory, retry: false });
  return {
    people: (onProgress) => allPeople(api, onProgress),
    find: (idOrAddress) => findPerson(api, idOrAddress),
    members: (group, onProgress) => allMembers(api, group, onProgress),
  };
}

/** Asks until answered; what Google refuses ends the command. */
const asked = <Answer>(call: () => Promise<{ readonly data: Answer }>): Promise<Answer> =>
  withRetries(call).then(
    ({ data }) => data,
    (error: unknown) => {
      throw refusalOf(error, 'directory');
    },
  );

async function allPeople(
  api: admin_directory_v1.Admin,
  onProgress: (count: number) => void,
): Promise<readonly DirectoryPerson[]> {
  // By id: whoever is renamed while the pages are read is met twice.
  const people = new Map<string, DirectoryPerson>();
  // Those deleted are a list of their own, and come first: whoever is restored meanwhile counts as there.
  for (const showDeleted of ['true', 'false'] as const) {
    for (let pageToken: string | undefined, isFirst = true; isFirst || pageToken !== undefined; isFirst = false) {
      const page = v.parse(
        users,
        await asked(() =>
          api.users.list(
            {
              customer: 'my_customer',
              maxResults: 500,
              orderBy: 'email',
              showDeleted,
              fields: `nextPageToken,users(${userFields})`,
              ...(pageToken !== undefined && { pageToken }),
            },
            called,
          ),
        ),
      );
      for (const one of page.users) people.set(one.id, personOf(one, showDeleted === 'true'));
      onProgress(people.size);
      pageToken = page.nextPageToken ?? undefined;
    }
  }
  return [...people.values()];
}

async function findPerson(
  api: admin_directory_v1.Admin,
  userKey: string,
): Promise<DirectoryPerson | 'none' | 'unknown'> {
  try {
    const { data } = await withRetries(() => api.users.get({ userKey, fields: userFields }, called));
    return personOf(v.parse(user, data), false);
  } catch (error) {
    const { status, isTransient = true } = httpFailureOf(error) ?? {};
    if (status === 404) return 'none';
    // Accounts of other organisations, and units that this administrator does not manage.
    if (!isTransient && (status === 403 || status === 400)) return 'unknown';
    throw refusalOf(error, 'directory');
  }
}

async function allMembers(
  api: admin_directory_v1.Admin,
  group: string,
  onProgress: (count: number) => void,
): Promise<GroupMembers> {
  const ids = new Set<string>();
  const unread: string[] = [];
  let isWhole = true;
  // Groups hold each other, in circles too.
  const met = new Set<string>([group]);
  for (const groupKey of met) {
    for (let pageToken: string | undefined, isFirst = true; isFirst || pageToken !== undefined; isFirst = false) {
      const page = await memberPage(api, groupKey, pageToken);
      if (page === undefined) {
        if (groupKey === group) throw new Refusal([adminFormat('directory.no-group', { group })]);
        unread.push(groupKey);
        break;
      }
      for (const { id, type } of page.members) {
        if (type === 'GROUP') met.add(id);
        else if (type === 'CUSTOMER') isWhole = false;
        else ids.add(id);
      }
      onProgress(ids.size);
      pageToken = page.nextPageToken ?? undefined;
    }
  }
  return { ids, isWhole: isWhole && unread.length === 0, unread };
}

/** One page of a group; undefined where it is not there, or not for this administrator. */
async function memberPage(
  api: admin_directory_v1.Admin,
  groupKey: string,
  pageToken: string | undefined,
): Promise<v.InferOutput<typeof members> | undefined> {
  try {
    const { data } = await withRetries(() =>
      api.members.list(
        {
          groupKey,
          maxResults: 200,
          fields: 'nextPageToken,members(id,type)',
          ...(pageToken !== undefined && { pageToken }),
        },
        called,
      ),
    );
    return v.parse(members, data);
  } catch (error) {
    const { status, isTransient = true } = httpFailureOf(error) ?? {};
    if (!isTransient && (status === 403 || status === 404)) return undefined;
    throw refusalOf(error, 'directory');
  }
}

const personOf = (
  { id, primaryEmail, aliases, nonEditableAliases, suspended, archived, deletionTime }: v.InferOutput<typeof user>,
  isDeleted: boolean,
): DirectoryPerson => ({
  id,
  email: primaryEmail,
  aliases: [...aliases, ...nonEditableAliases],
  state:
    isDeleted || typeof deletionTime === 'string'
      ? 'deleted'
      : archived
        ? 'archived'
        : suspended
          ? 'suspended'
          : 'active',
});
