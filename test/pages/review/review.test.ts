// Each task of the review from start to end, in a real browser, with the built bundle behind the page.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { keysUnder, recordAt } from '../../../src/stores/properties/layout';
import type { Page } from 'playwright-core';
import { violations } from '../../axe';
import { type SampleWorld, startSampleWorld } from '../../sample-world';
import { windowsOfSuite } from '../suite';
import { contentOf } from '../windows';
import type { SeatRow } from '../../../src/contract/review';
import { type Call, pagesOf, reviewIn, seat } from './harness';

let world: SampleWorld;
const open = reviewIn(windowsOfSuite());

beforeEach(async () => {
  world = await startSampleWorld();
});

const table = (page: Page) => page.getByRole('grid', { name: 'Subscriptions' });
const rowOf = (page: Page, name: string) => table(page).getByRole('row', { name: new RegExp(name) });
const drawer = (page: Page) => page.getByRole('complementary');
const goTo = (page: Page, view: string) => page.getByRole('navigation').getByRole('button', { name: view }).click();
const search = (page: Page, text: string) => page.getByRole('searchbox').fill(text);

/** Finds somebody and opens what is known of them. */
async function openPerson(page: Page, email: string, license = ''): Promise<void> {
  await search(page, `${email} ${license}`);
  await rowOf(page, license === '' ? email : `${email}.*${license}`)
    .first()
    .click();
  await drawer(page).getByRole('heading', { name: 'History' }).waitFor();
}

const written = (calls: readonly Call[]): readonly Call[] =>
  calls.filter(({ name }) => name === 'changeLicenses' || name === 'importLicenses' || name === 'resolveConflict');

/** A record as the store reads it. */
const stored = (key: string): string => {
  const properties = world.emulator.world.scriptProperties();
  return JSON.stringify(recordAt(key, (name) => properties[name]) ?? null);
};

/** The addresses of those who hold a seat. */
const holdersOf = (licenseId: string): readonly string[] =>
  (
    JSON.parse(stored(`license/${licenseId}`)) as {
      readonly license: { readonly holders: readonly { readonly email: string }[] };
    }
  ).license.holders.map(({ email }) => email);

/** Keys of the audit entries of a license. */
const entriesOf = (license: string): readonly string[] =>
  keysUnder(`audit/${license}/`, world.emulator.world.scriptProperties());

describe('the table', () => {
  test('shows who holds what, with seats at a glance and flags with their counts', async () => {
    const { page } = await open(world, 'ana');
    await rowOf(page, 'abel@').waitFor();
    expect(await page.getByRole('img', { name: /seats bought/ }).getAttribute('aria-label')).toBe(
      '38 seats bought, 36 taken, 4 free, 2 over',
    );
    await page.getByText('38 rows of 38').waitFor();
    expect(await page.getByRole('button', { name: /^Over the plan 2/ }).count()).toBe(1);
  });

  test('has its first rows with the page', async () => {
    const { page, calls } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    expect(calls).toEqual([]);
  });

  test('is searched, filtered by flag and state, sorted and grouped', async () => {
    const { page } = await open(world, 'ana');
    await page.getByRole('button', { name: /^Over the plan/ }).click();
    await page.getByText('2 rows of 38').waitFor();
    expect(await rowOf(page, 'wanda@').count()).toBe(1);
    await page.getByRole('button', { name: /^Over the plan/ }).click();
    await page.getByRole('combobox', { name: 'State' }).selectOption('Ended');
    await page.getByText('1 row of 38').waitFor();
    await search(page, 'nobody of this name');
    await page.getByText('Nothing fits these filters').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('38 rows of 38').waitFor();

    await page.getByRole('button', { name: 'Last opened' }).click();
    await page.getByRole('button', { name: 'Last opened' }).click();
    expect(await page.getByRole('columnheader', { name: 'Last opened' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByLabel('Group by').selectOption('License');
    await table(page)
      .getByRole('row', { name: /plan-design 18$/ })
      .waitFor();
  });

  test('is narrowed by several flags, license, use and days at once, which its address keeps', async () => {
    const { page } = await open(world, 'ana', {
      answers: {
        reviewPage: pagesOf(12, 20, (number) =>
          seat(number, {
            licenseId: number < 2 ? `plan-${number}` : `plan-1${number}`,
            flags: number === 3 ? ['waiting'] : number === 4 ? ['duplicate'] : [],
            account: {
              email: `person${number}@acme.example`,
              formerEmails: [],
              boundAt: Date.UTC(2026, 0, 1),
              ...(number > 5 && { lastOpenedAt: Date.UTC(2026, 5, number) }),
            },
          }),
        ),
      },
    });
    await page.getByText('12 rows of 12').waitFor();
    await page.getByRole('button', { name: /^Not yet met/ }).click();
    await page.getByText('1 row of 12').waitFor();
    await page.getByRole('button', { name: /^Duplicate/ }).click();
    await page.getByText('2 rows of 12').waitFor();
    await page.reload();
    await page.getByText('2 rows of 12').waitFor();
    await page.getByRole('button', { name: /^Not yet met/ }).click();
    await page.getByRole('button', { name: /^Duplicate/ }).click();
    await page.getByText('More filters').click();
    // The one that is named, and not those that begin alike.
    await page.getByLabel('License id').fill('plan-1');
    await page.getByText('1 row of 12').waitFor();
    await page.getByLabel('License id').fill('');
    await page.getByLabel('Unused for days').fill('30');
    await page.getByText('6 rows of 12').waitFor();
    await page.getByLabel('Unused for days').fill('');
    await page.getByLabel('Last opened from').fill('2026-06-07');
    await page.getByLabel('to', { exact: true }).fill('2026-06-08');
    await page.getByText('2 rows of 12').waitFor();
  });

  test('is selected by groups, ranges and as a whole, and its groups fold', async () => {
    const { page } = await open(world, 'ana', {
      answers: {
        reviewPage: pagesOf(9, 20, (number) => seat(number, { licenseId: `plan-${Math.floor(number / 3)}` })),
      },
    });
    await page.getByText('9 rows of 9').waitFor();
    await page.getByLabel('Select person000001@').click();
    await page.getByLabel('Select person000004@').click({ modifiers: ['Shift'] });
    await page.getByText('4 selected').waitFor();
    await rowOf(page, 'person000004@').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('5 selected').waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText('9 selected').waitFor();
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await page.getByLabel('Group by').selectOption('License');
    await page.getByLabel('Select all of plan-1').click();
    await page.getByText('3 selected').waitFor();
    await table(page)
      .getByRole('button', { name: /^plan-1/ })
      .click();
    await rowOf(page, 'person000004@').waitFor({ state: 'detached' });
    await rowOf(page, 'plan-1 3').focus();
    await page.keyboard.press('ArrowRight');
    await rowOf(page, 'person000004@').waitFor();
  });

  test('is printed with every row', async () => {
    const { page } = await open(world, 'ana', { answers: { reviewPage: pagesOf(500, 500) } });
    await page.getByText('500 rows of 500').waitFor();
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole('button', { name: 'Print' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[role=grid] .body .row').length === 500);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(() => document.querySelectorAll('[role=grid] .body .row').length < 80);
  });

  test('is used while the rest of it is still on its way', async () => {
    let letGo: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => (letGo = resolve));
    const pages = pagesOf(600, 300);
    const { page } = await open(world, 'ana', {
      answers: {
        reviewPage: async (request) => {
          if (request.after !== undefined) await rest;
          return pages(request);
        },
      },
    });
    await page.getByText('Loading… 300 so far').waitFor();
    await search(page, 'person000007');
    await page.getByText('1 row of 300').waitFor();
    expect(await page.getByRole('button', { name: 'CSV' }).isDisabled()).toBe(true);
    letGo();
    await page.getByText('1 row of 600').waitFor();
    expect(await page.getByRole('button', { name: 'CSV' }).isDisabled()).toBe(false);
  });

  test('goes on where loading broke off', async () => {
    const pages = pagesOf(600, 300);
    let isDown = true;
    const { page, calls } = await open(world, 'ana', {
      answers: { reviewPage: (request) => (request.after !== undefined && isDown ? 'lost' : pages(request)) },
    });
    await page.getByText('The connection broke off').waitFor();
    await page.getByText('300 rows of 300').waitFor();
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('600 rows of 600').waitFor();
    expect(calls.map(({ request }) => (request as { after?: string }).after)).toEqual([undefined, '300', '300']);
  });

  test('says so where the script has become another version since the page was loaded', async () => {
    const { page } = await open(world, 'ana', {
      answers: { reviewPage: () => ({ outcome: 'page', rows: [{ licence: 'sub-ana' }], conflicts: [] }) },
    });
    await page.getByText('The review has become another version').waitFor();
  });

  test.each(['vera', 'ana'])(
    'tells whoever runs the product that the store is nearly full, and nobody else: %s',
    async (who) => {
      const place = world.emulator.world;
      const filler = Object.fromEntries(Array.from({ length: 57 }, (_, at) => [`f${at}`, 'x'.repeat(8000)]));
      place.setScriptProperties({ ...place.scriptProperties(), ...filler });
      const { page } = await open(world, who);
      await rowOf(page, 'abel@').waitFor();
      expect(await page.getByText('Move to Firestore now').count()).toBe(who === 'vera' ? 1 : 0);
    },
  );

  test('holds 100,000 rows of which it draws only those in sight', async () => {
    const { page } = await open(world, 'ana', { answers: { reviewPage: pagesOf(100_000, 10_000) } });
    await page.getByText('100,000 rows of 100,000').waitFor();
    expect(await table(page).getByRole('row').count()).toBeLessThan(80);
    await rowOf(page, 'person000000').focus();
    await page.keyboard.press('End');
    await rowOf(page, 'person099999').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe('100001');
    await search(page, 'person0999');
    await page.getByText('100 rows of 100,000').waitFor();
  });

  test('is walked through by keys, and the focus returns to the row', async () => {
    const { page } = await open(world, 'ana');
    await rowOf(page, 'abel@').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByText('1 selected').waitFor();
    await page.keyboard.press('Enter');
    await drawer(page).getByRole('heading', { name: 'arlo@acme.example' }).waitFor();
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('arlo@acme.example');
  });

  test('is reached by the first Tab and Enter, wherever the reader is', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('button', { name: 'Skip to content' });
    expect(await skip.evaluate((button) => button === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.height).toBeGreaterThan(20);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('ana@acme.example');
    // Where there are no rows, it is the view.
    await goTo(page, 'Policy');
    await skip.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });

  test('gives the rows away that are shown, with what a spreadsheet would run defused', async () => {
    const hostile = ['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'];
    const { page } = await open(world, 'ana', {
      answers: { reviewPage: pagesOf(6, 10, (number) => seat(number, { note: hostile[number] ?? '' })) },
    });
    await page.getByText('6 rows of 6').waitFor();
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    const text = (await contentOf(csv)).toString();
    expect(csv.suggestedFilename()).toBe('subscriptions.csv');
    expect(text.match(/person\d+@acme\.example/g)).toHaveLength(6);
    expect(text.split('\r\n').filter((line) => /(^|,)"?[=+\-@\t\r]/.test(line))).toEqual([]);
    expect(text).toContain("'=HYPERLINK");
    await search(page, 'person000001');
    await page.getByText('1 row of 6').waitFor();
    expect(await page.getByRole('button', { name: 'JSON' }).getAttribute('title')).toBe('The row that is shown');
    const [json] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).click(),
    ]);
    expect(JSON.parse((await contentOf(json)).toString())).toHaveLength(1);
  });

  test('says how many of those selected are not shown', async () => {
    const { page } = await open(world, 'ana', { answers: { reviewPage: pagesOf(6, 10) } });
    await page.getByLabel('Select all that are shown').click();
    await page.getByText('6 rows of 6 · 6 selected').waitFor();
    await search(page, 'person000001');
    await page.getByText('1 row of 6 · 6 selected, 5 of them not shown').waitFor();
    expect(await page.getByRole('button', { name: 'CSV' }).getAttribute('title')).toBe('The 6 rows that are selected');
  });

  test('finds names however they are accented, ids too, and sorts as people count', async () => {
    const people = ['Zoë@acme.example', 'émil@acme.example', 'fay@acme.example', 'plan@acme.example'];
    const rowAt = (number: number): SeatRow =>
      seat(number, {
        licenseId: `plan-${[10, 9, 2, 100][number] ?? 0}`,
        account: {
          id: `id-${number}`,
          email: people[number] ?? '',
          formerEmails: [],
          ...(number !== 2 && { lastOpenedAt: Date.UTC(2026, 1, 1 + number) }),
        },
      });
    const { page } = await open(world, 'ana', { answers: { reviewPage: pagesOf(4, 10, rowAt) } });
    const shown = (column: string): Promise<readonly string[]> =>
      table(page).locator(`.body .row .${column}`).allInnerTexts();
    await page.getByText('4 rows of 4').waitFor();
    expect(await shown('account')).toEqual([people[1], people[2], people[3], people[0]]);
    await page.getByRole('button', { name: 'License', exact: true }).click();
    expect((await shown('plan')).map((text) => /plan-\d+/.exec(text)?.[0])).toEqual([
      'plan-2',
      'plan-9',
      'plan-10',
      'plan-100',
    ]);
    await page.getByRole('button', { name: 'Last opened' }).click();
    expect((await shown('account'))[0]).toBe(people[2]);
    for (const sought of ['zoe', 'ZOE\u0308', 'id-0']) {
      await search(page, sought);
      await page.getByText('1 row of 4').waitFor();
      expect(await shown('account')).toEqual([people[0]]);
    }
  });

  test('shows the same days wherever it is read, and says whose they are', async () => {
    const late = Date.UTC(2026, 2, 4, 23, 30);
    const rowAt = (number: number): SeatRow => seat(number, { until: late, next: { at: late, what: 'renews' } });
    for (const timezoneId of ['America/Los_Angeles', 'Pacific/Auckland']) {
      const { page } = await open(world, 'ana', {
        answers: { reviewPage: pagesOf(1, 10, rowAt) },
        options: { timezoneId },
      });
      await table(page).getByText('Mar 4, 2026').waitFor();
      await page.getByText('Days and times are in UTC.').waitFor();
    }
  });

  test('has an address for each view and person: Back leads through them, and loading it again to the same', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await page.getByRole('button', { name: /^Over the plan/ }).click();
    await page.getByRole('button', { name: 'Last opened' }).click();
    await search(page, 'wanda');
    await page.getByText('1 row of 38').waitFor();
    await rowOf(page, 'wanda@').click();
    await drawer(page).getByRole('heading', { name: 'History' }).waitFor();
    await goTo(page, 'Renewals');
    await page.getByRole('heading', { name: 'The next twelve months' }).waitFor();
    await page.goBack();
    await drawer(page).getByRole('heading', { name: 'wanda@acme.example' }).waitFor();
    await page.goBack();
    await drawer(page).waitFor({ state: 'detached' });
    await page.goForward();
    await drawer(page).getByRole('heading', { name: 'wanda@acme.example' }).waitFor();
    await page.reload();
    await drawer(page).getByRole('heading', { name: 'wanda@acme.example' }).waitFor();
    await page.getByText('1 row of 38').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('wanda');
    expect(await page.getByRole('button', { name: /^Over the plan/ }).getAttribute('aria-pressed')).toBe('true');
    // Beside an opened person there is no room for all columns.
    await drawer(page).getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('columnheader', { name: 'Last opened' }).getAttribute('aria-sort')).toBe('ascending');
  });

  test('notices what somebody else did, when its reader returns and when asked to look again', async () => {
    const { page } = await open(world, 'ana');
    const release = (name: string): Promise<unknown> =>
      world.emulator.pageCall(world.idOf('vera'), 'changeLicenses', [
        {
          changes: [
            { licenseId: 'plan-design', wanted: { action: 'release', account: { email: `${name}@acme.example` } } },
          ],
        },
      ]);
    await search(page, 'plan-design');
    await page.getByText('18 rows of 38').waitFor();
    await release('cem');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('17 rows of 37').waitFor();
    await release('dina');
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('16 rows of 36').waitFor();
  });
});

describe('a person', () => {
  test('is told of with everything they hold, what they may do and why, and their history', async () => {
    const { page } = await open(world, 'ana');
    await openPerson(page, 'gia@', 'sub-gia');
    await drawer(page).getByText('May edit where Drive lets them').waitFor();
    const held = drawer(page).locator('.holdings li');
    expect(await held.allInnerTexts()).toEqual([
      expect.stringContaining('sub-gia'),
      expect.stringContaining('plan-design'),
    ]);
    await drawer(page).getByText('Why?').nth(1).click();
    await drawer(page)
      .getByText('A subscription belongs to one Google account, and works when you are signed in with it.')
      .first()
      .waitFor();
  });

  test('whose license has not begun is told when it begins', async () => {
    const row = {
      licenseId: 'sub-later',
      seats: 1,
      billing: 'yearly',
      startedAt: Date.UTC(2026, 8, 1),
      administrators: [],
    };
    const rows = [{ ...row, organisation: 'acme', holders: ['later@acme.example'] }];
    await world.emulator.pageCall(world.idOf('vera'), 'importLicenses', [{ rows }]);
    const { page } = await open(world, 'ana');
    await openPerson(page, 'later@');
    await drawer(page).getByText('Begins on Sep 1, 2026.').waitFor();
  });

  test('loses the seat after a preview, which says by which rule, and gets it back by undo', async () => {
    const { page, calls } = await open(world, 'ana');
    await openPerson(page, 'cem@');
    await drawer(page).getByRole('button', { name: 'Release the seat' }).click();
    await drawer(page).getByText('cem@acme.example keeps viewing and stops editing at once').waitFor();
    await drawer(page).getByRole('form').getByText('Why?').click();
    await drawer(page).getByRole('form').getByText('A plan lists the accounts that it is paid for').waitFor();
    expect(written(calls)).toEqual([]);

    await drawer(page).getByRole('button', { name: 'Release', exact: true }).click();
    await drawer(page).getByRole('heading', { name: 'Done', exact: true }).waitFor();
    expect(holdersOf('plan-design')).not.toContain('cem@acme.example');
    await page.getByText('0 rows of 37').waitFor();

    await drawer(page).getByRole('button', { name: 'Undo' }).click();
    await drawer(page).getByText('cem@acme.example gets a seat, and may create and edit at once.').waitFor();
    expect(holdersOf('plan-design')).toContain('cem@acme.example');
    await drawer(page).getByText('Seat released').waitFor();
    await page.getByText('1 row of 38').waitFor();
  });

  const steps = [
    {
      what: 'adds a person who is not yet met',
      email: 'abel@',
      action: 'Add a person',
      fill: { label: 'Their Google address', text: 'fresh@acme.example' },
      preview: 'It is bound when a Google account first shows this address.',
      confirm: 'Add',
      undo: true,
    },
    {
      what: 'keeps the only administrator of a plan',
      email: 'tara@',
      action: 'Remove tara@acme.example as administrator',
      preview: 'This is not possible',
      confirm: undefined,
      undo: false,
    },
    {
      what: 'makes an administrator, who takes no seat by it',
      email: 'tara@',
      action: 'Add an administrator',
      fill: { label: 'Their Google address', text: 'desk@acme.example' },
      preview: 'desk@acme.example becomes an administrator. That takes no seat.',
      confirm: 'Add',
      undo: true,
    },
    {
      what: 'cancels the renewal, and takes that back',
      email: 'arlo@',
      action: 'Cancel renewal',
      preview: 'It does not renew. What is paid for runs to',
      confirm: 'Cancel the renewal',
      undo: true,
    },
    {
      what: 'starts again what was cancelled',
      email: 'zeno@',
      action: 'Restart',
      preview: 'It goes on as before and renews on',
      confirm: 'Restart',
      undo: true,
    },
    {
      what: 'changes the seats, which begins a paid period that nothing takes back',
      email: 'abel@',
      action: 'Change seats',
      fill: { label: 'Seats in all', text: '25' },
      preview: 'The license has 25 seats instead of 20.',
      confirm: 'Change',
      undo: false,
    },
    {
      what: 'bills otherwise',
      email: 'arlo@',
      action: 'Change billing',
      preview: 'A new yearly period starts',
      confirm: 'Change',
      undo: false,
    },
    {
      what: 'hands a seat over',
      email: 'dina@',
      action: 'Hand the seat over',
      fill: { label: 'To which Google address', text: 'fresh@acme.example' },
      preview: 'dina@acme.example keeps viewing and stops editing at once',
      confirm: 'Hand over',
      undo: true,
    },
    {
      what: 'writes a note',
      email: 'arlo@',
      action: 'Write a note',
      fill: { label: 'Note, for reviewers only', text: '<img src=x onerror=alert(1)>' },
      preview: 'The note says: <img src=x onerror=alert(1)>',
      confirm: 'Save',
      undo: true,
    },
  ] as const;

  test.each(steps)('$what', async ({ email, action, preview, confirm, undo, ...rest }) => {
    const { page } = await open(world, 'ana');
    await openPerson(page, email);
    await drawer(page).getByRole('button', { name: action }).click();
    const form = drawer(page).getByRole('form');
    const typed = 'fill' in rest ? [rest.fill] : [];
    for (const { label, text } of typed) {
      await form.getByLabel(label).fill(text);
      await form.getByRole('button', { name: 'See what it does' }).click();
    }
    await form.getByText(preview).waitFor();
    for (const name of confirm === undefined ? [] : [confirm]) {
      await form.getByRole('button', { name, exact: true }).click();
      await drawer(page).getByRole('heading', { name: 'Done', exact: true }).waitFor();
      await drawer(page).getByRole('heading', { name: 'What can be done' }).waitFor();
    }
    await expectCount(drawer(page).getByRole('button', { name: 'Undo' }), undo ? 1 : 0);
    expect(await form.count()).toBe(confirm === undefined ? 1 : 0);
  });

  test('is offered a change once more where somebody else has changed the license meanwhile', async () => {
    const { page, calls } = await open(world, 'ana');
    await openPerson(page, 'cem@');
    await world.emulator.pageCall(world.idOf('vera'), 'changeLicenses', [
      { changes: [{ licenseId: 'plan-design', wanted: { action: 'note', note: 'Wait' } }] },
    ]);
    await drawer(page).getByRole('button', { name: 'Release the seat' }).click();
    await drawer(page).getByText('Somebody else has changed this license meanwhile.').waitFor();
    await drawer(page).getByText('cem@acme.example keeps viewing').waitFor();
    await drawer(page).getByRole('heading', { name: 'Note' }).waitFor();
    // And once more, between the look and the deed.
    await world.emulator.pageCall(world.idOf('vera'), 'changeLicenses', [
      { changes: [{ licenseId: 'plan-design', wanted: { action: 'note', note: 'Wait a little' } }] },
    ]);
    await drawer(page).getByRole('button', { name: 'Release', exact: true }).click();
    await drawer(page).getByText('Wait a little', { exact: true }).waitFor();
    expect(holdersOf('plan-design')).toContain('cem@acme.example');
    await drawer(page).getByRole('button', { name: 'Release', exact: true }).click();
    await drawer(page).getByRole('heading', { name: 'Done', exact: true }).waitFor();
    expect(written(calls)).toHaveLength(2);
    expect(holdersOf('plan-design')).not.toContain('cem@acme.example');
  });

  test('says while it is typed what are no seats, and takes none of them for money', async () => {
    const { page } = await open(world, 'ana');
    await openPerson(page, 'abel@');
    await drawer(page).getByRole('button', { name: 'Change seats' }).click();
    const form = drawer(page).getByRole('form');
    for (const text of ['1e3', '2.5', '0', '100001']) {
      await form.getByLabel('Seats in all').fill(text);
      await form.getByText(`“${text}” is no whole number from 1 to 100,000`).waitFor();
      expect(await form.getByRole('button', { name: 'See what it does' }).isDisabled()).toBe(true);
    }
  });

  test('keeps the one who is looked at where their seat is bound meanwhile', async () => {
    const { page } = await open(world, 'ana');
    await openPerson(page, 'jo@');
    await world.emulator.homepage(world.idOf('jo'));
    await page.getByRole('button', { name: 'Look again' }).click();
    await drawer(page).getByText('Bound to the account').waitFor();
    await drawer(page).getByRole('button', { name: 'Release the seat' }).waitFor();
    // And the address that was copied before leads there still.
    await page.reload();
    await drawer(page).getByRole('heading', { name: 'jo@acme.example' }).waitFor();
  });

  test('is told how users of the license are counted, where the license is', async () => {
    const { page } = await open(world, 'ana');
    for (const [who, rule] of [
      ['dina@', 'A plan lists the accounts that it is paid for'],
      ['arlo@', 'A subscription belongs to one Google account'],
    ] as const) {
      await openPerson(page, who);
      await drawer(page).getByText('How users are counted').click();
      await drawer(page).locator('details[open]').getByText(rule).waitFor();
      await drawer(page).getByRole('button', { name: 'Close' }).click();
    }
  });

  test('says while it is typed what is no address', async () => {
    const { page } = await open(world, 'ana');
    await openPerson(page, 'abel@');
    await drawer(page).getByRole('button', { name: 'Add a person' }).click();
    const form = drawer(page).getByRole('form');
    for (const text of ['nora@acme', 'mailto:nora@acme.example', 'Nora <nora@acme.example>']) {
      await form.getByLabel('Their Google address').fill(text);
      await form.getByText('This is no address yet').waitFor();
      expect(await form.getByRole('button', { name: 'See what it does' }).isDisabled()).toBe(true);
    }
    await form.getByLabel('Their Google address').fill('nora@acme.example');
    await form.getByText('This is no address yet').waitFor({ state: 'detached' });
  });

  test('is changed once, when the answer is lost and it is tried again', async () => {
    let losing = true;
    const { page } = await open(world, 'ana', {
      answers: {
        changeLicenses: async (request) => {
          if (!losing) return undefined;
          losing = false;
          await world.emulator.pageCall(world.idOf('ana'), 'changeLicenses', [request]);
          return 'lost';
        },
      },
    });
    await openPerson(page, 'cem@');
    await drawer(page).getByRole('button', { name: 'Release the seat' }).click();
    await drawer(page).getByRole('button', { name: 'Release', exact: true }).click();
    await drawer(page).getByText('what has been done is not done twice').waitFor();
    await drawer(page).getByRole('button', { name: 'See what it does' }).click();
    await drawer(page).getByText('It is so already.').waitFor();
    const released = entriesOf('plan-design').filter((key) => /\/2026-06-15.*\/release$/.test(key));
    expect(released).toHaveLength(1);
  });

  test('shows names and notes of strangers as text', async () => {
    const hostile = '<img src=x onerror="document.title=`hacked`">';
    const { page } = await open(world, 'ana', {
      answers: {
        reviewPage: pagesOf(1, 10, (number) =>
          seat(number, {
            note: hostile,
            licenseId: hostile,
            account: { email: `${hostile}@acme.example`, formerEmails: [hostile] },
          }),
        ),
      },
    });
    await table(page).getByText(hostile).first().click();
    await drawer(page).getByText(hostile).first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe('Review subscriptions');
  });
});

/** Waits until there are so many. */
async function expectCount(locator: ReturnType<Page['locator']>, count: number): Promise<void> {
  if (count > 0) await locator.nth(count - 1).waitFor();
  expect(await locator.count()).toBe(count);
}

describe('many at once', () => {
  const file = [
    'action,account,license,to,seats,note',
    'release,cem@acme.example,,,,',
    'assign,fresh@acme.example,plan-design,,,',
    'transfer,nobody@acme.example,plan-design,lea@acme.example,,',
    'explode,cem@acme.example,,,,',
    'release,gia@acme.example,,,,',
    'note,,plan-design,,,=1+1',
  ].join('\n');

  test('are accepted or refused line by line with reasons, before anything is written', async () => {
    const { page, calls } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await goTo(page, 'Many at once');
    await page.getByLabel('Paste the file here, or drop it').fill(file);
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('3 lines are accepted, 3 refused').waitFor();
    const lines = page.getByRole('table', { name: 'Lines of the file' });
    await lines.getByText('“explode” is no action.').waitFor();
    await lines
      .getByText('The account holds several licenses, so one has to be named: plan-design, sub-gia.')
      .waitFor();
    await lines.getByText('Name somebody else.').waitFor();
    expect(written(calls)).toEqual([]);

    await page.getByRole('button', { name: 'Carry out 3 lines' }).click();
    await page.getByText('3 lines are done.').waitFor();
    expect(holdersOf('plan-design')).not.toContain('cem@acme.example');
    expect(holdersOf('plan-design')).toContain('fresh@acme.example');
    await page.getByRole('button', { name: /^Refused/ }).click();
    await expectCount(lines.getByText('Refused.'), 3);
    expect(await lines.getByText('Done.').count()).toBe(0);

    await page.getByRole('button', { name: 'Undo…' }).click();
    expect((await page.getByLabel('Paste the file here, or drop it').inputValue()).split('\n')).toEqual([
      'action,account,license,note',
      `note,,plan-design,Renewed every autumn with the budget of Design.`,
      'release,fresh@acme.example,plan-design,',
      'assign,cem@acme.example,plan-design,',
      '',
    ]);
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByRole('button', { name: 'Carry out 3 lines' }).click();
    await page.getByText('3 lines are done.').waitFor();
    await goTo(page, 'Subscriptions');
    await search(page, 'cem@');
    await page.getByText('1 row of 38').waitFor();
    expect(holdersOf('plan-design')).not.toContain('fresh@acme.example');
  });

  test('of licenses that fit portion by portion, but not together, none is taken in', async () => {
    const { page, calls } = await open(world, 'vera');
    await goTo(page, 'Many at once');
    await page.getByRole('button', { name: 'Licenses bought' }).click();
    await page
      .getByLabel('Paste the file here, or drop it')
      .fill(
        [
          'license,organisation,seats,billing,started,holders',
          ...Array.from({ length: 400 }, (_, at) => `bought-${at},acme,3,yearly,2026-01-31,buyer-${at}@acme.example`),
        ].join('\n'),
      );
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('Together these licenses need more room than is left').waitFor();
    expect(calls.filter(({ name }) => name === 'previewImport')).toHaveLength(2);
    expect(await page.getByRole('button', { name: /^Carry out/ }).count()).toBe(0);
    expect(written(calls)).toEqual([]);
  });

  test('go on after a break, and what is done is not done again', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `new${String(at).padStart(2, '0')}@acme.example`);
    await world.emulator.pageCall(world.idOf('vera'), 'importLicenses', [
      {
        rows: [
          {
            licenseId: 'plan-large',
            organisation: 'acme',
            seats: 60,
            billing: 'yearly',
            startedAt: 0,
            holders: [],
            administrators: ['large@acme.example'],
          },
        ],
      },
    ]);
    let part = 0;
    const { page, calls } = await open(world, 'ana', {
      answers: {
        changeLicenses: async (request) => {
          part += 1;
          if (part !== 2) return undefined;
          // Done, but the page never hears of it.
          await world.emulator.pageCall(world.idOf('ana'), 'changeLicenses', [request]);
          return 'lost';
        },
      },
    });
    await page.getByText('39 rows of 39').waitFor();
    await goTo(page, 'Many at once');
    await page
      .getByLabel('Paste the file here, or drop it')
      .fill(['action,account,license', ...names.map((name) => `assign,${name},plan-large`)].join('\n'));
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('40 lines are accepted, 0 refused').waitFor();
    await page.getByRole('button', { name: 'Carry out 40 lines' }).click();
    await page.getByText('Stopped after 25 of 40.').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('40 lines are done.').waitFor();
    expect(written(calls).map(({ request }) => (request as { changes: readonly unknown[] }).changes.length)).toEqual([
      25, 15, 15,
    ]);
    expect(entriesOf('plan-large').filter((key) => key.includes('/assign'))).toHaveLength(40);
    expect(names.filter((name) => !stored('license/plan-large').includes(name))).toEqual([]);
  });

  test('go on while another view is looked at, and nothing that was typed is lost', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const { page } = await open(world, 'ana', {
      answers: {
        changeLicenses: async () => {
          await held;
          return undefined;
        },
      },
    });
    await page.getByText('38 rows of 38').waitFor();
    await goTo(page, 'Many at once');
    const box = page.getByLabel('Paste the file here, or drop it');
    await box.fill('action,account,license\nrelease,cem@acme.example,plan-design');
    await goTo(page, 'Audit log');
    await goTo(page, 'Many at once');
    expect(await box.inputValue()).toContain('cem@');
    // Whoever loads the page again is asked, and may stay.
    const [question] = await Promise.all([
      page.waitForEvent('dialog'),
      page.evaluate(() => {
        setTimeout(() => {
          location.reload();
        });
      }),
    ]);
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await box.inputValue()).toContain('cem@');
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByRole('button', { name: 'Carry out 1 line' }).click();
    await goTo(page, 'Subscriptions');
    letGo();
    await page.getByText('37 rows of 37').waitFor();
    await goTo(page, 'Many at once');
    await page.getByText('1 line is done.').waitFor();
  });

  test('are checked as things are, where somebody else was there since', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await world.emulator.pageCall(world.idOf('vera'), 'changeLicenses', [
      { changes: [{ licenseId: 'plan-design', wanted: { action: 'note', note: 'Wait' } }] },
    ]);
    await goTo(page, 'Many at once');
    await page
      .getByLabel('Paste the file here, or drop it')
      .fill('action,account,license\nrelease,cem@acme.example,plan-design\nrelease,dina@acme.example,plan-design');
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('2 lines are accepted, 0 refused').waitFor();
  });

  test('come from a file that is dropped, and from rows that are selected', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await page.getByLabel('Select cem@acme.example').click();
    await page.getByLabel('Select dina@acme.example').click();
    await page.getByRole('button', { name: 'Release…' }).click();
    const box = page.getByLabel('Paste the file here, or drop it');
    expect(await box.inputValue()).toBe(
      'action,account,license\nrelease,cem@acme.example,plan-design\nrelease,dina@acme.example,plan-design\n',
    );
    await box.evaluate((element) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['action,account\nrelease,eli@acme.example'], 'changes.csv'));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('eli@'));
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('1 line is accepted').waitFor();
  });

  test('are licenses bought, for those who run the product', async () => {
    const { page } = await open(world, 'vera');
    await page.getByText(/\d+ rows of/).waitFor();
    await goTo(page, 'Many at once');
    await page.getByRole('button', { name: 'Licenses bought' }).click();
    // What is given as a sample is such a file.
    const [sample] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download this sample' }).click(),
    ]);
    const given = (await contentOf(sample)).toString();
    await page.getByLabel('Paste the file here, or drop it').fill(given);
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('3 lines are accepted, 0 refused').waitFor();
    await page.getByRole('button', { name: 'Back to the file' }).click();
    await page
      .getByLabel('Paste the file here, or drop it')
      .fill(
        [
          'license;organisation;seats;billing;started;holders;administrators',
          'sub-new;acme;1;yearly;2026-03-01;new@acme.example;new@acme.example',
          'sub-new;acme;1;yearly;2026-03-01;new@acme.example;',
          'plan-small;acme;1;monthly;2026-03-01;one@acme.example two@acme.example;',
          'sub-late;acme;1;monthly;1.3.2026;one@acme.example;',
        ].join('\n'),
      );
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('1 line is accepted, 3 refused').waitFor();
    await page.getByText('There are more holders than seats: 2.').waitFor();
    await page.getByText('This license is on line 2 already').waitFor();
    await page.getByText('“1.3.2026” is no day').waitFor();
    await page.getByRole('button', { name: 'Carry out 1 line' }).click();
    await page.getByText('1 line is done.').waitFor();
    await page.getByRole('button', { name: 'Another file' }).click();
    await goTo(page, 'Subscriptions');
    await search(page, 'sub-new');
    await rowOf(page, 'new@acme.example').waitFor();
  });
});

describe('the other views', () => {
  test('settle an address in dispute after saying what it would do', async () => {
    const { page, calls } = await open(world, 'ana');
    await goTo(page, 'Conflicts');
    await page.getByRole('heading', { name: 'arlo@acme.example' }).waitFor();
    await page.getByRole('button', { name: 'Keep with the account that has it…' }).click();
    await page.getByText('stays with the account that has it. The account that was met needs').waitFor();
    await page.getByRole('button', { name: 'Move to the account that was met…' }).click();
    await page.getByText('sub-arlo goes to the account that was met').waitFor();
    expect(written(calls)).toEqual([]);
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText('arlo@acme.example was moved.').waitFor();
    await page.getByText('No address is in dispute').waitFor();
    expect(stored('license/sub-arlo')).toContain('100000000000000000299');
  });

  test('draw renewals, states and use, each with the same in a table', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await goTo(page, 'Renewals');
    await page.getByRole('heading', { name: 'The next twelve months' }).waitFor();
    const sums = await page.locator('.chart').first().locator('.sum').allInnerTexts();
    await page.getByText('The same as a table').first().click();
    const first = page.getByRole('table', { name: 'The next twelve months' });
    expect(await first.getByRole('row').count()).toBe(13);
    const cells = await first.getByRole('cell').allInnerTexts();
    const told = await page.getByRole('group', { name: /^Renewals: / }).getAttribute('aria-label');
    const renews = cells
      .slice(1)
      .filter((_, at) => at % 4 === 0)
      .reduce((sum, text) => sum + Number(text), 0);
    expect(told).toContain(`Renewals: ${renews};`);
    const rows = await first.getByRole('row').all();
    const counted = await Promise.all(rows.slice(1).map((row) => row.getByRole('cell').allInnerTexts()));
    expect(sums.map(Number)).toEqual(counted.map((counts) => counts.reduce((sum, text) => sum + Number(text), 0)));
  });

  test('list what renews and ends by month, with a way from the chart to the list and from there to the license', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    await goTo(page, 'Renewals');
    const every = page.getByRole('table', { name: 'What comes when' });
    await every.getByText('Maintenance ends').first().waitFor();
    const bars = page.getByRole('group', { name: /^Renewals: / }).getByRole('button');
    const labels = await bars.evaluateAll((all) => all.map((bar) => bar.textContent));
    const fullest = labels.findIndex((label) => /^[1-9]/.test(label));
    const [, count = '', month = ''] = /^(\d+) (.*)$/.exec(labels[fullest] ?? '') ?? [];
    await bars.nth(fullest).click();
    const its = page.getByRole('table', { name: `What comes in ${month}` });
    expect(await its.getByRole('button').count()).toBe(Number(count));
    const saved = async (name: string): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return (await contentOf(file)).toString();
    };
    expect((await saved('CSV')).trim().split('\r\n')).toHaveLength(Number(count) + 1);
    const calendar = await saved('Calendar (.ics)');
    expect(calendar.match(/^BEGIN:VEVENT/gm)).toHaveLength(Number(count));
    expect(calendar).toMatch(/^SUMMARY:.*(ends|renews)/m);
    // The month is in the address.
    await page.reload();
    await its.waitFor();
    const shows = its.getByRole('button').first();
    const license = (await shows.innerText()).trim();
    await shows.click();
    expect(await page.getByLabel('License id').inputValue()).toBe(license);
    await rowOf(page, license).first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Show every month' }).click();
    await every.waitFor();
  });

  test('say who counts for the other products, and what a planned change would do', async () => {
    const { page } = await open(world, 'ana');
    await goTo(page, 'Other licenses');
    const confluence = page.getByRole('region', { name: 'Mockups for Confluence' });
    await confluence.getByText('2 people more than there are seats.').waitFor();
    await confluence
      .locator('.note')
      .getByText('With more editors than seats Confluence warns everybody; editing goes on.')
      .waitFor();
    await confluence.getByText('wiki-staging.acme.example').waitFor();
    await confluence
      .getByText('Now: 3 editors · 5 assigned · over by 2. Then: 8 editors · 5 assigned · 3 free.')
      .waitFor();
    await confluence.getByLabel('Suppose we').selectOption('use it on a second instance');
    await confluence.getByLabel('Its name').fill('second.acme.example');
    await confluence.getByText('2 licenses are needed in all.').waitFor();
    await confluence.getByText('Not possible').waitFor();

    // What is typed is judged, never cut to what would do; and numbers are written alike.
    await confluence.getByLabel('Suppose we').selectOption('add seats');
    await confluence.getByLabel('How many').fill('2.5');
    await confluence.getByText('Seats are bought whole.').waitFor();
    await confluence.getByLabel('How many').fill('1000000');
    await confluence.getByText('Then: 1,000,003 editors · 5 assigned · 999,998 free.').waitFor();
    await confluence.getByLabel('Suppose we').selectOption('renew maintenance');
    await confluence.getByText('Maintenance then ends on Feb 9, 2028.').waitFor();

    const desktop = page.getByRole('region', { name: 'Mockups 3 for Desktop' });
    await desktop.getByLabel('Suppose we').selectOption('move a seat');
    await desktop.getByLabel('To (address)').fill('new@acme.example');
    await desktop.getByText('Possible', { exact: true }).waitFor();
    await desktop.getByText('Why?').click();
    await desktop.getByText('A seat may be handed over from one user to another.').first().waitFor();
  });

  test('say them of any one organisation to those who run the product, also by an address', async () => {
    const { page } = await open(world, 'vera');
    await rowOf(page, 'abel@').waitFor();
    await expectCount(page.getByRole('button', { name: 'Other licenses' }), 0);
    await page.getByLabel('Showing').selectOption('acme');
    await goTo(page, 'Other licenses');
    await page.getByRole('region', { name: 'Mockups for Confluence' }).waitFor();
    await page.reload();
    await page.getByRole('region', { name: 'Mockups for Confluence' }).waitFor();
    expect(await page.getByLabel('Showing').locator('option').allInnerTexts()).toEqual(['Everything sold', 'Acme']);
    await page.getByLabel('Showing').selectOption('Everything sold');
    await rowOf(page, 'abel@').waitFor();
  });

  test('keep what was done, to be filtered and taken away', async () => {
    const { page } = await open(world, 'ana');
    await goTo(page, 'Audit log');
    const log = page.getByRole('table', { name: 'Audit log' });
    await log.getByText('Seats: 5 → 3').waitFor();
    await log.getByRole('row', { name: /Cancelled.*sub-zeno.*Ends on/ }).waitFor();
    await page.getByLabel('What').selectOption('Seat released');
    await log.getByText('theo@acme.example gave up a seat').waitFor();
    expect(await log.getByRole('row').count()).toBe(2);
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    const text = (await contentOf(csv)).toString();
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain('abel@acme.example');
    await page.getByLabel('What').selectOption('All');
    // That it was taken away is in the log itself.
    await page.getByRole('button', { name: 'Look again' }).click();
    await log.getByRole('row', { name: /Taken away as a file.*Audit log: 1 row.*ana@acme\.example/ }).waitFor();
    // By the words in its columns, in whichever order.
    await page.getByRole('searchbox').fill('given SEAT xenia');
    await log.getByText('xenia@acme.example got a seat').waitFor();
    expect(await log.getByRole('row').count()).toBe(2);
    await page.getByLabel('From').fill('2030-01-01');
    await page.getByText('Nothing fits these filters').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await log.getByText('Seats: 5 → 3').waitFor();
  });

  test('sort what was done by each of its headings, which the address keeps', async () => {
    const { page } = await open(world, 'ana');
    await goTo(page, 'Audit log');
    const log = page.getByRole('table', { name: 'Audit log' });
    await log.getByText('Seats: 5 → 3').waitFor();
    const heading = (name: string) => log.getByRole('columnheader', { name });
    const told = async (column: string): Promise<readonly string[]> =>
      (await log.locator(`.body .${column}`).allTextContents()).map((text) => text.trim());
    expect(await heading('When').getAttribute('aria-sort')).toBe('descending');
    const latestFirst = await told('when');
    await heading('When').getByRole('button').click();
    expect(await told('when')).toEqual([...latestFirst].reverse());
    for (const [name, column] of [
      ['What', 'deed'],
      ['License', 'license'],
      ['By', 'by'],
    ] as const) {
      const all = [...(await told(column))].sort();
      await log.getByRole('button', { name, exact: true }).click();
      expect(await told(column)).toEqual(all);
      await log.getByRole('button', { name, exact: true }).click();
      expect(await told(column)).toEqual(all.reverse());
    }
    await page.getByRole('searchbox').fill('seat');
    await page.getByLabel('From').fill('2020-01-01');
    const [lines, address] = [await told('when'), await page.evaluate(() => location.hash)];
    await page.reload();
    await log.getByRole('row').nth(1).waitFor();
    expect(await heading('By').getAttribute('aria-sort')).toBe('descending');
    expect(await told('when')).toEqual(lines);
    expect(await page.evaluate(() => location.hash)).toBe(address);
  });

  test.each([900, 820])('have no table that is cut off in a window of %d pixels', async (width) => {
    const { page } = await open(world, 'ana', { options: { viewport: { width, height: 800 } } });
    await page.getByText('38 rows of 38').waitFor();
    for (const [view, label] of [
      ['Renewals', 'What comes when'],
      ['Audit log', 'Audit log'],
    ] as const) {
      await goTo(page, view);
      const of = page.getByRole('table', { name: label });
      await of.getByRole('row').nth(2).waitFor();
      const cut = await of.evaluate((element) => {
        const right = document.querySelector('main')?.getBoundingClientRect().right ?? 0;
        return [...element.querySelectorAll('[role=cell], [role=columnheader]')]
          .filter((cell) => cell.getBoundingClientRect().right > right)
          .map((cell) => cell.textContent);
      });
      expect(cut).toEqual([]);
    }
    await goTo(page, 'Renewals');
    await page.getByRole('button', { name: 'Calendar (.ics)' }).click({ trial: true });
  });

  test('are those of a plan alone, for its administrator', async () => {
    world.emulator.world.addAccount({
      ...(world.people[0]?.account ?? never()),
      id: '100000000000000000218',
      email: 'tara@acme.example',
    });
    world.emulator.world.setConsent('100000000000000000218', undefined);
    const tara: SampleWorld = { ...world, idOf: () => '100000000000000000218' };
    const { page } = await open(tara, 'tara');
    await page.getByText('5 rows of 5').waitFor();
    await page.getByText('Plans you administer').waitFor();
    expect(await page.getByRole('button', { name: 'Other licenses' }).count()).toBe(0);
    await goTo(page, 'Audit log');
    await page.getByText('Seats: 5 → 3').waitFor();
  });
});

function never(): never {
  throw new Error('There are sample people');
}

describe('where there is nothing', () => {
  test('whoever reviews nothing is told so, and by which account', async () => {
    const { page, calls } = await open(world, 'emil');
    await page.getByText('Signed in as emil@acme.example, there is nothing to review.').waitFor();
    expect(calls).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  test('an account that Google does not tell is told that', async () => {
    const { page } = await open(world, 'ivy');
    await page.getByText('Google did not tell which account is signed in').waitFor();
  });

  test('an organisation without subscriptions reads what one is', async () => {
    const { page } = await open(world, 'ana', { answers: { reviewPage: pagesOf(0, 10) } });
    await page.getByText('No subscriptions yet').waitFor();
    expect(await violations(page)).toEqual([]);
    await goTo(page, 'Other licenses');
    await page.getByText('No other licenses recorded').waitFor();
    await goTo(page, 'Renewals');
    await page.getByText('Nothing renews yet').waitFor();
    await goTo(page, 'Conflicts');
    await page.getByText('No address is in dispute').waitFor();
  });

  test('a store that does not answer is never an empty list', async () => {
    const { page } = await open(world, 'ana', {
      answers: {
        reviewPage: () => ({ outcome: 'unreachable', reference: 'abc123' }),
        reviewHistory: () => ({ outcome: 'fault', reference: 'abc123' }),
      },
    });
    await page.getByText('The subscriptions can’t be reached just now.').waitFor();
    expect(await page.getByText('No subscriptions yet').count()).toBe(0);
    await goTo(page, 'Audit log');
    await page.getByText('Something went wrong on our side. Reference: abc123').waitFor();
  });
});

const looks = [
  { name: 'light', rules: 'all', options: { colorScheme: 'light' } },
  { name: 'dark', rules: 'colours', options: { colorScheme: 'dark' } },
  { name: 'a phone', rules: 'all', options: { colorScheme: 'light', viewport: { width: 390, height: 780 } } },
] as const;

test.each(looks)(
  'has no violation that axe finds in any view, in $name',
  async ({ options, rules }) => {
    const { page } = await open(world, 'ana', { options });
    await page.getByText('38 rows of 38').waitFor();
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      found.push(...(await violations(page, rules)).map((what) => `${where}: ${what}`));
    };
    await look('table');
    const filters = page.getByText(/^(More f|F)ilters/);
    await filters.click();
    await look('more filters');
    await page.getByLabel('Group by').selectOption('State');
    await page.getByLabel('Select abel@acme.example').click();
    await look('grouped, one selected');
    await table(page)
      .getByRole('button', { name: /^Active/ })
      .click();
    await rowOf(page, 'abel@').waitFor({ state: 'detached' });
    await look('a group folded');
    await page.getByLabel('Group by').selectOption('Nothing');
    await filters.click();
    for (const menu of ['Columns', 'My views']) {
      await page.getByRole('button', { name: menu }).click();
      await look(menu);
      await page.keyboard.press('Escape');
    }
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await look('print');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await openPerson(page, 'dina@');
    await drawer(page).getByText('How users are counted').click();
    await look('drawer');
    await drawer(page).getByRole('button', { name: 'Release the seat' }).click();
    await drawer(page).getByText('What will happen').waitFor();
    await look('preview');
    await drawer(page).getByRole('button', { name: 'Release', exact: true }).click();
    await drawer(page).getByRole('button', { name: 'Undo' }).waitFor();
    await look('done');
    await drawer(page).getByRole('button', { name: 'Close' }).click();
    await openPerson(page, 'xenia@');
    await drawer(page).getByRole('button', { name: 'Add a person' }).click();
    await drawer(page).getByLabel('Their Google address').fill('one@acme.example');
    await drawer(page).getByRole('button', { name: 'See what it does' }).click();
    await drawer(page).getByText('This is not possible').waitFor();
    await look('refused');
    await drawer(page).getByRole('button', { name: 'Close' }).click();
    for (const view of ['Other licenses', 'Renewals', 'Conflicts', 'Many at once', 'Audit log', 'Policy']) {
      await goTo(page, view);
      await page.waitForLoadState('domcontentloaded');
      await look(view);
      if (view !== 'Renewals') continue;
      await page
        .getByRole('group', { name: /^Renewals: / })
        .getByRole('button')
        .nth(1)
        .click();
      await page.getByRole('button', { name: 'Show every month' }).waitFor();
      await look('one month');
    }
    await goTo(page, 'Many at once');
    await page
      .getByLabel('Paste the file here, or drop it')
      .fill('action,account\nrelease,cem@acme.example\nexplode,x');
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('1 line is accepted, 1 refused').waitFor();
    await look('lines of a file');
    expect(found).toEqual([]);
  },
  90_000,
);

describe('in a small window', () => {
  test.each([
    { width: 640, height: 360, what: 'one of 1280 pixels at 200 percent' },
    { width: 320, height: 640, what: 'the narrowest' },
  ])('$what, the first seats are in sight and no view is wider', async ({ width, height }) => {
    const { page } = await open(world, 'ana', { options: { viewport: { width, height } } });
    await page.getByText('38 rows of 38').waitFor();
    const first = await rowOf(page, 'abel@').boundingBox();
    expect(first && first.y + first.height).toBeLessThanOrEqual(height);
    await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('button', { name: /^Unused 90 days/ }).click();
    await page.getByText('Filters (1)').click();
    await page.getByText(/^8 rows of/).waitFor();
    const wider: string[] = [];
    for (const view of [
      'Subscriptions',
      'Other licenses',
      'Renewals',
      'Conflicts',
      'Many at once',
      'Audit log',
      'Policy',
    ]) {
      await goTo(page, view);
      await page.getByRole('main').locator('h2, p, table, [role=row]').first().waitFor();
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wider.push(view);
    }
    expect(wider).toEqual([]);
  });
});

describe('on paper', () => {
  test('each view is whole, with its day and without what is pressed', async () => {
    const { page } = await open(world, 'ana');
    await page.getByText('38 rows of 38').waitFor();
    for (const view of ['Subscriptions', 'Other licenses', 'Renewals', 'Conflicts', 'Audit log', 'Policy']) {
      await goTo(page, view);
      await page.getByRole('main').locator('h2, p, table, [role=row]').first().waitFor();
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      const printed = await page.evaluate(() => {
        const isSeen = (element: Element): boolean => element.getClientRects().length > 0;
        const pressed = [...document.querySelectorAll('button, input, select, summary')].filter(isSeen);
        const scrolling = [...document.querySelectorAll('*')].filter(
          (one) => isSeen(one) && one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === 'auto',
        );
        const heads = [...document.querySelectorAll('.table > .head')].map((head) => getComputedStyle(head));
        return {
          // A month or a license in a list says what it is, pressed or not.
          pressed: pressed
            .map((one) => one.textContent)
            .filter((text) => !/^(sub|plan|confluence)-|^\d+\D+ \d\d$/.test(text)),
          scrolling: scrolling.map(({ className }) => className),
          repeats: heads.every((head) => head.display === 'table-header-group' && head.breakInside === 'avoid'),
          text: document.body.innerText,
        };
      });
      expect({ view, ...printed }).toEqual({
        view,
        pressed: [],
        scrolling: [],
        repeats: true,
        text: expect.stringMatching(/\w+ \d+, \d{4}\s+As of .* UTC/),
      });
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    }
  });
});

describe('a view that is fetched when it is looked at', () => {
  test('says that it did not come and is there after another try; then it is there at once', async () => {
    let times = 0;
    const { page } = await open(world, 'ana', {
      answers: { readAsset: () => ((times += 1) === 1 ? 'lost' : undefined) },
    });
    await goTo(page, 'Policy');
    await page
      .getByRole('alert')
      .getByText(/connection/i)
      .waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('main').getByRole('table').waitFor();
    await goTo(page, 'Subscriptions');
    const isThere = await page.evaluate(() => {
      const button = [...document.querySelectorAll('nav button')].find((one) => one.textContent === 'Policy');
      const found = new Promise<boolean>((resolve) => {
        new MutationObserver((_, observer) => {
          observer.disconnect();
          resolve(document.querySelector('main table') !== null);
        }).observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
      });
      (button as HTMLElement | undefined)?.click();
      return found;
    });
    expect({ isThere, times }).toEqual({ isThere: true, times: 2 });
  });
});
