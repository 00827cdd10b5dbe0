// Who answers in place of hosts elsewhere: programs on loopback, files of a folder, and, where that is wanted, the hosts themselves.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { EmulatorOptions } from '../api';

/** Whom requests to other hosts reach. */
export type StandIns = Pick<EmulatorOptions, 'hosts' | 'answersFolder' | 'allowsNetwork'>;

/** Where a request goes: an address to ask, or an answer out of the folder; undefined where nothing answers. */
type Answerer =
  { readonly address: string } | { readonly status: number; readonly type: string; readonly body: Buffer };

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
};

const isLoopback = (address: string): boolean => /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(address);

/** Programs first, then files, then the network. */
export function answererOf(
  { hosts = {}, answersFolder, allowsNetwork }: StandIns,
  url: string,
  method: string,
): Answerer | undefined {
  const standIn = Object.entries(hosts).find(([prefix]) => url.startsWith(prefix));
  if (standIn !== undefined) return { address: standIn[1] + url.slice(standIn[0].length) };
  if (isLoopback(url)) return { address: url };
  const file = answersFolder === undefined ? undefined : fileFor(answersFolder, url, method);
  if (file !== undefined) return file;
  return allowsNetwork === true ? { address: url } : undefined;
}

/**
 * `api.example.com/v1/users.json` answers every request to that address; `users.post.json` those of one method, and
 * `users.404.json` or `users.post.404.json` with that status. The query counts for nothing.
 */
function fileFor(folder: string, url: string, method: string): Answerer | undefined {
  const { hostname, pathname } = new URL(url);
  const wanted = path.join(folder, hostname, decodeURIComponent(pathname));
  // An address leads to no file outside of the folder.
  if (!path.resolve(wanted).startsWith(path.resolve(folder) + path.sep)) return undefined;
  const stems = [wanted.replace(/\/$/, ''), path.join(wanted, 'index')];
  const marks = [`.${method.toLowerCase()}`, ''];
  for (const stem of stems) {
    for (const mark of marks) {
      for (const status of ['', ...statuses]) {
        for (const ending of ['', ...Object.keys(types)]) {
          const name = stem + mark + status + ending;
          if (!existsSync(name) || !statSync(name).isFile()) continue;
          return {
            status: status === '' ? 200 : Number(status.slice(1)),
            type: types[path.extname(name)] ?? 'application/octet-stream',
            body: readFileSync(name),
          };
        }
      }
    }
  }
  return undefined;
}

/** Those that an interface is likely to answer with. */
const statuses = ['.201', '.204', '.400', '.401', '.403', '.404', '.409', '.429', '.500', '.503'];
