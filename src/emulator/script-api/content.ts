// A project's content as the Apps Script API carries it, checked as Google checks it when it is saved.
import { Script } from 'node:vm';
import * as v from 'valibot';
import type { Project } from '../api';
import { ApiError } from './api-error';
import { faultOfManifest } from '../manifest-check';

const endings = { SERVER_JS: '.gs', HTML: '.html', JSON: '.json' } as const;

const file = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  type: v.picklist(['SERVER_JS', 'HTML', 'JSON']),
  source: v.optional(v.string(), ''),
});
const body = v.object({ files: v.optional(v.array(file), []) });

/** One file: `type` is SERVER_JS, HTML or JSON, and the name has no ending. */
export type ContentFile = v.InferOutput<typeof file>;

/** The files of a request's body. Throws an `ApiError` where Google would refuse them; nothing is stored then. */
export function checkedContent(json: unknown): readonly ContentFile[] {
  const parsed = v.safeParse(body, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new ApiError('INVALID_ARGUMENT', `Invalid value at '${v.getDotPath(issue) ?? 'files'}', ${issue.received}`);
  }
  const { files } = parsed.output;
  const manifests = files.filter(({ type }) => type === 'JSON');
  if (!manifests.some(({ name }) => name === 'appsscript'))
    throw new ApiError('INVALID_ARGUMENT', 'Project contents must include a manifest file named appsscript.');
  if (manifests.length > 1) throw new ApiError('INVALID_ARGUMENT', 'Only one JSON file is allowed: the manifest.');
  const names = files.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new ApiError('INVALID_ARGUMENT', `A file with this name already exists: ${twice}`);
  checkManifest(manifestSource(files));
  for (const one of files) if (one.type === 'SERVER_JS') checkSyntax(one);
  return files;
}

function checkManifest(source: string): void {
  let manifest: unknown;
  try {
    manifest = JSON.parse(source);
  } catch (error) {
    throw new ApiError(
      'INVALID_ARGUMENT',
      `"appsscript.json" has errors: Invalid JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const fault = faultOfManifest(manifest);
  if (fault !== undefined) throw new ApiError('INVALID_ARGUMENT', fault);
}

/** As Google words it, which clasp looks for: `Syntax error: … line: 3 file: Code.gs`. */
function checkSyntax({ name, source }: ContentFile): void {
  const filename = `${name}.gs`;
  try {
    new Script(source, { filename });
  } catch (error) {
    const { message, stack = '' } = error as Error;
    const line = stack.startsWith(`${filename}:`) ? /^\d+/.exec(stack.slice(filename.length + 1))?.[0] : undefined;
    throw new ApiError(
      'INVALID_ARGUMENT',
      `Syntax error: SyntaxError: ${message} line: ${line ?? 1} file: ${filename}`,
    );
  }
}

const manifestSource = (files: readonly ContentFile[]): string =>
  files.find(({ type }) => type === 'JSON')?.source ?? '{}';

/** The content as the emulator runs it: scripts in the order in which they were pushed. */
export const toProject = (files: readonly ContentFile[]): Project => ({
  manifest: JSON.parse(manifestSource(files)) as Project['manifest'],
  files: {
    scripts: files
      .filter(({ type }) => type === 'SERVER_JS')
      .map(({ name, source }) => ({ name: name + endings.SERVER_JS, source })),
    html: Object.fromEntries(files.filter(({ type }) => type === 'HTML').map(({ name, source }) => [name, source])),
  },
});

/** A folder's content as the API would give it. */
export const toContent = ({ manifest, files }: Project): readonly ContentFile[] => [
  { name: 'appsscript', type: 'JSON', source: JSON.stringify(manifest, null, 2) },
  ...files.scripts.map(({ name, source }) => ({
    name: name.replace(/\.(gs|js)$/, ''),
    type: 'SERVER_JS' as const,
    source,
  })),
  ...Object.entries(files.html).map(([name, source]) => ({ name, type: 'HTML' as const, source })),
];

/** The functions that a file declares at its top, as `projects.getContent` lists them. */
export const functionsOf = (
  source: string,
): readonly { readonly name: string; readonly parameters: readonly string[] }[] =>
  [...source.matchAll(/^(?:async )?function\s+(\w+)\s*\(([^)]*)\)/gm)].map(([, name = '', parameters = '']) => ({
    name,
    parameters: parameters
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  }));
