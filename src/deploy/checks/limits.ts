// Sizes, and what Google would refuse to show: the files are run in the emulator and every card and page is asked for.
import { createEmulator } from '../../emulator/index';
import type { CardJson, HostRun } from '../../emulator/api';
import { accountOf } from '../../emulator/world/accounts';
import { type Content, manifestOf } from '../content';
import type { Check } from './check';

/** Ours, in bytes: what starts within the time that people wait. */
export const largestBundle = 165 * 1024;
const largestPage = 512 * 1024;
/** Read by the server or fetched by a page when a file asks for it. */
const largestAsset = 2 * 1024 * 1024;

/** https://developers.google.com/workspace/add-ons/concepts/cards */
const mostParts = 100;

export function checkSizes(content: Content): Check {
  const sizes = [...content].map(([name, source]) => ({ name, size: source.byteLength, most: limitOf(name, source) }));
  return {
    name: 'the bundle and pages are small enough',
    faults: sizes
      .filter(({ size, most }) => size > most)
      .map(({ name, size, most }) => `${name} has ${size} bytes; ${most} are allowed.`),
  };
}

const limitOf = (name: string, source: Buffer): number =>
  /\.(js|gs)$/.test(name)
    ? largestBundle
    : source.subarray(0, 9).toString() === '<!doctype'
      ? largestPage
      : largestAsset;

/** Somebody who never used the add-on, and a mockup that it may read. */
const newcomer = accountOf('100000000000000000001', 'newcomer@example.com', { name: 'Newcomer' });

/** Opens the panel, a mockup, every universal action and the pages in the emulator. @param folder holds the content */
export async function checkCards(folder: string, content: Content): Promise<Check> {
  const emulator = await createEmulator({
    folder,
    accounts: [newcomer],
    webAppUrl: 'https://script.google.com/macros/s/check/exec',
  });
  const { world } = emulator;
  world.addItem({
    id: 'mockup',
    name: 'Check.bmml',
    mimeType: 'text/xml',
    parentId: undefined,
    roles: { [newcomer.id]: 'owner' },
    isTrashed: false,
    resourceKey: undefined,
    content: Buffer.from('<mockup version="1.0"><controls/></mockup>'),
  });
  try {
    const faults: string[] = [];
    const look = (what: string, { execution, reply }: HostRun): void => {
      if (reply.type === 'fault') faults.push(`${what}: ${reply.message}`);
      for (const { text } of execution.log.filter(({ level }) => level === 'error')) faults.push(`${what}: ${text}`);
      if (reply.type === 'cards') for (const card of reply.cards) faults.push(...crowded(what, card));
    };
    look('the homepage', await emulator.homepage(newcomer.id));
    look('a mockup not yet allowed', await emulator.itemsSelected(newcomer.id, ['mockup']));
    world.setGranted('mockup', newcomer.id, true);
    look('a mockup', await emulator.itemsSelected(newcomer.id, ['mockup']));
    for (const name of universalFunctions(content)) {
      look(`the universal action ${name}`, await emulator.universalAction(newcomer.id, name));
    }
    const state = encodeURIComponent(JSON.stringify({ ids: ['mockup'], action: 'open', userId: newcomer.id }));
    for (const query of [`state=${state}`, 'page=review', 'page=billing']) {
      const { reply } = await emulator.webApp(newcomer.id, { method: 'GET', query });
      if (reply.type === 'fault') faults.push(`the page ?${query}: ${reply.message}`);
    }
    return { name: 'cards and pages open in the emulator, within their limits', faults };
  } finally {
    await emulator.close();
  }
}

function universalFunctions(content: Content): readonly string[] {
  const { addOns } = manifestOf(content) as {
    readonly addOns?: {
      readonly common?: { readonly universalActions?: readonly { readonly runFunction?: string }[] };
    };
  };
  return (addOns?.common?.universalActions ?? []).flatMap(({ runFunction }) => runFunction ?? []);
}

function crowded(what: string, card: CardJson): readonly string[] {
  const sections = Array.isArray(card['sections'])
    ? (card['sections'] as readonly { readonly widgets?: unknown }[])
    : [];
  const widgets = sections.map((section) => (Array.isArray(section.widgets) ? section.widgets.length : 0));
  const sum = widgets.reduce((one, other) => one + other, 0);
  return [
    ...(sections.length > mostParts ? [`${what} has ${sections.length} sections; ${mostParts} are shown.`] : []),
    ...(sum > mostParts ? [`${what} has ${sum} widgets; ${mostParts} are sure to be shown.`] : []),
  ];
}
