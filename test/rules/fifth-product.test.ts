// A fifth product, added to a copy of the module as somebody would add it: one file, and one line in the table.
import { afterAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.join(__dirname, '../..');
mkdirSync(path.join(root, '.cache'), { recursive: true });
const copy = mkdtempSync(path.join(root, '.cache/fifth-product-'));

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

/** Mockups on paper: sold by the pad, one for each person named. */
const paper = `
import type { Account } from '../account';
import { carriedOut } from '../decision';
import { createDecider } from '../engine';
import type { Product } from '../product';
import { rulesOf } from '../rule';
import { countNamed, isListed, seatSituation } from '../seats';
import { everyAccess, everyChange, everyRules } from './every';
import { licenseStanding } from './licensed';

export interface PaperLicense { readonly product: 'paper'; readonly id: string; readonly pads: number; readonly owners: readonly Account[] }
export interface PaperRequest { readonly product: 'paper'; readonly action: 'view' | 'edit' | 'create'; readonly account?: Account }
export interface PaperChange { readonly action: 'upgrade'; readonly seats: number }

const rules = [
  ...everyRules,
  ...rulesOf<typeof everyAccess, typeof everyChange>()({
    'paper/anybody-looks-on': { sources: ['D1'], access: { permits: { action: 'view' } } },
    'paper/needs-a-pad': { sources: ['D2'], access: { forbids: { action: ['edit', 'create'] }, remedies: 'buy-license' } },
  }),
];
type PaperRuleId = (typeof rules)[number]['id'];

const decideAccess = createDecider(everyAccess, rules, 'access');
const decideChange = createDecider(everyChange, rules, 'change');

export const paper: Product<'paper', PaperLicense, PaperRequest, PaperChange, PaperRuleId> = {
  rules,
  countedBy: () => ['license/named-users'],
  decide: (_, { action }) => decideAccess({ action }),
  count: ({ pads, owners }) =>
    countNamed<PaperRuleId>(pads, owners.map((account) => ({ account, isCounted: true, because: ['license/named-users'] }))),
  change: (license, wanted) =>
    carriedOut(
      decideChange({
        ...seatSituation(license.owners, wanted, (owners) => paper.count({ ...license, owners }, {})),
        action: wanted.action,
        seat: 'moves',
        license: 'bought',
      }),
      () => ({ ...license, pads: wanted.seats }),
    ),
  standing: (licenses, account, facts) => {
    const decision = decideAccess({ action: 'create' });
    const looks = licenses.map((license) => ({
      license,
      state: 'bought' as const,
      isHeld: account !== undefined && isListed(license.owners, account),
      isOver: false,
      decision,
      rank: [],
    }));
    return licenseStanding('paper', licenses, [looks], decision, account, facts);
  },
};
`;

/** Asks everything about it, as whoever uses the module would. */
const consumer = `
import { type License, type RuleId, catalogue, change, countSeats, decide, describe, standing } from './rules/index';
const ana = { email: 'ana@acme.example' };
const pads: License<'paper'> = { product: 'paper', id: 'pads', pads: 2, owners: [ana] };
const others: readonly License[] = [pads, { product: 'desktop', id: 'desk', users: 1, assigned: [] }];
const facts = { now: 0, graceDays: 0, reachable: true };
const needed: RuleId = 'paper/needs-a-pad';
// @ts-expect-error Desktop is not sold by the pad.
export const wrong: License = { product: 'desktop', id: 'desk', pads: 1, owners: [] };
const { taken, free } = countSeats(pads, {});
const { state, licenseId } = standing(others, ana, facts, 'paper');
export const told = {
  decided: (['view', 'edit'] as const).map((action) => decide(others, { product: 'paper', action }, facts).effect),
  counted: { taken, free },
  changed: change<'paper'>(pads, { action: 'upgrade', seats: 3 }, facts),
  stands: { state, licenseId },
  described: describe('paper'),
  catalogued: catalogue.some(({ rules }) => rules.includes(needed)),
};
`;

const node = (program: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, program), ...args], {
    cwd: copy,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

test('a fifth product is one file and one line in the table', () => {
  cpSync(path.join(root, 'src/rules'), path.join(copy, 'src/rules'), { recursive: true });
  writeFileSync(path.join(copy, 'src/rules/products/paper.ts'), paper);
  const table = path.join(copy, 'src/rules/products.ts');
  const line = "\n  jira: createPlugin('jira'),\n";
  const before = readFileSync(table, 'utf8');
  expect(before).toContain(line);
  writeFileSync(table, `import { paper } from './products/paper';\n${before.replace(line, `${line}  paper,\n`)}`);
  writeFileSync(path.join(copy, 'src/consumer.ts'), consumer);
  writeFileSync(
    path.join(copy, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { lib: ['es2020'] }, include: ['src'] }),
  );

  expect(node('node_modules/typescript/bin/tsc', '-p', copy)).toEqual({ status: 0, said: '' });
  const built = path.join(copy, 'consumer.cjs');
  buildSync({ absWorkingDir: copy, entryPoints: ['src/consumer.ts'], bundle: true, platform: 'node', outfile: built });
  const { stdout } = spawnSync(
    process.execPath,
    ['--print', `JSON.stringify(require(${JSON.stringify(built)}).told)`],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(stdout)).toEqual({
    decided: ['permit', 'forbid'],
    counted: { taken: 1, free: 1 },
    changed: {
      outcome: 'changed',
      license: { product: 'paper', id: 'pads', pads: 3, owners: [{ email: 'ana@acme.example' }] },
      because: ['license/grows-by-upgrade'],
    },
    stands: { state: 'none', licenseId: 'pads' },
    described: ['license/named-users'],
    catalogued: true,
  });
});
