// Each scope that somebody can withhold, on each path of the product: what needs it asks for it, nothing else does, and with it
// the path goes on to its end.
import { expect, test } from '@jest/globals';
import type { HostRun } from '../../src/emulator/api';
import { sampleProducts } from '../../src/sample/purchases';
import { openingIn } from '../opening';
import { type SampleWorld, startSampleWorld } from '../sample-world';
import { startScriptApi } from '../script-api';

const prefix = 'https://www.googleapis.com/auth/';
const scopes = {
  openid: 'openid',
  email: `${prefix}userinfo.email`,
  selection: `${prefix}drive.addons.metadata.readonly`,
  file: `${prefix}drive.file`,
  install: `${prefix}drive.install`,
  request: `${prefix}script.external_request`,
  locale: `${prefix}script.locale`,
} as const;
type Scope = keyof typeof scopes;

/** How far a path came: to its end, or to where Google is asked, at this address. */
type Came = { readonly isDone: boolean; readonly url?: string };

interface Tried extends SampleWorld {
  readonly ana: string;
  readonly file: string;
}

const content = Buffer.from('<mockup version="1.0"><controls/><!-- new --></mockup>').toString('base64');

const shown = ({ reply }: HostRun, words: string): Came =>
  reply.type === 'authorize' ? { isDone: false, url: reply.url } : { isDone: JSON.stringify(reply).includes(words) };

async function call({ emulator, ana }: Tried, name: string, request: unknown): Promise<Record<string, unknown>> {
  const { outcome } = await emulator.pageCall(ana, name, [request]);
  if (outcome.status !== 'completed') throw new Error(outcome.error.message);
  return outcome.result as Record<string, unknown>;
}

const answered = (answer: Record<string, unknown>, isDone: boolean): Came => {
  const { url } = (answer['notAllowedYet'] ?? {}) as { readonly url?: string };
  return { isDone, ...(url !== undefined && { url }) };
};

/** What the page begins with. */
async function opening({ emulator, ana }: Tried, query: string): Promise<Record<string, unknown>> {
  const { reply } = await emulator.webApp(ana, { method: 'GET', query });
  const found = reply.type === 'html' ? openingIn(reply.html) : undefined;
  if (found === undefined) throw new Error(`The page was not served: ${JSON.stringify(reply).slice(0, 300)}`);
  return found as Record<string, unknown>;
}

const stateOf = (state: object): string => `state=${encodeURIComponent(JSON.stringify(state))}`;

const paths: Readonly<
  Record<
    string,
    {
      readonly needs: readonly Scope[];
      /** What comes with it where several are missing: the rest of its page needs it. */
      readonly alsoAsks?: readonly Scope[];
      readonly walk: (tried: Tried) => Promise<Came>;
    }
  >
> = {
  homepage: {
    needs: ['openid', 'email'],
    walk: async ({ emulator, ana }) => shown(await emulator.homepage(ana), 'ana@acme.example'),
  },
  selection: {
    needs: ['openid', 'email', 'selection', 'file'],
    walk: async ({ emulator, ana, file }) =>
      shown(await emulator.itemsSelected(ana, [file]), 'You can edit this mockup.'),
  },
  'menu and buttons': {
    needs: ['openid', 'email'],
    walk: async ({ emulator, ana }) => {
      const action = { functionName: 'onTryAgain', parameters: {}, formInputs: {}, selectedIds: [] };
      return shown(await emulator.action(ana, action), 'ana@acme.example');
    },
  },
  'opening to view': {
    needs: ['file', 'request'],
    alsoAsks: ['openid', 'email'],
    walk: async (tried) => {
      const opened = await opening(tried, stateOf({ action: 'open', ids: [tried.file], userId: tried.ana }));
      if (opened['kind'] !== 'open') return answered(opened, false);
      const read = await call(tried, 'readMockup', { id: tried.file });
      return answered(read, read['ok'] === true);
    },
  },
  creating: {
    needs: ['openid', 'email', 'file'],
    alsoAsks: ['request'],
    walk: async (tried) => {
      const opened = await opening(tried, stateOf({ action: 'create', folderId: 'root', userId: tried.ana }));
      if (opened['kind'] !== 'create') return answered(opened, false);
      const reserved = await call(tried, 'reserveId', null);
      if (reserved['ok'] !== true) return answered(reserved, false);
      const asked = {
        name: 'New',
        base64: Buffer.from('SQLite format 3\0').toString('base64'),
        newId: reserved['id'],
        startsTrial: false,
      };
      const made = await call(tried, 'createMockup', asked);
      return answered(made, made['ok'] === true);
    },
  },
  saving: {
    needs: ['openid', 'email', 'file', 'request'],
    walk: async (tried) => {
      const revision = tried.emulator.world.item(tried.file)?.headRevisionId;
      const saved = await call(tried, 'changeMockup', { action: 'save', id: tried.file, revision, base64: content });
      return answered(saved, saved['ok'] === true);
    },
  },
  'buying and paying': {
    needs: ['openid', 'email', 'request'],
    walk: async (tried) => {
      const opened = await opening(tried, 'page=billing');
      if (opened['fault'] !== undefined) return answered(opened['fault'] as Record<string, unknown>, false);
      const begun = await call(tried, 'startCheckout', { billing: 'yearly', seats: 3, takesSeat: false });
      return answered(begun, begun['outcome'] === 'begun');
    },
  },
  'looking through subscriptions': {
    needs: ['openid', 'email'],
    walk: async (tried) => {
      const opened = await opening(tried, 'page=review');
      if (opened['fault'] !== undefined) return answered(opened['fault'] as Record<string, unknown>, false);
      const answer = await call(tried, 'reviewScopes', null);
      return answered(answer, answer['outcome'] === 'scopes' && answer['email'] === 'ana@acme.example');
    },
  },
};

const every = Object.keys(scopes) as readonly Scope[];
const agreedTo = (withheld: readonly Scope[]): readonly string[] =>
  every.filter((scope) => !withheld.includes(scope)).map((scope) => scopes[scope]);

async function start(): Promise<Tried> {
  const world = await startSampleWorld({ stripe: { products: sampleProducts } });
  const { emulator } = world;
  emulator.world.setScriptProperties({ ...emulator.world.scriptProperties(), STRIPE_KEY: 'rk_test_consent' });
  return { ...world, ana: world.idOf('ana'), file: world.addMockup('screen.bmml') };
}

/** From now on these are withheld, and nothing is remembered of when they were not. */
function withhold({ emulator: { world }, ana }: Tried, withheld: readonly Scope[]): void {
  world.setNow(world.now() + 60 * 60 * 1000);
  world.setConsent(ana, agreedTo(withheld));
}

const askedAt = (url: string | undefined): readonly string[] =>
  new URL(url ?? '').searchParams.get('scope')?.split(' ') ?? [];

test.each(Object.entries(paths))(
  '%s asks for what it needs and lacks, and goes on with it',
  async (_, { needs, alsoAsks, walk }) => {
    const tried = await start();
    for (const withheld of every) {
      withhold(tried, [withheld]);
      const first = await walk(tried);
      expect([withheld, first.isDone]).toEqual([withheld, !needs.includes(withheld)]);
      if (first.isDone) continue;
      // Nothing else is asked for than what is missing, and then the same path is gone to its end.
      expect(askedAt(first.url)).toEqual([scopes[withheld]]);
      tried.emulator.world.setConsent(tried.ana, agreedTo([]));
      expect([withheld, await walk(tried)]).toEqual([withheld, { isDone: true }]);
    }
    // With nothing agreed to but what it can do without, all that the path needs is asked for together, and nothing else.
    const together = alsoAsks === undefined ? needs : [...needs, ...alsoAsks];
    withhold(
      tried,
      every.filter((scope) => scope !== 'locale'),
    );
    expect([...askedAt((await walk(tried)).url)].sort()).toEqual(together.map((need) => scopes[need]).sort());
  },
);

test.each(['openid', 'email'] as const)(
  'a mockup is shown to whoever withholds %s, with a way to agree',
  async (one) => {
    const tried = await start();
    withhold(tried, [one]);
    const { files } = (await opening(tried, stateOf({ action: 'open', ids: [tried.file], userId: tried.ana }))) as {
      readonly files?: readonly { readonly access: { readonly canEdit: boolean; readonly bar?: object } }[];
    };
    expect(files?.[0]?.access).toMatchObject({
      canEdit: false,
      bar: { actions: [{ label: 'Allow at Google', url: expect.stringContaining('/o/oauth2/consent') }] },
    });
    tried.emulator.world.setConsent(tried.ana, Object.values(scopes));
    expect(await call(tried, 'checkAgain', { id: tried.file })).toMatchObject({ canEdit: true });
  },
);

test.each([
  ['review', ['noticesUrl', 'payUrl']],
  ['billing', ['noticesUrl']],
] as const)('the page of the %s knows where its links lead before anything is agreed to', async (page, links) => {
  const tried = await start();
  withhold(tried, ['email']);
  const opened = await opening(tried, `page=${page}`);
  expect(opened).toMatchObject({ fault: { outcome: 'not-allowed-yet' } });
  for (const link of links) expect(opened[link]).toMatch(/^https?:/);
});

test('the review knows after consent what it would have begun with: its own links, and where this vendor explains rules', async () => {
  const helpUrls = { 'license/named-users': 'https://your-company.example/named' };
  const tried = await start();
  const { emulator, ana } = tried;
  const source = `deployed_.vendor.helpUrls = ${JSON.stringify(helpUrls)};`;
  const { project } = emulator;
  const scripts = [...project.files.scripts, { name: 'Vendor.js', source }];
  emulator.load({ ...project, files: { ...project.files, scripts } });
  const usual = await opening(tried, 'page=review');
  expect(usual).toMatchObject({ helpUrls, payUrl: expect.stringContaining('authuser=ana%40acme.example') });

  withhold(tried, ['email']);
  const before = await opening(tried, 'page=review');
  expect(before).toMatchObject({ fault: { outcome: 'not-allowed-yet' }, helpUrls });
  emulator.world.setConsent(ana, agreedTo([]));
  const { outcome: _, ...answer } = await call(tried, 'reviewScopes', null);
  const { fault: _fault, ...kept } = before;
  const { first: _first, ...whole } = usual;
  expect({ ...kept, ...answer }).toEqual({ ...whole, now: expect.any(Number) });
});

test('the command is told to sign in again, whichever is withheld', async () => {
  const tried = await start();
  const { emulator, ana } = tried;
  const api = await startScriptApi({ emulator });
  const run = (): Promise<Response> =>
    fetch(`${api.rootUrl}v1/scripts/${api.scriptId}:run`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${api.signIn(ana).access_token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ function: 'reviewScopes', parameters: [null], devMode: true }),
    });
  for (const withheld of every) {
    withhold(tried, [withheld]);
    const refused = await run();
    expect(refused.status).toBe(403);
    expect(JSON.stringify(await refused.json())).toContain('ACCESS_TOKEN_SCOPE_INSUFFICIENT');
    emulator.world.setConsent(ana, agreedTo([]));
    expect(await (await run()).json()).toMatchObject({ response: { result: { outcome: 'scopes' } } });
  }
  await api.close();
});

test('asks Google nothing about consent where everything was agreed to', async () => {
  const { emulator, ana, file } = await start();
  await emulator.itemsSelected(ana, [file]);
  await emulator.itemsSelected(ana, [file]);
  const [warm, cold] = emulator.executions();
  expect(warm?.calls.map(({ name }) => name)).toHaveLength(2);
  expect(cold?.calls.length).toBeLessThanOrEqual(5);
});
