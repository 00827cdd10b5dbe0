// Looking again, and since when what is shown is so.
import { useCall } from '../ground/call';
import { Icon } from '../ground/icon';
import type { Rows } from './use-rows';
import type { Words } from './words';

/** When the rows were read, in the time zone in which all days here are, and a way to read them again. */
export function Refresh({
  loaded: { isLoading, seenAt, refresh },
  words,
  onRefresh,
}: {
  readonly loaded: Rows;
  readonly words: Words;
  readonly onRefresh: () => void;
}) {
  const { isWorking, ask } = useCall<boolean>();
  return (
    <>
      {seenAt !== undefined && (
        <>
          <p class="quiet paper">{words.day(seenAt)}</p>
          <p class="quiet">{words('seen-at', { at: words.time(seenAt) })}</p>
        </>
      )}
      <button
        type="button"
        class="tool"
        aria-label={words('refresh')}
        title={words('refresh')}
        disabled={isLoading || isWorking}
        onClick={() => {
          onRefresh();
          void ask(refresh().then(() => true));
        }}
      >
        <Icon name="refresh" />
      </button>
    </>
  );
}
