// The viewer: loads the files, shows one mockup at a time, and follows keys, buttons and links.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { describeMockup, findLink } from '../../mockup/describe';
import { drawScene } from '../../mockup/draw';
import type { Link } from '../../mockup/scene';
import type { Access, Opening, OpeningFile } from '../contract';
import { Contents } from './contents';
import { Icon } from './icon';
import { AccountBar, isWebAddress, Loading, Notice } from './notices';
import { findPage, pagesOf, sceneOf, type FileState, type Page } from './pages';
import { NameDialog } from './name-dialog';
import type { ServerCalls } from './server';
import { Sidebar } from './sidebar';
import { clampZoom, Stage } from './stage';
import { savePng, saveSvg } from './take-away';
import { Toolbar, type ToolbarActions } from './toolbar';
import { useAccess } from './use-access';
import { useChanges } from './use-changes';
import { useFiles } from './use-files';
import { useKeys } from './use-keys';
import { problemWords, warningWords, type Words } from './words';

interface ViewerProps {
  readonly opening: Pick<Extract<Opening, { kind: 'open' }>, 'files' | 'mockup' | 'pageUrl'>;
  readonly words: Words;
  readonly server: ServerCalls;
}

/** A line that says where a link leads when it can't simply be followed, or what has been done. */
interface Hint {
  readonly text: string;
  readonly url?: string;
  readonly label?: string;
  readonly action?: () => void;
}

const nothing: Access = {
  bar: undefined,
  canEdit: false,
  canCreate: false,
  canStartTrial: false,
  changesIn: undefined,
};

export function Viewer({ opening, words, server }: ViewerProps) {
  const store = useFiles(opening.files, server);
  const { files, need } = store;
  const pages = useMemo(() => pagesOf(files), [files]);
  const [place, setPlace] = useState({ fileIndex: 0, mockupIndex: 0 });
  const [history, setHistory] = useState<readonly (typeof place)[]>([]);
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [scale, setScale] = useState(1);
  const [showsMarkup, setShowsMarkup] = useState(true);
  const [isListOpen, setListOpen] = useState(() => window.matchMedia('(min-width: 800px)').matches);
  const [hint, setHint] = useState<Hint | undefined>(undefined);
  const [hiddenWarnings, setHiddenWarnings] = useState<ReadonlySet<number>>(new Set());
  const [focusedLink, setFocusedLink] = useState<string | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);

  const current = Math.max(
    0,
    pages.findIndex((page) => page.fileIndex === place.fileIndex && page.mockupIndex === place.mockupIndex),
  );
  const page = pages[current];
  const file = files[page?.fileIndex ?? 0];
  const { scene, mockup, mockupIndex = 0 } = page ?? {};
  const name = page?.name || file?.name || words('list.unnamed');

  useEffect(() => {
    need(page?.fileIndex ?? 0);
  }, [page?.fileIndex, need]);
  useEffect(() => {
    document.title = name;
  }, [name]);

  // A link may name one mockup of a project, which is known once that has been read.
  const wanted = useRef(opening.mockup);
  useEffect(() => {
    const linked = pages.find((each) => each.fileIndex === 0 && each.mockup?.id === wanted.current);
    if (linked === undefined || !linked.mockup) return;
    wanted.current = undefined;
    setPlace({ fileIndex: 0, mockupIndex: linked.mockupIndex });
  }, [pages]);

  const account = useAccess(file?.file, nothing, server);
  const changes = useChanges({
    page,
    file,
    files: store,
    account,
    words,
    server,
    tell: setHint,
    openLast: () => {
      setPlace({ fileIndex: files.length, mockupIndex: 0 });
      setHint(undefined);
    },
  });

  const drawing = useMemo(() => {
    if (!scene || !mockup) return undefined;
    try {
      return drawScene(scene, { index: mockupIndex, markup: showsMarkup, paper: '#ffffff' });
    } catch (error) {
      // One mockup that can't be drawn must not take the others with it.
      console.error(error);
      return 'failed';
    }
  }, [scene, mockup, mockupIndex, showsMarkup]);
  const canvas = typeof drawing === 'object' && mockup && mockup.controls.length > 0 ? drawing : undefined;
  const items = useMemo(() => (mockup ? describeMockup(mockup, { markup: showsMarkup }) : []), [mockup, showsMarkup]);

  const goTo = useCallback(
    (target: Page | undefined, isBack = false) => {
      if (!target || !page) return;
      if (!isBack) setHistory([...history.slice(-50), place]);
      setPlace({ fileIndex: target.fileIndex, mockupIndex: target.mockupIndex });
      setZoom('fit');
      setHint(undefined);
    },
    [history, page, place],
  );
  const step = useCallback(
    (by: number) => {
      goTo(pages[current + by]);
    },
    [goTo, pages, current],
  );
  const follow = useCallback(
    (key: string) => {
      const link = mockup && findLink(mockup, key);
      if (!link || !page) return;
      switch (link.kind) {
        case 'back': {
          const last = history[history.length - 1];
          setHistory(history.slice(0, -1));
          goTo(
            pages.find((other) => other.fileIndex === last?.fileIndex && other.mockupIndex === last.mockupIndex),
            true,
          );
          return;
        }
        case 'url':
          setHint(
            isWebAddress(link.url)
              ? { text: words('link.outside', { url: link.url }), url: link.url }
              : { text: words('link.blocked', { url: link.url }) },
          );
          return;
        case 'file':
        case 'mockup': {
          const target = pages[findPage(pages, page, link)];
          if (target) goTo(target);
          else
            setHint({
              text: link.kind === 'file' ? words('link.not-here', { name: link.name }) : words('link.unknown'),
            });
        }
      }
    },
    [mockup, page, pages, history, goTo, words],
  );

  const zoomTo = useCallback((next: number) => {
    setZoom(clampZoom(next));
  }, []);
  const actions: ToolbarActions = {
    toggleList: () => {
      setListOpen(!isListOpen);
    },
    step,
    zoomBy: (factor) => {
      zoomTo(scale * factor);
    },
    actualSize: () => {
      zoomTo(1);
    },
    fit: () => {
      setZoom('fit');
    },
    toggleMarkup: () => {
      setShowsMarkup(!showsMarkup);
    },
    toggleFullScreen: () => {
      void (document.fullscreenElement ? document.exitFullscreen() : root.current?.requestFullscreen());
    },
    saveSvg: () => {
      if (canvas) saveSvg(canvas, name);
    },
    savePng: () => {
      if (canvas) void savePng(canvas, name);
    },
    print: () => {
      window.print();
    },
    copyLink: () => {
      if (!file) return;
      const url = linkTo(opening.pageUrl, file.file, scene?.format === 'bmpr' ? mockup?.id : undefined);
      // Without leave for the clipboard the address is shown, to be copied by hand.
      const byHand = (): void => {
        setHint({ text: url });
      };
      navigator.clipboard.writeText(url).then(() => {
        setHint({ text: words('link.copied', { name }) });
      }, byHand);
    },
    rename: changes.rename,
    duplicate: changes.duplicate,
  };
  useKeys(actions);

  const hasList = pages.length > 1 || pages.some((each) => each.mockup?.notes !== undefined);
  const result = file?.state.kind === 'done' && file.state.result.ok ? file.state.result.result : undefined;
  const warnings = result?.ok && !hiddenWarnings.has(page?.fileIndex ?? 0) ? warningWords(words, result.warnings) : [];
  const project = file && sceneOf(file)?.name;

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
        on={actions}
      />
      {hasList && isListOpen && (
        <Sidebar
          words={words}
          title={project ?? words('list.label')}
          pages={pages}
          current={current}
          onSelect={(index) => {
            goTo(pages[index]);
            if (window.matchMedia('(max-width: 799px)').matches) setListOpen(false);
          }}
        />
      )}
      <main>
        {canvas ? (
          <>
            <Stage
              drawing={canvas}
              label={words('drawing.label', { name, count: items.length })}
              hint={words('drawing.pan', { name })}
              zoom={zoom}
              onScale={setScale}
              onZoom={zoomTo}
              onLink={follow}
              focusedLink={focusedLink}
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
            isEmpty={mockup?.controls.length === 0}
            hasFailed={drawing === 'failed'}
            onRetry={() => {
              need(page?.fileIndex ?? 0, true);
            }}
          />
        )}
        {hint && (
          <Strip
            words={words}
            text={hint.text}
            onClose={() => {
              setHint(undefined);
            }}
          >
            {hint.url !== undefined && (
              <a href={hint.url} target="_blank" rel="noopener noreferrer">
                {words('link.open')}
              </a>
            )}
            {hint.action && (
              <button
                type="button"
                class="link"
                onClick={() => {
                  setHint(undefined);
                  hint.action?.();
                }}
              >
                {hint.label}
              </button>
            )}
          </Strip>
        )}
        {warnings.length > 0 && (
          <Strip
            words={words}
            text={warnings.join(' ')}
            onClose={() => {
              setHiddenWarnings(new Set([...hiddenWarnings, page?.fileIndex ?? 0]));
            }}
          />
        )}
      </main>
      <AccountBar words={words} state={account} />
      {changes.question && (
        <NameDialog
          words={words}
          question={changes.question}
          onClose={() => {
            changes.close();
            // The menu it was chosen from has closed; its button is where the keyboard goes on.
            root.current?.querySelector<HTMLElement>('.more summary')?.focus();
          }}
        />
      )}
    </div>
  );
}

/** The address of this page for one file, and one mockup of it; for whoever may see the file. */
function linkTo(pageUrl: string, { id, resourceKey }: OpeningFile, mockup: string | undefined): string {
  const state = {
    action: 'open',
    ids: [id],
    ...(resourceKey !== undefined && { resourceKeys: { [id]: resourceKey } }),
    ...(mockup !== undefined && { mockup }),
  };
  return `${pageUrl}?state=${encodeURIComponent(JSON.stringify(state))}`;
}

/** Where a link leads, in words. */
function linkWords(words: Words, link: Link, pages: readonly Page[], from: Page | undefined): string {
  switch (link.kind) {
    case 'back':
      return words('link.back');
    case 'url':
      return words('link.url', { url: link.url });
    case 'file':
      return words('link.file', { name: link.name });
    case 'mockup': {
      const target = from && pages[findPage(pages, from, link)];
      return target ? words('link.mockup', { name: target.name }) : words('link.unknown');
    }
  }
}

/** A line at the lower edge of the drawing that can be closed. */
const Strip = ({
  words,
  text,
  children,
  onClose,
}: {
  readonly words: Words;
  readonly text: string;
  readonly children?: preact.ComponentChildren;
  readonly onClose: () => void;
}) => (
  <div class="strip" role="status">
    <p>{text}</p>
    {children}
    <button
      type="button"
      class="tool"
      aria-label={words('notice.close')}
      title={words('notice.close')}
      onClick={onClose}
    >
      <Icon name="x" />
    </button>
  </div>
);

/** What is shown while there is no drawing, and why. */
function InsteadOfDrawing({
  words,
  file,
  name,
  isEmpty,
  hasFailed,
  onRetry,
}: {
  readonly words: Words;
  readonly file: FileState | undefined;
  readonly name: string;
  readonly isEmpty: boolean;
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
}) {
  const state = file?.state ?? { kind: 'waiting' };
  const retry = (
    <button type="button" class="primary" onClick={onRetry}>
      {words('problem.try-again')}
    </button>
  );
  switch (state.kind) {
    case 'waiting':
    case 'reading':
      return <Loading text={file?.name ? words('loading.reading', { name }) : words('loading.reading-unnamed')} />;
    case 'opening':
      return <Loading text={words('loading.opening', { name })} />;
    case 'unreachable':
      return (
        <Notice icon="warning" title={words('problem.unreachable.title')} text={words('problem.unreachable.text')}>
          {retry}
        </Notice>
      );
    case 'done': {
      const { result } = state;
      if (!result.ok) {
        const reference =
          result.reference === undefined ? undefined : words('problem.reference', { reference: result.reference });
        return (
          <Notice icon="warning" title={result.title} text={result.text} reference={reference}>
            {retry}
          </Notice>
        );
      }
      if (!result.result.ok) {
        return (
          <Notice
            icon="file"
            title={words('problem.title', { name })}
            text={problemWords(words, result.result.problem)}
            reference={words('problem.reference', { reference: result.result.problem.kind })}
          />
        );
      }
      if (hasFailed) {
        return (
          <Notice icon="warning" title={words('problem.draw.title', { name })} text={words('problem.draw.text')} />
        );
      }
      return isEmpty ? (
        <Notice icon="file" title={words('drawing.empty.title')} text={words('drawing.empty.text')} />
      ) : (
        <Loading text={words('loading.drawing', { name })} />
      );
    }
  }
}
