// The viewer: one mockup at a time, with its bar, its list, what is said of it, and what can be done with it.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { findLink } from '../../mockup/describe';
import { Strip } from '../ground/notices';
import type { Access, Opening } from '../../contract/open';
import { AccountBar } from './account-bar';
import { Contents } from './contents';
import { type Hint, HintStrip } from './hint';
import { InsteadOfDrawing } from './instead-of-drawing';
import { loadBold, loadLetters } from './fonts';
import { destinationOf, linkTo, linkWords } from './links';
import { NameDialog } from './name-dialog';
import { loadedOf, sceneOf } from './pages';
import { nextToSearch, searchPages, unsearchedOf } from './search';
import type { ServerCalls } from './server';
import { Sidebar } from './sidebar';
import { Stage } from './stage';
import { Toolbar } from './toolbar';
import { useAccess } from './use-access';
import { useChanges } from './use-changes';
import { useDrawing } from './use-drawing';
import { useEditor } from './use-editor';
import { useFiles } from './use-files';
import { useIcons } from './use-icons';
import { usePlace } from './use-place';
import { useTools } from './use-tools';
import './viewer.css';
import { pictureWords, warningWords, type Words } from './words';
import { clampZoom } from './zoom';

interface ViewerProps {
  readonly opening: Pick<Extract<Opening, { kind: 'open' }>, 'files' | 'mockup' | 'pageUrl' | 'noticesUrl'>;
  readonly words: Words;
  readonly server: ServerCalls;
  /** Just made: editing is what comes next. */
  readonly isNew?: boolean;
}

const nowhere: readonly string[] = [];

const nothing: Access = {
  account: undefined,
  bar: undefined,
  canEdit: false,
  canCreate: false,
  canStartTrial: false,
  changesIn: undefined,
};

/** Where the list has room beside the drawing. */
const wideWindow = '(min-width: 800px)';

export function Viewer({ opening, words, server, isNew = false }: ViewerProps) {
  const store = useFiles(opening.files, server);
  const { files, need } = store;
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [scale, setScale] = useState(1);
  const [showsMarkup, setShowsMarkup] = useState(true);
  const [isListOpen, setListOpen] = useState(() => window.matchMedia(wideWindow).matches);
  const [hint, setHint] = useState<Hint | undefined>(undefined);
  const [hiddenWarnings, setHiddenWarnings] = useState<ReadonlySet<number>>(new Set());
  const [query, setQuery] = useState('');
  const [focusedLink, setFocusedLink] = useState<string | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const closeHint = (): void => {
    setHint(undefined);
  };
  const place = usePlace(files, opening.mockup, () => {
    setZoom('fit');
    closeHint();
  });
  const { pages, current, page } = place;
  const fileIndex = page?.fileIndex ?? 0;
  const file = files[fileIndex];
  const { scene, mockup } = page ?? {};
  const name = page?.name || file?.name || words('list.unnamed');
  const icons = useIcons(scene, server);
  const { canvas, hasFailed, items } = useDrawing(page, showsMarkup, icons);
  const account = useAccess(file?.file, nothing, server);
  const inView = { page, file, files: store, account, words, server, tell: setHint };
  const changes = useChanges({ ...inView, openLast: place.goToNextFile });
  const { editor, isOpening, edit, whyNot } = useEditor({ ...inView, isNew, place });

  // A page in a frame has no focus of its own: keys work from the start, without a click into it.
  useLayoutEffect(() => {
    main.current?.focus();
  }, []);
  useEffect(() => {
    need(fileIndex);
  }, [fileIndex, need]);
  useEffect(() => {
    // Without them the drawing stays, in a similar font.
    if (scene) loadLetters(scene, server).catch(console.error);
  }, [scene, server]);
  useEffect(() => {
    if (canvas) loadBold(canvas, server).catch(console.error);
  }, [canvas, server]);
  useEffect(() => {
    document.title = name;
  }, [name]);
  useEffect(() => {
    // In a narrow window the list lies over the drawing.
    const wide = window.matchMedia(wideWindow);
    const close = (): void => {
      if (!wide.matches) setListOpen(false);
    };
    wide.addEventListener('change', close);
    return () => {
      wide.removeEventListener('change', close);
    };
  }, []);

  const follow = (key: string): void => {
    const link = mockup && findLink(mockup, key);
    if (!link || !page) return;
    const destination = destinationOf(words, link, pages, page);
    if (destination.kind === 'hint') setHint(destination.hint);
    else if (destination.kind === 'page') place.goTo(destination.page);
    else place.back();
  };
  const tools = useTools({
    words,
    pageUrl: opening.pageUrl,
    noticesUrl: opening.noticesUrl,
    name,
    scale,
    canvas,
    root,
    zoom: setZoom,
    tell: setHint,
    step: place.step,
    link: file && (() => linkTo(opening.pageUrl, file.file, scene?.format === 'bmpr' ? mockup?.id : undefined)),
    toggleList: () => {
      setListOpen(!isListOpen);
    },
    toggleMarkup: () => {
      setShowsMarkup(!showsMarkup);
    },
    edit,
    tellWhyNot: () => {
      setHiddenWarnings(new Set());
    },
    rename: changes.rename,
    duplicate: changes.duplicate,
  });

  const hits = useMemo(() => searchPages(pages, query), [pages, query]);
  const isSearching = hits !== undefined;
  useEffect(() => {
    if (isSearching) for (const index of nextToSearch(files)) need(index);
  }, [isSearching, files, need]);
  const found = (isListOpen && hits?.find(({ index }) => index === current)?.paths) || nowhere;
  const hasList = pages.length > 1 || pages.some((each) => each.mockup?.notes !== undefined);
  const result = file && loadedOf(file)?.result;
  const warnings =
    result?.ok && !hiddenWarnings.has(fileIndex)
      ? [...warningWords(words, result.warnings), ...pictureWords(words, result.scene), whyNot].filter(Boolean)
      : [];

  if (editor !== undefined) return editor;
  return (
    <div class={hasList && isListOpen ? 'viewer with-list' : 'viewer'} ref={root}>
      <Toolbar
        words={words}
        name={name}
        position={pages.length > 1 ? { index: current, count: pages.length } : undefined}
        hasList={hasList}
        isListOpen={isListOpen}
        scale={scale}
        isFit={zoom === 'fit'}
        showsMarkup={showsMarkup}
        hasDrawing={canvas !== undefined}
        isOpening={isOpening}
        whyNotEdit={whyNot}
        on={tools}
      />
      {hasList && isListOpen && (
        <Sidebar
          words={words}
          title={(file && sceneOf(file)?.name) ?? words('list.label')}
          pages={pages}
          current={current}
          icons={icons}
          query={query}
          onQuery={setQuery}
          hits={hits}
          unsearched={unsearchedOf(files)}
          onSelect={(index) => {
            place.goTo(pages[index]);
            if (!window.matchMedia(wideWindow).matches) setListOpen(false);
          }}
        />
      )}
      <main ref={main} tabIndex={-1}>
        {canvas && page ? (
          <>
            <Stage
              drawing={canvas}
              label={words('drawing.label', { name, count: items.length })}
              hint={words('drawing.pan', { name })}
              zoom={zoom}
              onScale={setScale}
              onZoom={(next) => {
                setZoom(clampZoom(next));
              }}
              onLink={follow}
              focusedLink={focusedLink}
              found={found}
            />
            <Contents
              words={words}
              name={name}
              items={items}
              linkWords={(link) => linkWords(words, link, pages, page)}
              onLink={follow}
              onFocus={setFocusedLink}
            />
          </>
        ) : (
          <InsteadOfDrawing
            words={words}
            file={file}
            name={name}
            pageUrl={opening.pageUrl}
            isEmpty={mockup?.controls.length === 0}
            hasFailed={hasFailed}
            onRetry={() => {
              need(fileIndex, true);
            }}
          />
        )}
        {hint && <HintStrip words={words} hint={hint} onClose={closeHint} />}
        {warnings.length > 0 && (
          <Strip
            text={warnings.join(' ')}
            closeLabel={words('notice.close')}
            onClose={() => {
              setHiddenWarnings(new Set([...hiddenWarnings, fileIndex]));
            }}
          />
        )}
      </main>
      <AccountBar words={words} state={account} />
      {changes.question && <NameDialog words={words} question={changes.question} onClose={changes.close} />}
    </div>
  );
}
