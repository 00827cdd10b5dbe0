// Addresses that were met under another account: who has them is decided here, after seeing what it would do.
import { useState } from 'preact/hooks';
import type { Dispute, Party, Resolution, ResolutionAnswer, SeatRow } from '../../contract/review';
import { Empty } from '../ground/notices';
import { useCall } from '../ground/call';
import { FailureNote, Points, Why } from './parts';
import './drawer.css';
import type { Failure, ServerCalls } from './server';
import { ruleWords, type Words } from './words';

interface ConflictsViewProps {
  readonly conflicts: readonly Dispute[];
  readonly server: ServerCalls;
  readonly words: Words;
  readonly onSettled: (conflict: Dispute, licenseIds: readonly string[], rows: readonly SeatRow[]) => void;
}

export function ConflictsView({ conflicts, server, words, onSettled }: ConflictsViewProps) {
  const [said, setSaid] = useState<string>();
  return (
    <div class="words">
      {said !== undefined && (
        <p class="note" role="status">
          {said}
        </p>
      )}
      {conflicts.length === 0 ? (
        <Empty icon="people" title={words('conflict.empty.title')}>
          <p>{words('conflict.empty.text')}</p>
        </Empty>
      ) : (
        conflicts.map((conflict) => (
          <Conflict
            key={`${conflict.email} ${conflict.seenAs}`}
            conflict={conflict}
            server={server}
            words={words}
            onSettled={(decision, licenseIds, rows) => {
              setSaid(words(decision === 'move' ? 'conflict.moved' : 'conflict.kept', { email: conflict.email }));
              onSettled(conflict, licenseIds, rows);
            }}
          />
        ))
      )}
    </div>
  );
}

function Conflict({
  conflict,
  server,
  words,
  onSettled,
}: {
  readonly conflict: Dispute;
  readonly server: ServerCalls;
  readonly words: Words;
  readonly onSettled: (
    decision: Resolution['decision'],
    licenseIds: readonly string[],
    rows: readonly SeatRow[],
  ) => void;
}) {
  const { email, seenAs, boundTo, at, bound, seen } = conflict;
  const [decision, setDecision] = useState<Resolution['decision']>();
  const { isWorking, answer: preview, ask } = useCall<ResolutionAnswer | Failure>();
  const look = (wanted: Resolution['decision']): void => {
    setDecision(wanted);
    void ask(server.previewResolution({ email, seenAs, decision: wanted }));
  };
  const carryOut = async (wanted: Resolution['decision']): Promise<void> => {
    const answer = await ask(server.resolveConflict({ email, seenAs, decision: wanted }));
    if (answer.outcome === 'resolved')
      onSettled(wanted, answer.rows === undefined ? [] : answer.licenseIds, answer.rows ?? []);
    else if (answer.outcome === 'unchanged') onSettled(wanted, [], []);
  };
  return (
    <section aria-label={email}>
      <h2>{email}</h2>
      <p>{words('conflict.met', { at: words.moment(at) })}</p>
      <dl class="facts">
        <dt>{words('conflict.bound')}</dt>
        <dd>{partyWords(boundTo, bound, words)}</dd>
        <dt>{words('conflict.seen')}</dt>
        <dd>{partyWords(seenAs, seen, words)}</dd>
      </dl>
      <div class="buttons">
        {(['move', 'keep'] as const).map((wanted) => (
          <button
            key={wanted}
            type="button"
            class="button"
            aria-pressed={decision === wanted}
            onClick={() => {
              look(wanted);
            }}
          >
            {words(`conflict.${wanted}`)}
          </button>
        ))}
      </div>
      <div aria-live="polite">
        {isWorking && <p class="quiet">{words('preview.working')}</p>}
        {!isWorking && preview?.outcome === 'unchanged' && <p class="note">{words('preview.unchanged')}</p>}
        {!isWorking && preview?.outcome === 'resolved' && decision !== undefined && (
          <div class="preview">
            <h3>{words('preview.title')}</h3>
            <Points
              sentences={
                decision === 'keep'
                  ? [words('conflict.keeps', { email })]
                  : [
                      ...preview.licenseIds.map((id) => words('conflict.moves', { id })),
                      words('conflict.address', { email }),
                    ]
              }
            />
            <Why sentences={ruleWords(['drive/reused-address-waits'])} words={words} />
            <div class="buttons">
              <button type="button" class="button primary" onClick={() => void carryOut(decision)}>
                {words(`conflict.confirm.${decision}`)}
              </button>
            </div>
          </div>
        )}
        {!isWorking && preview?.outcome === 'own-dispute' && <p class="note">{words('conflict.own')}</p>}
        {!isWorking && preview && isFailure(preview) && (
          <FailureNote
            failure={preview}
            words={words}
            again={
              decision &&
              (() => {
                look(decision);
              })
            }
          />
        )}
      </div>
    </section>
  );
}

const isFailure = (answer: ResolutionAnswer | Failure): answer is Failure =>
  !['resolved', 'unchanged', 'own-dispute'].includes(answer.outcome);

/** An account by its id, with its address and its use where they are known. */
function partyWords(id: string, party: Party | undefined, words: Words): string {
  if (party === undefined) return id;
  const account = words('conflict.account', { email: party.email, id });
  return party.lastOpenedAt === undefined
    ? account
    : words('conflict.opened', { account, at: words.day(party.lastOpenedAt) });
}
