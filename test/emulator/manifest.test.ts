// What a manifest makes Drive do.
import { expect, test } from '@jest/globals';
import { homepageTrigger, hostsOf, itemsTrigger } from '../../src/emulator/manifest';

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
