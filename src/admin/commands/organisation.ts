// mockups-admin organisation: who reviews an organisation's subscriptions, and what it holds of the other products.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { type Organisation, readOrganisation, writtenOrganisation } from '../book/organisation';
import { Refusal, exitCode } from '../failure';
import { decodeText, readInput, readText } from '../files';
import { remark, say } from '../output/print';
import { sayJson } from '../output/say-json';
import { printable } from '../output/printable';
import { withProgress } from '../output/progress';
import { type Ask, openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options {
  readonly put?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const organisationCommand = (): Command =>
  new Command('organisation')
    .description(adminHelp.organisationFile.summary)
    .argument('<id>', adminHelp.organisationFile.id)
    .option('--put <file>', adminHelp.organisationFile.put)
    .option('--dry-run', adminHelp.dryRun)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.organisationFile.examples)
    .action(async (id: string, { put, dryRun, json }: Options) => {
      const given =
        put === undefined
          ? undefined
          : readOrganisation(put === '-' ? decodeText(await readInput()) : readText(put), put);
      if (given === undefined) {
        const stored = await withProgress(async () => find(await openServer(), id));
        if (stored === undefined) throw new Refusal([adminFormat('organisation.none', { id })], exitCode.no);
        const written = writtenOrganisation(stored);
        sayJson(written, json === true ? undefined : 2);
        return;
      }
      const { name, reviewers, licenses } = given;
      const counts = { name, reviewers: reviewers.length, licenses: licenses.length };
      const { outcome, stored } = await withProgress(async () => {
        const ask = await openServer();
        // Who may not record it is told so before anything is looked at.
        const tried = await ask('putOrganisation', { id, organisation: given, isTrial: true });
        const before = await find(ask, id);
        return {
          ...(dryRun === true ? tried : await ask('putOrganisation', { id, organisation: given })),
          stored: before,
        };
      });
      const [was, is] = [entriesOf(stored), entriesOf(given)];
      const added = is.filter((one) => !was.includes(one));
      const removed = was.filter((one) => !is.includes(one));
      if (json === true) sayJson({ organisation: id, ...counts, dryRun: dryRun === true, outcome, added, removed });
      else if (outcome === 'stored') {
        for (const one of removed) say(`- ${printable(one)}`);
        for (const one of added) say(`+ ${printable(one)}`);
      }
      remark(adminFormat(`organisation.${dryRun === true && outcome === 'stored' ? 'would' : outcome}`, counts));
    });

/** Undefined where nothing is recorded of it. */
async function find(ask: Ask, organisation: string): Promise<Organisation | undefined> {
  const page = await ask('reviewPage', { scope: { kind: 'organisation', organisation } });
  return page.organisation;
}

/** Who reviews it and which licenses it has, by their names. */
const entriesOf = (organisation: Organisation | undefined): readonly string[] => [
  ...(organisation?.reviewers ?? []).map(({ email }) => email),
  ...(organisation?.licenses ?? []).map(({ id }) => id),
];
