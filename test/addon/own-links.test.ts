// Every link that leads to a page of the add-on's own says for which account it is, wherever one is shown.
import { expect, test } from '@jest/globals';
import type { HostRun } from '../../src/emulator/api';
import { openingIn } from '../opening';
import { type SampleWorld, startSampleWorld } from '../sample-world';

const own = 'http://127.0.0.1:9/exec';

/** Addresses of the own pages within an answer, each once. That of the web app itself, without anything asked of it, leads nowhere. */
function linksIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'string' && each.includes('/exec?') && URL.canParse(each)) found.add(each);
    return each;
  });
  return [...found];
}

const stateOf = (state: object): string => `state=${encodeURIComponent(JSON.stringify(state))}`;

interface Shown {
  readonly name: string;
  /** Whether there is such a link at all for the account that is asked as. */
  readonly show: (world: SampleWorld, who: string, file: string) => Promise<unknown>;
}

const reply = async (run: Promise<HostRun>): Promise<unknown> => (await run).reply;

async function opening(world: SampleWorld, who: string, query: string): Promise<unknown> {
  const { reply } = await world.emulator.webApp(who, { method: 'GET', query });
  return reply.type === 'html' ? openingIn(reply.html) : undefined;
}

const action = { parameters: {}, formInputs: {}, selectedIds: [] };

const shown: readonly Shown[] = [
  { name: 'the homepage', show: ({ emulator }, who) => reply(emulator.homepage(who)) },
  { name: 'a file’s card', show: ({ emulator }, who, file) => reply(emulator.itemsSelected(who, [file])) },
  {
    name: 'the panel after a check',
    show: ({ emulator }, who) => reply(emulator.action(who, { ...action, functionName: 'onTryAgain' })),
  },
  { name: 'About', show: ({ emulator }, who) => reply(emulator.universalAction(who, 'onAbout')) },
  {
    name: 'Manage subscription',
    show: ({ emulator }, who) => reply(emulator.universalAction(who, 'onManageSubscription')),
  },
  {
    name: 'the page of a mockup',
    show: (world, who, file) => opening(world, who, stateOf({ action: 'open', ids: [file], userId: who })),
  },
  {
    name: 'the page that creates one',
    show: (world, who) => opening(world, who, stateOf({ action: 'create', folderId: 'root', userId: who })),
  },
  {
    name: 'the page opened for another account',
    show: async (world, who, file) => {
      const { continueUrl } = (await opening(world, who, stateOf({ action: 'open', ids: [file], userId: '1' }))) as {
        readonly continueUrl: string;
      };
      return continueUrl;
    },
  },
  { name: 'the review', show: (world, who) => opening(world, who, 'page=review') },
  { name: 'the billing page', show: (world, who) => opening(world, who, 'page=billing') },
];

test.each(shown)('$name leads on as whoever reads it', async ({ show }) => {
  const world = await startSampleWorld();
  const file = world.addMockup('screen.bmml');
  // Somebody who pays, somebody who may start a trial, somebody whose trial is over, and whoever runs the product.
  for (const name of ['ana', 'emil', 'dev', 'vera']) {
    const who = world.idOf(name);
    const links = linksIn(await show(world, who, file));
    const { email } = world.emulator.world.accounts().find(({ id }) => id === who) ?? {};
    expect({ name, links: links.length }).not.toEqual({ name, links: 0 });
    expect(links.map((link) => [name, link, new URL(link).searchParams.get('authuser')])).toEqual(
      links.map(() => [name, expect.stringContaining(own), email]),
    );
  }
});

test('where Drive names an account by its id alone, the same page is opened for whichever is chosen', async () => {
  const world = await startSampleWorld();
  const state = { action: 'open', ids: [world.addMockup('screen.bmml')], userId: world.idOf('ben') };
  const { switchUrl } = (await opening(world, world.idOf('ana'), stateOf(state))) as { readonly switchUrl: string };
  const { origin, pathname, searchParams } = new URL(switchUrl);
  expect([origin + pathname, searchParams.get('authuser')]).toEqual([own, null]);
  expect(JSON.parse(searchParams.get('state') ?? '')).toEqual(state);
});

test('nobody is named where Google does not tell who asks, and nothing is asked of them for it', async () => {
  const world = await startSampleWorld();
  const { emulator, idOf } = world;
  const links = linksIn(await reply(emulator.universalAction(idOf('ivy'), 'onManageSubscription')));
  expect(links).toEqual([`${own}?page=billing`]);
  emulator.world.setConsent(idOf('ana'), ['https://www.googleapis.com/auth/drive.file']);
  expect(linksIn(await reply(emulator.universalAction(idOf('ana'), 'onManageSubscription')))).toEqual(links);
  expect((await emulator.universalAction(idOf('ana'), 'onAbout')).reply.type).toBe('cards');
});
