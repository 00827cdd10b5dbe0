// What deploying needs of Google. The real clasp provides it; see clasp.ts.
import type { Content } from './content';

/** An immutable snapshot of the script project. */
export interface Version {
  readonly versionNumber: number;
  readonly description: string;
}

/** An address, and the version that answers there; undefined for the one that always runs what was saved last. */
export interface Deployment {
  readonly deploymentId: string;
  readonly versionNumber: number | undefined;
  readonly description: string;
}

/** One script project at Google. Every function rejects with a `Stop` where Google refuses or can't be reached. */
export interface ScriptHost {
  readonly deployments: () => Promise<readonly Deployment[]>;
  readonly versions: () => Promise<readonly Version[]>;
  /** The content of a version, or what was saved last. */
  readonly pull: (versionNumber?: number) => Promise<Content>;
  /** Replaces what is saved. It may have been left undone without a word: pull and compare. */
  readonly push: (content: Content) => Promise<void>;
  readonly createVersion: (description: string) => Promise<number>;
  /** Makes a version answer at a deployment's address, or at a new one. */
  readonly deploy: (
    versionNumber: number,
    description: string,
    deploymentId: string | undefined,
  ) => Promise<{ readonly deploymentId: string; readonly versionNumber: number }>;
}

/** Where a deployment's web app answers. It stays as long as the deployment does. */
export const addressOf = (deploymentId: string): string => `https://script.google.com/macros/s/${deploymentId}/exec`;
