// The desk is where this is deployed to: the script is told where it answers, as deploying tells it.
import type { Project } from '../emulator/api';

/** The project with the web app's address in the file that deploying writes. */
export const deployedAt = (project: Project, webAppUrl: string): Project => ({
  ...project,
  files: {
    ...project.files,
    scripts: project.files.scripts.map(({ name, source }) => ({
      name,
      source:
        name === 'Deployed.js'
          ? `${source}deployed_.webAppUrl = ${JSON.stringify(webAppUrl)};\ndeployed_.vendor.pickerClientId = '1-sample.apps.googleusercontent.com';\n`
          : source,
    })),
  },
});
