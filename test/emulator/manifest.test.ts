// What a manifest makes Drive do.
import { expect, test } from '@jest/globals';
import { homepageTrigger, hostsOf, itemsTrigger } from '../../src/emulator/manifest';
import { doubtsOfManifest } from '../../src/emulator/manifest-check';
import { startProject } from './project';

const common = { homepageTrigger: { runFunction: 'common' } };
const own = { homepageTrigger: { runFunction: 'own' } };
const off = { homepageTrigger: { runFunction: 'own', enabled: false } };
const items = { onItemsSelectedTrigger: { runFunction: 'items' } };

test.each([
  { what: 'the common homepage', addOns: { common, drive: {} }, homepage: 'common', selected: 'common' },
  { what: 'Drive’s own', addOns: { common, drive: own }, homepage: 'own', selected: 'own' },
  { what: 'none where it is switched off', addOns: { common, drive: off }, homepage: undefined, selected: undefined },
  { what: 'none, but looks at files', addOns: { drive: items }, homepage: undefined, selected: 'items' },
  { what: 'that of the host it is made for', addOns: { gmail: own, common }, homepage: 'own', selected: 'own' },
  { what: 'nothing without add-ons', addOns: undefined, homepage: undefined, selected: undefined },
])('shows $what', ({ addOns, homepage, selected }) => {
  const manifest = addOns === undefined ? {} : { addOns };
  expect(homepageTrigger(manifest)?.runFunction).toBe(homepage);
  expect(itemsTrigger(manifest)?.runFunction).toBe(selected);
});

test('names the hosts that an add-on is made for', () => {
  expect(hostsOf({ addOns: { common, sheets: {}, drive: {} } })).toEqual(['drive', 'sheets']);
  expect(hostsOf({})).toEqual([]);
});

const prefix = 'appsscript.json: Google asks for';
const field = 'in addOns.common.openLinkUrlPrefixes:';
const addresses = [
  { url: 'https://a.example/', link: undefined, fetched: undefined },
  { url: '*', link: undefined, fetched: undefined },
  {
    url: 'https://a.example',
    link: `${prefix} a path, at least a slash ${field} https://a.example`,
    fetched: '"appsscript.json" has errors: URLs must have a non-empty path: https://a.example',
  },
  {
    url: 'http://a.example/',
    link: `${prefix} the HTTPS scheme ${field} http://a.example/`,
    fetched: '"appsscript.json" has errors: URLs must use the HTTPS scheme: http://a.example/',
  },
];

test.each(addresses)(
  '$url: a doubt where links open, a refusal where addresses are fetched',
  async ({ url, link, fetched }) => {
    const common = { name: 'A', logoUrl: 'https://a.example/a.png', openLinkUrlPrefixes: [url] };
    const addOn = { addOns: { common, drive: {} } };
    expect(doubtsOfManifest(addOn)).toEqual(link === undefined ? [] : [link]);
    await startProject('', addOn);
    const started = startProject('', { urlFetchWhitelist: [url] }).then(() => undefined);
    expect(await started.catch((error: unknown) => (error as Error).message)).toBe(fetched);
  },
);
