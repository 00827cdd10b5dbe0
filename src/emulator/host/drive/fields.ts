// Partial responses: `fields=id,files(name,capabilities/canEdit)`.
// https://developers.google.com/workspace/drive/api/guides/fields-parameter
import { DriveError } from './drive-error';

type Resource = Readonly<Record<string, unknown>>;

/** Names with what is wanted below them; undefined wants all of it. */
type Selection = ReadonlyMap<string, Selection | undefined>;

/** Only what was asked for; what is asked for when nothing is, else. */
export function selected(resource: Resource, fields: unknown, standard: string): Resource {
  const wanted = typeof fields === 'string' && fields.trim() !== '' ? fields : standard;
  return pick(resource, parsed(wanted.replace(/\s+/g, ''))) as Resource;
}

function pick(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((one) => pick(one, selection));
  if (typeof value !== 'object' || value === null || selection.has('*')) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) => {
      if (!selection.has(name)) return [];
      const below = selection.get(name);
      return [[name, below === undefined ? child : pick(child, below)] as const];
    }),
  );
}

function parsed(text: string): Selection {
  let at = 0;
  const list = (): Selection => {
    const selection = new Map<string, Selection | undefined>();
    do {
      const [name = ''] = /^[\w*]+/.exec(text.slice(at)) ?? [];
      if (name === '') throw new DriveError(400, 'invalidParameter', `Invalid field selection ${text}`);
      at += name.length;
      selection.set(name, below());
    } while (text[at] === ',' && ++at > 0);
    return selection;
  };
  const below = (): Selection | undefined => {
    if (text[at] === '/') {
      at += 1;
      const [name = ''] = /^[\w*]+/.exec(text.slice(at)) ?? [];
      at += name.length;
      return new Map([[name, below()]]);
    }
    if (text[at] !== '(') return undefined;
    at += 1;
    const inner = list();
    if (text[at] !== ')') throw new DriveError(400, 'invalidParameter', `Invalid field selection ${text}`);
    at += 1;
    return inner;
  };
  const selection = list();
  if (at < text.length) throw new DriveError(400, 'invalidParameter', `Invalid field selection ${text.slice(at)}`);
  return selection;
}
