// Saving, renaming, duplicating and creating, called directly as any page could: who may, what is kept, and what happens once.
import { describe, expect, test } from '@jest/globals';
import type { OpenServer } from '../../src/contract/open';
import type { OpenRequest } from '../../src/contract/open-requests';
import { anyoneWithLink, folderType } from '../../src/emulator/api';
import { type SampleWorld, startSampleWorld } from '../sample-world';

const mockup = (words: string): string =>
  `<mockup version="1.0"><controls><control controlID="1" controlTypeID="a::Label" x="1" y="1"><controlProperties><text>${words}</text></controlProperties></control></controls></mockup>`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

type Calls = {
  readonly [Name in keyof OpenServer]: (
    request: Parameters<OpenServer[Name]>[0],
  ) => Promise<ReturnType<OpenServer[Name]>>;
};

/** The server as a page of this account reaches it. */
function serverOf({ emulator, idOf }: SampleWorld, name: string): Calls {
  const call =
    <Name extends keyof OpenServer>(called: Name) =>
    async (request: Parameters<OpenServer[Name]>[0]): Promise<ReturnType<OpenServer[Name]>> => {
      const { outcome } = await emulator.pageCall(idOf(name), called, [request]);
      if (outcome.status !== 'completed') throw new Error(outcome.error.message);
      return outcome.result as ReturnType<OpenServer[Name]>;
    };
  return {
    openAgain: call('openAgain'),
    readMockup: call('readMockup'),
    checkAgain: call('checkAgain'),
    startTrial: call('startTrial'),
    refreshPurchase: call('refreshPurchase'),
    reserveId: call('reserveId'),
    createMockup: call('createMockup'),
    changeMockup: call('changeMockup'),
    reportProblem: call('reportProblem'),
    readAsset: call('readAsset'),
    readIcons: call('readIcons'),
  };
}

async function opened(name = 'ana') {
  const world = await startSampleWorld();
  const server = serverOf(world, name);
  const fileId = world.addMockup('Screen.bmml', { content: mockup('one') });
  const read = await server.readMockup({ id: fileId });
  if (!read.ok) throw new Error(read.text);
  const content = (): string => Buffer.from(world.emulator.world.content(fileId) ?? []).toString();
  const save = (words: string, revision = read.revision ?? ''): OpenRequest<'changeMockup'> => ({
    action: 'save',
    id: fileId,
    revision,
    base64: base64(mockup(words)),
  });
  return { ...world, server, fileId, revision: read.revision ?? '', content, save };
}

/** The same answer a moment later. */
const later = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) => (key === 'changesIn' ? expect.any(Number) : value));

const reserved = async (server: Calls): Promise<string> => {
  const answer = await server.reserveId(null);
  if (!answer.ok) throw new Error(answer.text);
  return answer.id;
};

test('asking again costs two service calls, and a save a dozen', async () => {
  const { server, save, fileId, emulator } = await opened();
  const cost = (): number => emulator.executions()[0]?.calls.length ?? Infinity;
  await server.checkAgain({ id: fileId });
  await server.checkAgain({ id: fileId });
  expect(cost()).toBeLessThanOrEqual(2);
  await server.changeMockup(save('two'));
  expect(cost()).toBeLessThanOrEqual(12);
});

describe('saving', () => {
  test('has no revision to follow while the file is locked in Drive, which takes nothing then', async () => {
    const { server, save, content, revision, fileId, emulator } = await opened();
    emulator.world.setLocked(fileId, true);
    expect(await server.readMockup({ id: fileId })).toMatchObject({ ok: true, name: 'Screen.bmml' });
    expect(await server.readMockup({ id: fileId })).not.toHaveProperty('revision');
    expect(await server.changeMockup(save('two'))).toMatchObject({ ok: false });
    expect(content()).toBe(mockup('one'));
    emulator.world.setLocked(fileId, false);
    expect(await server.readMockup({ id: fileId })).toMatchObject({ revision });
  });

  test('replaces what was read, and names the new revision for the next time', async () => {
    const { server, save, content, revision } = await opened();
    const first = await server.changeMockup(save('two'));
    expect(first).toMatchObject({ ok: true, revision: expect.not.stringMatching(`^${revision}$`) });
    expect(content()).toBe(mockup('two'));
    const second = await server.changeMockup(save('three', first.ok ? first.revision : ''));
    expect(second.ok).toBe(true);
    expect(content()).toBe(mockup('three'));
  });

  test('never overwrites what it has not seen, and says that somebody else was first', async () => {
    const { server, save, content, ...world } = await opened();
    const colleague = serverOf(world, 'ben');
    expect((await colleague.changeMockup(save('theirs'))).ok).toBe(true);
    expect(await server.changeMockup(save('mine'))).toMatchObject({
      ok: false,
      isConflict: true,
      text: expect.stringContaining('“Screen.bmml” has been changed by somebody else'),
    });
    expect(content()).toBe(mockup('theirs'));
  });

  test('asked twice is one revision', async () => {
    const { server, save, fileId, emulator } = await opened();
    const first = await server.changeMockup(save('two'));
    const { headRevisionId } = emulator.world.item(fileId) ?? {};
    expect(await server.changeMockup(save('two'))).toEqual(later(first));
    expect(emulator.world.item(fileId)?.headRevisionId).toBe(headRevisionId);
  });

  test('a write that lands between looking and writing is met by Drive itself', async () => {
    const { emulator, ...world } = await startSampleWorld({
      onServiceCall: ({ name, phase }) => {
        if (name !== 'UrlFetchApp.fetch' || phase !== 'before') return undefined;
        requests += 1;
        const before = emulator.world.item('file-Screen-bmml');
        // The second request of a save is the write.
        if (requests !== 2 || before === undefined) return undefined;
        emulator.world.addItem({ ...before, content: Buffer.from(mockup('theirs')) });
        emulator.world.setGranted(before.id, world.idOf('ana'), true);
        return undefined;
      },
    });
    let requests = 0;
    const server = serverOf({ emulator, ...world }, 'ana');
    const fileId = world.addMockup('Screen.bmml', { content: mockup('one') });
    const revision = emulator.world.item(fileId)?.headRevisionId ?? '';
    const answer = await server.changeMockup({ action: 'save', id: fileId, revision, base64: base64(mockup('mine')) });
    expect(answer).toMatchObject({ ok: false, isConflict: true });
    expect(Buffer.from(emulator.world.content(fileId) ?? []).toString()).toBe(mockup('theirs'));
  });

  test('a Drive that tells what was before is waited for: saved is what it says that it has', async () => {
    const { server, save, content, emulator, fileId } = await opened();
    emulator.world.setCondition('driveAnswers', 'stale');
    const first = await server.changeMockup(save('two'));
    const { headRevisionId = '' } = emulator.world.item(fileId) ?? {};
    expect(first).toMatchObject({ ok: true, revision: headRevisionId });
    // The next one follows what was told, and is waited for as well.
    expect(await server.changeMockup(save('three', headRevisionId))).toMatchObject({ ok: true });
    expect(content()).toBe(mockup('three'));
  });

  test('content that Drive does not confirm is not called saved, and is saved once when it is asked again', async () => {
    let isWrong = true;
    const { emulator, ...world } = await startSampleWorld({
      onServiceCall: ({ name, phase }) => {
        if (!isWrong || name !== 'Utilities.sleep' || phase !== 'before') return undefined;
        // Each time that Drive is waited for, its content is something else again.
        const before = emulator.world.item('file-Screen-bmml');
        if (before === undefined) return undefined;
        emulator.world.addItem({ ...before, content: Buffer.from(mockup('torn')) });
        emulator.world.setGranted(before.id, world.idOf('ana'), true);
        return undefined;
      },
    });
    emulator.world.setCondition('driveAnswers', 'stale');
    const server = serverOf({ emulator, ...world }, 'ana');
    const fileId = world.addMockup('Screen.bmml', { content: mockup('one') });
    const revision = emulator.world.item(fileId)?.headRevisionId ?? '';
    const asked = { action: 'save', id: fileId, revision, base64: base64(mockup('mine')) } as const;
    expect(await server.changeMockup(asked)).toMatchObject({ ok: false, passes: true });
    isWrong = false;
    expect(await server.changeMockup(asked)).toMatchObject({ ok: false, isConflict: true });
  });

  test('two at the same moment: one is saved, the other is told', async () => {
    const { server, save, content } = await opened();
    const both = await Promise.all([server.changeMockup(save('left')), server.changeMockup(save('right'))]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(content()).toBe(mockup(both[0].ok ? 'left' : 'right'));
  });

  test('is refused the moment a subscription is over, whatever is remembered of it', async () => {
    const { server, save, content, emulator, fileId } = await opened('ben');
    expect((await server.checkAgain({ id: fileId })).canEdit).toBe(true);
    emulator.world.setNow(emulator.world.now() + 40 * 24 * 60 * 60 * 1000);
    expect(await server.changeMockup(save('two'))).toMatchObject({
      ok: false,
      access: { canEdit: false, bar: { tone: 'warning', text: 'You can view this mockup.' } },
    });
    expect(content()).toBe(mockup('one'));
  });

  test('what Drive took back a moment ago is taken back here', async () => {
    const { server, save, content, emulator, fileId, idOf } = await opened();
    expect((await server.checkAgain({ id: fileId })).canEdit).toBe(true);
    emulator.world.setRole(fileId, idOf('ana'), 'reader');
    expect(await server.changeMockup(save('two'))).toMatchObject({ ok: false, access: { canEdit: false } });
    expect(content()).toBe(mockup('one'));
  });

  test.each([
    ['what is no mockup', { base64: base64('Dear Ana') }],
    ['no content', { base64: '' }],
    ['content that is no base64', { base64: '<mockup' }],
    ['no revision', { revision: '' }],
    ['an id that is a path', { id: '../../x' }],
    ['nothing known', { action: 'explode' }],
  ])('%s changes nothing', async (_, part) => {
    const { server, save, content } = await opened();
    expect((await server.changeMockup({ ...save('two'), ...part } as OpenRequest<'changeMockup'>)).ok).toBe(false);
    expect(content()).toBe(mockup('one'));
  });

  test('a file in the trash, and one that is no mockup by its name, stay as they are', async () => {
    const { server, save, content, emulator, fileId, addMockup } = await opened();
    emulator.world.setTrashed(fileId, true);
    expect(await server.checkAgain({ id: fileId })).toMatchObject({
      canEdit: false,
      bar: { reason: 'This file is in the trash. Restore it in Drive to edit it; viewing works.' },
    });
    expect(await server.changeMockup(save('two'))).toMatchObject({ ok: false, text: expect.stringContaining('trash') });
    expect(content()).toBe(mockup('one'));
    const other = addMockup('notes.txt', { content: mockup('one') });
    expect((await server.changeMockup({ ...save('two'), id: other })).ok).toBe(false);
  });
});

describe('renaming', () => {
  test('keeps the ending, is one change when asked twice, and is undone by renaming back', async () => {
    const { server, fileId, emulator, content } = await opened();
    const name = () => emulator.world.item(fileId)?.name;
    const there = { action: 'rename', id: fileId, from: 'Screen.bmml', name: 'Start ' } as const;
    expect(await server.changeMockup(there)).toMatchObject({ ok: true, file: { name: 'Start.bmml' } });
    expect(await server.changeMockup(there)).toMatchObject({ ok: true, file: { name: 'Start.bmml' } });
    expect(name()).toBe('Start.bmml');
    await server.changeMockup({ action: 'rename', id: fileId, from: 'Start.bmml', name: 'Screen.bmml' });
    expect(name()).toBe('Screen.bmml');
    expect(content()).toBe(mockup('one'));
  });

  test('is undone in Drive at once, also where Drive still tells the name before', async () => {
    const { server, fileId, emulator } = await opened();
    emulator.world.setCondition('driveAnswers', 'stale');
    await server.changeMockup({ action: 'rename', id: fileId, from: 'Screen.bmml', name: 'Start' });
    expect(
      await server.changeMockup({ action: 'rename', id: fileId, from: 'Start.bmml', name: 'Screen' }),
    ).toMatchObject({ ok: true, file: { name: 'Screen.bmml' } });
    expect(emulator.world.item(fileId)?.name).toBe('Screen.bmml');
  });

  test('does not overwrite a name that it has not seen', async () => {
    const { server, fileId } = await opened();
    await server.changeMockup({ action: 'rename', id: fileId, from: 'Screen.bmml', name: 'Theirs' });
    expect(
      await server.changeMockup({ action: 'rename', id: fileId, from: 'Screen.bmml', name: 'Mine' }),
    ).toMatchObject({
      ok: false,
      isConflict: true,
      text: expect.stringContaining('Theirs.bmml'),
    });
  });

  test.each(['', '   ', 'a\nb', 'x'.repeat(201)])('to %j is refused', async (name) => {
    const { server, fileId, emulator } = await opened();
    expect((await server.changeMockup({ action: 'rename', id: fileId, from: 'Screen.bmml', name })).ok).toBe(false);
    expect(emulator.world.item(fileId)?.name).toBe('Screen.bmml');
  });
});

describe('duplicating', () => {
  test('makes one copy of an id, however often it is asked for, and needs no right to edit', async () => {
    const { server, emulator, idOf, addMockup } = await opened();
    const fileId = addMockup('Read me.bmml', { content: mockup('one'), role: 'reader' });
    const request = { action: 'duplicate', id: fileId, name: 'Read me 2', newId: await reserved(server) } as const;
    const [first, second] = [await server.changeMockup(request), await server.changeMockup(request)];
    expect(first).toMatchObject({
      ok: true,
      file: { id: request.newId, name: 'Read me 2.bmml', access: { canEdit: true } },
    });
    expect(second).toEqual(later(first));
    const copies = emulator.world.items(idOf('ana')).filter(({ name }) => name === 'Read me 2.bmml');
    expect(copies).toHaveLength(1);
    expect(emulator.world.content(request.newId)).toEqual(emulator.world.content(fileId));
  });

  test('goes to the top of the own Drive where the folder is somebody else’s', async () => {
    const world = await opened();
    const { emulator, server, idOf } = world;
    const mine = idOf('ana');
    const folder = {
      id: 'folder',
      name: 'Theirs',
      mimeType: 'application/vnd.google-apps.folder',
      parentId: undefined,
    };
    const common = { isTrashed: false, resourceKey: undefined, roles: { owner: 'owner', [mine]: 'reader' } } as const;
    emulator.world.addItem({ ...folder, ...common });
    const content = Buffer.from(mockup('one'));
    const item = { id: 'theirs', name: 'Theirs.bmml', mimeType: 'text/xml', parentId: 'folder', content };
    emulator.world.addItem({ ...item, ...common });
    emulator.world.setGranted('theirs', mine, true);
    const newId = await reserved(server);
    const made = await server.changeMockup({ action: 'duplicate', id: 'theirs', name: 'Mine', newId });
    expect(made).toMatchObject({ ok: true, file: { name: 'Mine.bmml' } });
    expect(emulator.world.item(newId)?.parentId).toBeUndefined();
  });
});

describe('creating', () => {
  const project = 'SQLite format 3\0 and its pages: é';
  const request = { name: 'Plan', base64: base64(project), startsTrial: false } as const;

  test('makes the project in the folder, once for an id', async () => {
    const { server, emulator } = await opened();
    const newId = await reserved(server);
    const [first, second] = [
      await server.createMockup({ ...request, newId }),
      await server.createMockup({ ...request, newId }),
    ];
    expect(first).toMatchObject({ ok: true, file: { id: newId, name: 'Plan.bmpr', access: { canEdit: true } } });
    expect(second).toEqual(later(first));
    expect(Buffer.from(emulator.world.content(newId) ?? []).toString()).toBe(project);
    expect(emulator.world.item(newId)?.mimeType).toBe('application/vnd.balsamiq.bmpr');
  });

  test.each([
    { folderResourceKey: 'key', made: true },
    { folderResourceKey: undefined, made: false },
  ])('in a folder shared by its link alone, with the key $folderResourceKey', async ({ folderResourceKey, made }) => {
    const world = await startSampleWorld();
    const server = serverOf(world, 'ana');
    world.emulator.world.addItem({
      id: 'shared-folder',
      name: 'Shared',
      mimeType: folderType,
      parentId: undefined,
      roles: { [world.idOf('ben')]: 'owner', [anyoneWithLink]: 'writer' },
      isTrashed: false,
      resourceKey: 'key',
    });
    world.emulator.world.setGranted('shared-folder', world.idOf('ana'), true);
    const reserved = await server.reserveId(null);
    const newId = reserved.ok ? reserved.id : '';
    const answer = await server.createMockup({
      ...request,
      newId,
      folderId: 'shared-folder',
      ...(folderResourceKey !== undefined && { folderResourceKey }),
    });
    expect(answer.ok).toBe(made);
    expect(world.emulator.world.item(newId)?.parentId).toBe(made ? 'shared-folder' : undefined);
    if (made) expect(Buffer.from(world.emulator.world.content(newId) ?? []).toString()).toBe(project);
  });

  test('starts the trial when the person agreed, and not otherwise', async () => {
    const { server, emulator, idOf } = await opened('emil');
    const newId = await reserved(server);
    const trials = () => emulator.world.scriptProperties()[`account/${idOf('emil')}`]?.match(/"trial":/g) ?? [];
    expect(await server.createMockup({ ...request, newId })).toMatchObject({
      ok: false,
      access: { canStartTrial: true },
    });
    expect(trials()).toEqual([]);
    expect(emulator.world.item(newId)).toBeUndefined();
    expect(await server.createMockup({ ...request, newId, startsTrial: true })).toMatchObject({ ok: true });
    expect(trials()).toHaveLength(1);
    expect(emulator.world.item(newId)?.name).toBe('Plan.bmpr');
  });

  test.each([
    { what: 'a single mockup', content: mockup('one') },
    { what: 'a text', content: 'SQLite' },
  ])('makes no project of $what', async ({ content }) => {
    const { server, emulator } = await opened();
    const newId = await reserved(server);
    expect(await server.createMockup({ ...request, newId, base64: base64(content) })).toMatchObject({ ok: false });
    expect(emulator.world.item(newId)).toBeUndefined();
  });

  test.each([
    { role: 'writer', place: 'folder' },
    { role: 'reader', place: undefined },
  ] as const)('beside a mockup of which it is made, by a $role of their folder', async ({ role, place }) => {
    const { server, emulator, idOf } = await opened();
    const [owner, mine] = [idOf('ben'), idOf('ana')];
    const common = { isTrashed: false, resourceKey: undefined, roles: { [owner]: 'owner', [mine]: role } } as const;
    emulator.world.addItem({ id: 'folder', name: 'Theirs', mimeType: folderType, parentId: undefined, ...common });
    const item = { id: 'one', name: 'One.bmml', mimeType: 'text/xml', parentId: 'folder' };
    emulator.world.addItem({ ...item, content: Buffer.from(mockup('one')), ...common });
    for (const id of ['folder', 'one']) emulator.world.setGranted(id, mine, true);
    const newId = await reserved(server);
    const made = await server.createMockup({ ...request, name: 'One.bmml', newId, beside: { id: 'one' } });
    expect(made).toMatchObject({ ok: true, file: { name: 'One.bmpr' } });
    expect(emulator.world.item(newId)?.parentId).toBe(place);
    expect(Buffer.from(emulator.world.content('one') ?? []).toString()).toBe(mockup('one'));
  });

  test('starts no second trial', async () => {
    const { server, emulator } = await opened('dev');
    const newId = await reserved(server);
    expect(await server.createMockup({ ...request, newId, startsTrial: true })).toMatchObject({ ok: false });
    expect(emulator.world.item(newId)).toBeUndefined();
  });
});
