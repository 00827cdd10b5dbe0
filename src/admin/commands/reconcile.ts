// mockups-admin reconcile: subscriptions beside the organisation's directory, and what follows from it.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import type { LicenseChange, SeatRow } from '../../contract/review';
import { exitCode } from '../failure';
import { signedIn } from '../google/client';
import { type Directory, type DirectoryPerson, openDirectory } from '../google/directory';
import { createScript } from '../google/script';
import { type ListingOptions, printRows, withListingOptions } from '../output/listing';
import { remark, say } from '../output/print';
import { type Progress, withProgress } from '../output/progress';
import { type Finding, compare, indexPeople, unlisted } from '../reconcile/compare';
import { noteAll, notesOf } from '../reconcile/note';
import { type Settled, findingListing } from '../reconcile/finding-listing';
import { allInPortions, changeAll } from '../server/change';
import { allRows } from '../server/rows';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { type Ask, asking } from '../server/server';
import { adminFormat } from '../words';
import { collected } from './arguments';

interface Options extends ScopeOptions, ListingOptions {
  readonly group?: readonly string[];
  readonly apply?: true;
  readonly force?: true;
  readonly note?: true;
}

export const reconcileCommand = (): Command =>
  withListingOptions(
    withScopeOptions(
      new Command('reconcile')
        .description(adminHelp.reconcile.summary)
        .option('--group <email>', adminHelp.reconcile.group, collected)
        .option('--apply', adminHelp.reconcile.apply)
        .option('--force', adminHelp.reconcile.force)
        .option('--note', adminHelp.reconcile.note),
    ),
  )
    .addHelpText('after', adminHelp.reconcile.examples)
    .action(async (options: Options) => {
      const { settled, rows, people, noted } = await withProgress(async (progress) => {
        const who = await signedIn();
        const directory = await openDirectory(who);
        const ask = asking(await createScript(who));
        const { findings, rows: all, people: many } = await comparedWith(directory, ask, options, progress);
        // First, while the seats are still held.
        const notes = options.note === true ? notesOf(all, findings) : [];
        return {
          rows: all.filter(({ account }) => account !== undefined).length,
          people: many,
          noted:
            options.note === true ? { noted: await noteAll(ask, notes, progress), total: notes.length } : undefined,
          settled: await settle(findings, ask, options, progress),
        };
      });
      const isForPeople = options.json !== true && options.csv !== true;
      printRows(findingListing, settled, options);
      if (isForPeople && settled.length > 0) say('');
      tellSum(settled, rows, people, options, isForPeople ? say : remark);
      if (noted !== undefined) (isForPeople ? say : remark)(adminFormat('reconcile.noted', noted));
      process.exitCode = noted !== undefined && noted.noted < noted.total ? exitCode.no : codeOf(settled);
    });

async function comparedWith(
  directory: Directory,
  ask: Ask,
  options: Options,
  progress: Progress,
): Promise<{ readonly findings: readonly Finding[]; readonly rows: readonly SeatRow[]; readonly people: number }> {
  const { scope, now } = await chosenScope(ask, options);
  const rows = await allRows(ask, scope, progress);
  const members = await membersOf(options.group ?? [], directory, progress);
  const people = indexPeople(
    await directory.people((count) => {
      progress.show(adminFormat('progress.people', { count }));
    }),
  );
  const lookedUp = new Map<string, DirectoryPerson | 'none' | 'unknown'>();
  const missing = unlisted(rows, people);
  const show = (count: number): void => {
    progress.show(adminFormat('progress.find', { count, total: missing.length }));
  };
  show(0);
  await allInPortions(
    missing,
    1,
    async ([key = '']) => {
      lookedUp.set(key, await directory.find(key));
    },
    show,
  );
  const findings = compare(rows, { people, lookedUp, members, now });
  return { findings, rows, people: people.all.length };
}

/** Everybody in one of the groups; undefined where no group was named, or somebody may belong to one unlisted. */
async function membersOf(
  groups: readonly string[],
  directory: Directory,
  progress: Progress,
): Promise<ReadonlySet<string> | undefined> {
  const ids = new Set<string>();
  let isWhole = groups.length > 0;
  for (const group of groups) {
    const members = await directory.members(group, (count) => {
      progress.show(adminFormat('progress.members', { group, count }));
    });
    for (const id of members.ids) ids.add(id);
    if (members.isWhole) continue;
    isWhole = false;
    progress.end();
    remark(adminFormat('reconcile.unread', { group, count: members.unread.length }));
  }
  return isWhole ? ids : undefined;
}

/** Releases what is proposed for it, where that was asked for; never more. */
async function settle(
  findings: readonly Finding[],
  ask: Ask,
  { apply, force }: Options,
  progress: Progress,
): Promise<readonly Settled[]> {
  if (apply !== true) return findings;
  const meant = findings.flatMap((finding) => {
    const { proposal, isHeld, row } = finding;
    const change = row === undefined ? undefined : releaseOf(row);
    return proposal === 'release' && change !== undefined && (!isHeld || force === true) ? [{ finding, change }] : [];
  });
  const answers = await changeAll(
    ask,
    meant.map(({ change }) => change),
    { isTrial: false, progress },
  );
  const answered = new Map(meant.map(({ finding, change }) => [finding, answers.get(change)]));
  return findings.map((finding) => {
    const answer = answered.get(finding);
    return answer === undefined ? finding : { ...finding, answer };
  });
}

/** Takes the seat back from just this account, as long as the license is as it was read. */
function releaseOf({ licenseId, version, account }: SeatRow): LicenseChange | undefined {
  if (account === undefined) return undefined;
  const { id, email } = account;
  const wanted = { action: 'release', account: { ...(id !== undefined && { id }), email } } as const;
  return { licenseId, wanted, seenVersion: version };
}

function tellSum(
  settled: readonly Settled[],
  rows: number,
  people: number,
  { apply, force, organisation, group = [] }: Options,
  tell: (line: string) => void,
): void {
  const releases = settled.filter(({ proposal }) => proposal === 'release');
  const held = releases.filter(({ isHeld }) => isHeld).length;
  const followUps = settled.filter(({ proposal }) => proposal === 'follow-up').length;
  if (settled.length === 0) tell(adminFormat('reconcile.fine'));
  tell(adminFormat('reconcile.sum', { rows, people, releases: releases.length, held, followUps }));
  if (apply === true) {
    const meant = releases.filter(({ isHeld }) => !isHeld || force === true);
    const released = meant.filter(({ answer }) => answer?.outcome === 'changed' || answer?.outcome === 'unchanged');
    tell(adminFormat('reconcile.applied', { released: released.length, total: meant.length }));
  } else if (releases.length > held) {
    const asked = [
      'mockups-admin reconcile',
      ...(organisation === undefined ? [] : [`--organisation ${organisation}`]),
      ...group.map((one) => `--group ${one}`),
      '--apply',
    ];
    tell(adminFormat('reconcile.apply', { command: asked.join(' ') }));
  }
}

/** Finding something is no failure; not releasing what was to be released is. */
function codeOf(settled: readonly Settled[]): number {
  const outcomes = settled.flatMap(({ answer }) => (answer === undefined ? [] : [answer.outcome]));
  if (outcomes.some((outcome) => outcome === 'unreachable' || outcome === 'fault')) return exitCode.unanswered;
  return outcomes.every((outcome) => outcome === 'changed' || outcome === 'unchanged') ? exitCode.done : exitCode.no;
}
