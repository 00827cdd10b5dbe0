// "New" in Drive: a name and something to start with, the mockup made once, and on to show it.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { readBmml } from '../../mockup/bmml';
import { drawScene } from '../../mockup/draw';
import { svgToString } from '../../mockup/svg';
import type { Opening, OpeningFile, Refusal } from '../../contract/open';
import { useCall } from '../ground/call';
import { Empty, Warning } from '../ground/notices';
import { type TemplateName, templateNames, templateOf } from '../../mockup/templates';
import { AccountBar } from './account-bar';
import './create.css';
import { toBase64 } from './base64';
import { loadEditor } from './editor-part';
import { fetchEngine } from './reading';
import { fileName } from './take-away';
import { rememberInAddress } from '../../contract/client';
import { stateParameters } from '../../contract/addresses';
import type { ServerCalls } from './server';
import { useAccess } from './use-access';
import { Viewer } from './viewer';
import type { Words } from './words';

type Outcome = { readonly refusal: Refusal } | { readonly file: OpeningFile };

/** The form, and after it the new mockup. */
export function Create({
  opening,
  words,
  server,
}: {
  readonly opening: Extract<Opening, { kind: 'create' }>;
  readonly words: Words;
  readonly server: ServerCalls;
}) {
  const [name, setName] = useState(words('create.untitled'));
  const [template, setTemplate] = useState<TemplateName>('blank');
  const [newId, setNewId] = useState(opening.newId);
  const { isWorking, answer: outcome, ask } = useCall<Outcome>();
  const account = useAccess(undefined, opening.access, server);
  const { canCreate, canStartTrial } = account.access;
  const field = useRef<HTMLInputElement>(null);
  // The name is what people type first.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const mayCreate = canCreate || canStartTrial;
  useEffect(() => {
    // What the file is made with, and edited with afterwards, is on its way while its name is thought of.
    if (!mayCreate) return;
    for (const part of [loadEditor(server), fetchEngine(server)]) part.catch(() => undefined);
  }, [mayCreate]);
  if (outcome !== undefined && 'file' in outcome) {
    return <Viewer isNew opening={{ ...opening, files: [outcome.file] }} words={words} server={server} />;
  }
  const create = async (): Promise<Outcome> => {
    let id = newId;
    if (id === undefined) {
      const reserved = await server.reserveId(null);
      if (!reserved.ok) return { refusal: reserved };
      ({ id } = reserved);
      setNewId(id);
      // Loaded again from here on, the page finds the file of this id, or makes it: never a second one.
      rememberInAddress(stateParameters({ ...opening.state, newId: id }));
    }
    const result = readBmml(templateOf(template));
    if (!result.ok) throw new Error('Nobody can begin with this.');
    const named = name.trim() || words('create.untitled');
    const { makeProject } = await loadEditor(server);
    const answer = await server.createMockup({
      name: named,
      base64: toBase64(await makeProject(result.scene, fileName(named), server)),
      newId: id,
      startsTrial: !canCreate && canStartTrial,
      ...(opening.folderId !== undefined && { folderId: opening.folderId }),
      ...(opening.folderResourceKey !== undefined && { folderResourceKey: opening.folderResourceKey }),
    });
    if (answer.ok) return { file: answer.file };
    account.learn(answer.access);
    return { refusal: answer };
  };
  const submit = (): void => {
    if (isWorking) return;
    const lost: Refusal = { ok: false, title: words('problem.unreachable.title'), text: words('bar.failed') };
    void ask(create().catch(() => ({ refusal: lost })));
  };
  const refusal = isWorking ? undefined : outcome?.refusal;
  return (
    <div class="viewer">
      <main>
        {mayCreate ? (
          <form
            class="surface new"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <h1>{words('create.title')}</h1>
            <label class="field">
              <span>{words('create.name')}</span>
              <input
                ref={field}
                type="text"
                maxLength={200}
                value={name}
                onInput={(event) => {
                  setName(event.currentTarget.value);
                }}
              />
            </label>
            <fieldset class="field templates">
              <legend>{words('create.template')}</legend>
              {templateNames.map((each) => (
                <label key={each} class="surface template">
                  <input
                    type="radio"
                    name="template"
                    value={each}
                    checked={each === template}
                    onChange={() => {
                      setTemplate(each);
                    }}
                  />
                  <Picture name={each} />
                  <span>{words(`create.template.${each}`)}</span>
                </label>
              ))}
            </fieldset>
            {refusal && (
              <Warning
                text={
                  <>
                    <strong>{refusal.title}</strong> {refusal.text}
                  </>
                }
              />
            )}
            <p class="quiet">{words(canCreate ? 'create.hint' : 'create.trial')}</p>
            <button type="submit" class="button primary" disabled={isWorking}>
              {words(isWorking ? 'create.working' : canCreate ? 'create.button' : 'create.trial.button')}
            </button>
          </form>
        ) : (
          <Empty isAlone icon="lock" title={words('create.denied.title')}>
            <p>{words('create.denied.text')}</p>
          </Empty>
        )}
      </main>
      <AccountBar words={words} state={account} />
    </div>
  );
}

/** What the template looks like, drawn as the mockup itself will be. */
function Picture({ name }: { readonly name: TemplateName }) {
  const source = useMemo(() => {
    const result = readBmml(templateOf(name));
    if (!result.ok || result.scene.mockups[0]?.controls.length === 0) return undefined;
    const drawing = drawScene(result.scene, { paper: '#ffffff' });
    return `data:image/svg+xml,${encodeURIComponent(svgToString(drawing))}`;
  }, [name]);
  return <span class="thumbnail">{source !== undefined && <img src={source} alt="" />}</span>;
}
