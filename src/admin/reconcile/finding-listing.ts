// Findings as tables and files show them.
import { seatJson } from '../../contract/exports';
import { findingWords } from '../../messages/admin.en';
import { ruleSentences } from '../../messages/rules.en';
import type { Listing } from '../output/listing';
import { paint } from '../output/paint';
import type { ChangeAnswer } from '../server/change';
import { adminFormat, dayOf } from '../words';
import type { Finding } from './compare';

/** A finding with what became of it, where something was done. */
export interface Settled extends Finding {
  readonly answer?: ChangeAnswer;
}

const addressOf = ({ row, person }: Finding): string => row?.account?.email ?? person?.email ?? '';

/** The next step for whoever looks at it. */
function nextStep({ kind, row, person }: Finding): string {
  const email = person?.email ?? '';
  switch (kind) {
    case 'renamed':
    case 'reassigned':
      return adminFormat(`next.${kind}`, { email });
    case 'alias':
      return adminFormat('next.alias', { email, license: row?.licenseId ?? '', was: row?.account?.email ?? '' });
    case 'no-seat':
      return adminFormat('next.no-seat', { email });
    case 'outside':
    case 'unverified':
      return adminFormat(`next.${kind}`);
    case 'deleted':
    case 'archived':
    case 'suspended':
    case 'gone':
    case 'left-group':
      return '';
  }
}

/** What is proposed, or what became of it. */
function proposalWords({ proposal, isHeld, answer }: Settled): string {
  if (answer !== undefined) return answerWords(answer);
  return adminFormat(proposal === 'release' && isHeld ? 'reconcile.held' : `reconcile.${proposal}`);
}

function answerWords(answer: ChangeAnswer): string {
  switch (answer.outcome) {
    case 'changed':
      return adminFormat('reconcile.released');
    case 'unchanged':
      return adminFormat('reconcile.unchanged');
    case 'refused':
      return adminFormat('reconcile.refused', { rules: answer.because.map((rule) => ruleSentences[rule]).join(' ') });
    case 'stale':
    case 'not-there':
    case 'not-understood':
    case 'not-allowed-yet':
    case 'unreachable':
    case 'fault':
      return adminFormat('reconcile.stale');
  }
}

/** For every form of listing. */
export const findingListing: Listing<Settled> = {
  columns: [
    { title: adminFormat('column.account'), of: addressOf },
    { title: adminFormat('column.license'), of: ({ row }) => row?.licenseId ?? '' },
    { title: adminFormat('column.finding'), of: ({ kind }) => findingWords[kind] },
    { title: adminFormat('column.opened'), of: ({ row }) => dayOf(row?.account?.lastOpenedAt) },
    {
      title: adminFormat('column.proposal'),
      of: proposalWords,
      isWords: true,
      paint: (text, { proposal, isHeld, answer }) =>
        answer?.outcome === 'changed'
          ? paint.green(text)
          : proposal === 'release' && !isHeld
            ? paint.yellow(text)
            : text,
    },
    { title: adminFormat('column.next'), of: nextStep, isWords: true },
  ],
  fileColumns: [
    ['account', addressOf],
    ['account_id', ({ row, person }) => row?.account?.id ?? person?.id ?? ''],
    ['license', ({ row }) => row?.licenseId ?? ''],
    ['organisation', ({ row }) => row?.organisation ?? ''],
    ['finding', ({ kind }) => kind],
    ['directory_address', ({ person }) => person?.email ?? ''],
    ['directory_state', ({ person }) => person?.state ?? ''],
    ['last_opened', ({ row }) => dayOf(row?.account?.lastOpenedAt)],
    ['proposal', ({ proposal }) => proposal],
    ['needs_force', ({ isHeld }) => (isHeld ? 'yes' : '')],
    ['result', ({ answer }) => answer?.outcome ?? ''],
    ['next_step', nextStep],
  ],
  json: ({ kind, proposal, isHeld, row, person, answer }) => ({
    finding: kind,
    proposal,
    ...(isHeld && { needsForce: true }),
    ...(row !== undefined && { seat: seatJson(row) }),
    ...(person !== undefined && { directory: { id: person.id, email: person.email, state: person.state } }),
    ...(answer !== undefined && { result: answer.outcome }),
  }),
};
