// One license of the organisation, asked for by count, page, card and explain: all say the same figure.
import { expect, test } from '@jest/globals';
import { countLine } from '../../src/admin/commands/count';
import { tryPlan } from '../../src/pages/review/planned';
import { createFormatter } from '../../src/messages/format';
import { licenseEnglish } from '../../src/messages/license.en';
import { seatWords } from '../../src/messages/seat-words';
import { type License, countSeats, decide } from '../../src/rules/index';
import { sampleOrganisation } from '../../src/sample/organisation';
import { startSampleWorld } from '../sample-world';

const now = Date.UTC(2026, 2, 10);
const facts = { now, reachable: true };
const format = createFormatter(licenseEnglish, 'en-US');

test.each(sampleOrganisation.licenses.map((license) => ({ license })))(
  'count, page, card and explain say the same of $license.id',
  async ({ license }) => {
    const seats = countSeats(license, {});
    const { emulator, idOf } = await startSampleWorld();
    const action = {
      functionName: 'onShowLicense',
      parameters: { license: license.id },
      formInputs: {},
      selectedIds: [],
    };
    const card = JSON.stringify((await emulator.action(idOf('ana'), action)).reply);
    const page = tryPlan(
      license,
      { kind: 'release', seats: 1, person: 'ana@acme.example', to: '', instance: '' },
      now,
    )?.before;
    const editing = license.assigned.filter((account) => {
      const request =
        license.product === 'desktop'
          ? ({ product: 'desktop', action: 'edit', account } as const)
          : ({ product: license.product, action: 'edit', account, at: license.instance } as const);
      return decide([license], request, facts).effect === 'permit';
    });
    expect(card).toContain(seatWords(license, seats, format));
    expect(page).toEqual(seats);
    expect(countLine(license as License, seats)).toContain(`${seats.taken} taken`);
    expect(editing).toHaveLength(seats.taken);
  },
);
