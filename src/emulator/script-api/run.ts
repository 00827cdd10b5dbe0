// scripts.run: which content runs, for whom, and how its outcome is told.
// https://developers.google.com/apps-script/api/reference/rest/v1/scripts/run
import * as v from 'valibot';
import type { Account, Emulator, ScriptError } from '../api';
import type { Manifest } from '../manifest';
import { wholeScope } from '../world/consent';
import { ApiError, notAllowed, notFound, tooFewScopes } from './api-error';
import type { Deployment, ScriptProject } from './projects';

const request = v.object({
  function: v.pipe(v.string(), v.nonEmpty()),
  parameters: v.optional(v.array(v.unknown()), []),
  devMode: v.optional(v.boolean(), false),
});

const typePrefix = 'type.googleapis.com/google.apps.script.v1.';

/**
 * Runs a function and waits for its end.
 * @param id a script's id, or a deployment's
 * @returns the operation: a failure of the script is an answer too, with status 200
 */
export async function runFunction(
  projects: readonly ScriptProject[],
  id: string,
  caller: Account,
  owner: (project: ScriptProject) => Account,
  json: unknown,
): Promise<object> {
  const parsed = v.safeParse(request, json);
  if (!parsed.success) throw new ApiError('INVALID_ARGUMENT', 'Request contains an invalid argument.');
  const { function: name, parameters, devMode } = parsed.output;
  const project = projects.find(
    ({ scriptId, deployments }) => scriptId === id || deployments().some(({ deploymentId }) => deploymentId === id),
  );
  if (project === undefined) throw notFound();
  // Only who may change the script runs what is not deployed.
  if (devMode && caller.id !== project.ownerId) throw notAllowed();
  const deployed = devMode ? headOf(project) : deployedAs(project, id);
  if (deployed === undefined) throw notFound();
  const emulator = project.runningAt(deployed.deploymentId);
  if (!mayRun(accessOf(emulator), caller, owner(project))) throw notAllowed();
  // A token that lacks any of the script's scopes runs nothing of it, whatever the function needs.
  const { oauthScopes = [] } = emulator.manifest as Manifest;
  const agreed = emulator.world.consent(caller.id);
  if (agreed !== undefined && oauthScopes.some((scope) => !agreed.includes(wholeScope(scope)))) throw tooFewScopes();
  const { outcome } = await emulator.apiCall(caller.id, name, parameters);
  switch (outcome.status) {
    case 'completed':
      return { done: true, response: { '@type': `${typePrefix}ExecutionResponse`, result: outcome.result } };
    case 'failed':
      return {
        done: true,
        error: { code: 3, message: 'ScriptError', details: [executionError(outcome.error, emulator)] },
      };
    case 'timed-out':
      return {
        done: true,
        error: { code: 10, message: 'SCRIPT_TIMEOUT', details: [executionError(outcome.error, emulator)] },
      };
  }
}

const headOf = ({ deployments }: ScriptProject): Deployment | undefined =>
  deployments().find(({ versionNumber }) => versionNumber === undefined);

/** The deployment itself, or of a script the one that was changed last, as long as it is an API executable. */
function deployedAs(project: ScriptProject, id: string): Deployment | undefined {
  return [...project.deployments()]
    .filter(({ deploymentId, versionNumber }) =>
      id === project.scriptId ? versionNumber !== undefined : deploymentId === id,
    )
    .filter(({ deploymentId }) => accessOf(project.runningAt(deploymentId)) !== undefined)
    .sort((one, other) => one.updatedAt - other.updatedAt)
    .at(-1);
}

/** Who may run the script's functions; undefined where its manifest makes it no API executable. */
function accessOf({ manifest }: Emulator): string | undefined {
  const { executionApi } = manifest as { readonly executionApi?: { readonly access?: string } };
  return executionApi === undefined ? undefined : (executionApi.access ?? 'MYSELF');
}

const domainOf = ({ email }: Account): string => email.slice(email.lastIndexOf('@') + 1);

function mayRun(access: string | undefined, caller: Account, owner: Account): boolean {
  if (access === undefined) throw notFound();
  return caller.id === owner.id || access === 'ANYONE' || (access === 'DOMAIN' && domainOf(caller) === domainOf(owner));
}

/** The error as the script's author knows it, with the calls through the script's own files, deepest first. */
function executionError({ message, stack = '' }: ScriptError, { project }: Emulator): object {
  const files = new Set(project.files.scripts.map(({ name }) => name));
  const elements = [...stack.matchAll(/^ *at (?:async )?(?:([^\s(]+) .*?)?\(?([^\s()]+):(\d+):\d+\)?$/gm)]
    .filter(([, , file = '']) => files.has(file))
    .map(([, name, , line]) => ({ ...(name !== undefined && { function: name }), lineNumber: Number(line) }));
  const [, type = ''] = /^(\w*Error): /.exec(message) ?? [];
  return {
    '@type': `${typePrefix}ExecutionError`,
    ...(elements.length > 0 && { scriptStackTraceElements: elements }),
    errorMessage: message,
    errorType: type === '' || type === 'Error' ? 'ScriptError' : type,
  };
}
