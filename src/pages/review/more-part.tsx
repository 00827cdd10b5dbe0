// The part of the page that is fetched with the first of its views, and then is there.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { string } from 'valibot';
import { OtherVersion, createClient } from '../../contract/client';
import { Progress } from '../ground/notices';
import { runPart } from '../ground/run-part';
import { lent } from './lend';
import type * as more from './more';
import { FailureNote } from './parts';
import type { Failure } from './server';
import type { Words } from './words';

type MorePart = typeof more;

interface Assets {
  readonly readAsset: (name: 'review-more') => string;
}

const failed = (error: unknown): Failure => ({ outcome: error instanceof OtherVersion ? 'other-version' : 'lost' });

const assets = createClient<Assets, Failure>({ readAsset: string() }, failed, () => Promise.resolve(false));

let here: MorePart | undefined;

async function load(): Promise<Failure | undefined> {
  const text = await assets.readAsset('review-more');
  if (typeof text !== 'string') return text;
  try {
    here ??= runPart(text, lent) as MorePart;
    return undefined;
  } catch {
    // It was made for another page than this one.
    return { outcome: 'other-version' };
  }
}

/** Draws something of that part: at once when it is here, and until then that it is on its way, or why it did not come. */
export function WithMore({
  words,
  children,
}: {
  readonly words: Words;
  readonly children: (part: MorePart) => ComponentChildren;
}) {
  const [failure, setFailure] = useState<Failure>();
  const [asked, setAsked] = useState(0);
  const [, setHere] = useState(here);
  useLayoutEffect(() => {
    if (here !== undefined) return;
    setFailure(undefined);
    void load().then((why) => {
      setFailure(why);
      setHere(() => here);
    });
  }, [asked]);
  if (here !== undefined) return <>{children(here)}</>;
  if (failure === undefined) return <Progress text={words('loading')} />;
  return (
    <FailureNote
      failure={failure}
      words={words}
      again={() => {
        setAsked(asked + 1);
      }}
    />
  );
}
