// Script projects: their content, versions and deployments, as the Apps Script API keeps them.
import { randomBytes } from 'node:crypto';
import type { Emulator, Instant } from '../api';
import { ApiError, notFound } from './api-error';
import { type ContentFile, toProject } from './content';

/** https://developers.google.com/apps-script/guides/services/quotas and the interface's own refusals */
const mostVersions = 200;
const mostDeployments = 20;

/** An immutable snapshot of a project. */
export interface Version {
  readonly versionNumber: number;
  readonly description: string;
  readonly createdAt: Instant;
  readonly content: readonly ContentFile[];
}

/** An address at which a version runs; without a version it is the one that always runs what was saved last. */
export interface Deployment {
  readonly deploymentId: string;
  readonly versionNumber: number | undefined;
  readonly description: string;
  readonly manifestFileName: string;
  readonly updatedAt: Instant;
}

export interface ScriptProject {
  readonly scriptId: string;
  readonly title: string;
  readonly ownerId: string;
  readonly createdAt: Instant;
  readonly head: () => { readonly content: readonly ContentFile[]; readonly updatedAt: Instant };
  /** Replaces all of the content. It is checked before. */
  readonly save: (content: readonly ContentFile[]) => void;
  readonly versions: () => readonly Version[];
  readonly version: (versionNumber: number) => Version;
  readonly createVersion: (description: string) => Version;
  readonly deployments: () => readonly Deployment[];
  readonly deployment: (deploymentId: string) => Deployment;
  readonly deploy: (
    deploymentId: string | undefined,
    config: {
      readonly versionNumber?: number | undefined;
      readonly description: string;
      readonly manifestFileName: string;
    },
  ) => Deployment;
  readonly undeploy: (deploymentId: string) => void;
  /** What runs at a deployment: its version, or what was saved last. */
  readonly runningAt: (deploymentId: string) => Emulator;
}

/** What a project is made of. */
interface ProjectStart {
  readonly scriptId: string;
  readonly title: string;
  readonly ownerId: string;
  readonly content: readonly ContentFile[];
  /** Runs the head of the project. */
  readonly emulator: Emulator;
  /** Where the web app of a deployment answers. */
  readonly addressOf: (deploymentId: string) => string;
}

const newId = (prefix: string, bytes: number): string => prefix + randomBytes(bytes).toString('base64url');

/** Ids of the length and look that Google's have. */
export const newScriptId = (): string => newId('1', 42);

export function createProject({ scriptId, title, ownerId, content, emulator, addressOf }: ProjectStart): ScriptProject {
  const now = (): Instant => emulator.world.now();
  const createdAt = now();
  let head = { content, updatedAt: createdAt };
  const versions: Version[] = [];
  const headId = newId('AKfycb', 39);
  const deployments = new Map<string, Deployment>([
    [
      headId,
      {
        deploymentId: headId,
        versionNumber: undefined,
        description: '',
        manifestFileName: 'appsscript',
        updatedAt: createdAt,
      },
    ],
  ]);
  const running = new Map<string, { readonly versionNumber: number; readonly emulator: Emulator }>();

  const version = (versionNumber: number): Version => {
    const found = versions.find((one) => one.versionNumber === versionNumber);
    if (found === undefined) throw notFound();
    return found;
  };
  const deployment = (deploymentId: string): Deployment => {
    const found = deployments.get(deploymentId);
    if (found === undefined) throw notFound();
    return found;
  };
  return {
    scriptId,
    title,
    ownerId,
    createdAt,
    head: () => head,
    save: (files) => {
      head = { content: files, updatedAt: now() };
      emulator.load(toProject(files));
    },
    versions: () => versions,
    version,
    createVersion: (description) => {
      if (versions.length >= mostVersions)
        throw new ApiError('FAILED_PRECONDITION', `Scripts may only have up to ${mostVersions} versions at a time.`);
      const made = { versionNumber: versions.length + 1, description, createdAt: now(), content: head.content };
      versions.push(made);
      return made;
    },
    deployments: () => [...deployments.values()],
    deployment,
    deploy: (deploymentId, { versionNumber, description, manifestFileName }) => {
      const isHead = deploymentId !== undefined && deployment(deploymentId).versionNumber === undefined;
      if (isHead) throw new ApiError('INVALID_ARGUMENT', 'Read-only deployments may not be modified.');
      if (versionNumber === undefined) throw new ApiError('INVALID_ARGUMENT', 'Missing required field: versionNumber');
      if (manifestFileName !== 'appsscript') throw notFound();
      version(versionNumber);
      if (deploymentId === undefined && deployments.size > mostDeployments)
        throw new ApiError(
          'FAILED_PRECONDITION',
          `Scripts may only have up to ${mostDeployments} versioned deployments at a time.`,
        );
      const id = deploymentId ?? newId('AKfycb', 39);
      const made = { deploymentId: id, versionNumber, description, manifestFileName, updatedAt: now() };
      deployments.set(id, made);
      return made;
    },
    undeploy: (deploymentId) => {
      if (deployment(deploymentId).versionNumber === undefined)
        throw new ApiError('INVALID_ARGUMENT', 'Read-only deployments may not be deleted.');
      deployments.delete(deploymentId);
    },
    runningAt: (deploymentId) => {
      const { versionNumber } = deployment(deploymentId);
      if (versionNumber === undefined) return emulator;
      const before = running.get(deploymentId);
      if (before?.versionNumber === versionNumber) return before.emulator;
      const project = toProject(version(versionNumber).content);
      if (before === undefined) {
        const started = emulator.at(project, { scriptId, webAppUrl: addressOf(deploymentId) });
        running.set(deploymentId, { versionNumber, emulator: started });
        return started;
      }
      before.emulator.load(project);
      running.set(deploymentId, { versionNumber, emulator: before.emulator });
      return before.emulator;
    },
  };
}
