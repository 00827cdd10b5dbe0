// Projects, versions and deployments as the JSON resources of the Apps Script API.
import type { Account } from '../api';
import { type ContentFile, functionsOf } from './content';
import type { Deployment, ScriptProject, Version } from './projects';

/** What the interface tells of each thing. */
interface Resources {
  readonly project: (project: ScriptProject) => object;
  readonly content: (project: ScriptProject, files: readonly ContentFile[], changedAt: number) => object;
  readonly version: (project: ScriptProject, version: Version) => object;
  readonly deployment: (project: ScriptProject, deployment: Deployment) => object;
}

const time = (instant: number): string => new Date(instant).toISOString();

/** @param addressOf where the web app of a deployment answers */
export function createResources(
  account: (accountId: string) => Account,
  addressOf: (deploymentId: string) => string,
): Resources {
  const user = (accountId: string): object => {
    const { email, name } = account(accountId);
    return { domain: email.slice(email.lastIndexOf('@') + 1), email, name };
  };
  return {
    project: ({ scriptId, title, ownerId, createdAt, head }) => ({
      scriptId,
      title,
      createTime: time(createdAt),
      updateTime: time(head().updatedAt),
      creator: user(ownerId),
      lastModifyUser: user(ownerId),
    }),
    content: ({ scriptId, createdAt }, files, changedAt) => ({
      scriptId,
      files: files.map((file) => ({
        ...file,
        createTime: time(createdAt),
        updateTime: time(changedAt),
        functionSet: { values: file.type === 'SERVER_JS' ? functionsOf(file.source) : [] },
      })),
    }),
    version: ({ scriptId }, { versionNumber, description, createdAt }) => ({
      scriptId,
      versionNumber,
      ...(description !== '' && { description }),
      createTime: time(createdAt),
    }),
    deployment: (project, { deploymentId, versionNumber, description, manifestFileName, updatedAt }) => {
      const { webapp, executionApi, addOns } = project.runningAt(deploymentId).manifest;
      return {
        deploymentId,
        deploymentConfig: {
          scriptId: project.scriptId,
          ...(versionNumber !== undefined && { versionNumber }),
          manifestFileName,
          ...(description !== '' && { description }),
        },
        updateTime: time(updatedAt),
        entryPoints: [
          ...(webapp === undefined
            ? []
            : [
                {
                  entryPointType: 'WEB_APP',
                  webApp: { url: addressOf(deploymentId), entryPointConfig: webapp },
                },
              ]),
          ...(executionApi === undefined
            ? []
            : [{ entryPointType: 'EXECUTION_API', executionApi: { entryPointConfig: executionApi } }]),
          ...(addOns === undefined ? [] : [{ entryPointType: 'ADD_ON', addOn: { addOnType: 'GENERIC' } }]),
        ],
      };
    },
  };
}

/** One page of a list, and where the next one begins. */
export function paged(name: string, all: readonly object[], query: URLSearchParams, most: number): object {
  const from = Number(query.get('pageToken') ?? 0);
  const size = Math.max(1, Math.min(Number(query.get('pageSize') ?? most) || most, 200));
  const next = from + size;
  return { [name]: all.slice(from, next), ...(next < all.length && { nextPageToken: String(next) }) };
}
