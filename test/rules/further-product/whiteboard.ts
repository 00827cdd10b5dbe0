// A product that there is not: all that a further one has to bring.
import { type Account, isSameAccount } from '../../../src/rules/account';
import { carriedOut, compareSeats } from '../../../src/rules/change';
import { createDecider } from '../../../src/rules/engine';
import type { Product } from '../../../src/rules/product';
import { everyAccess, everyChange, everyRules } from '../../../src/rules/products/every';
import type { Rule } from '../../../src/rules/rule';
import { countNamed } from '../../../src/rules/seats';

export interface WhiteboardLicense {
  readonly product: 'whiteboard';
  readonly id: string;
  readonly users: number;
  readonly assigned: readonly Account[];
}

export interface WhiteboardRequest {
  readonly product: 'whiteboard';
  readonly action: 'view' | 'edit' | 'create';
  readonly account?: Account;
}

export type WhiteboardChange =
  | { readonly action: 'assign' | 'release'; readonly account: Account }
  | { readonly action: 'upgrade'; readonly seats: number };

const access = { ...everyAccess, user: ['listed', 'not-listed'] } as const;

const rules = [
  ...everyRules,
  {
    id: 'whiteboard/everybody-views-users-draw',
    sources: ['S3', 'R6'],
    access: {
      permits: [{ action: ['view'] }, { user: ['listed'] }],
      forbids: [{ action: ['edit', 'create'], user: ['not-listed'] }],
      remedies: [{ kind: 'assign' }],
    },
  },
] as const satisfies readonly Rule<typeof access, typeof everyChange>[];

export type WhiteboardRuleId = (typeof rules)[number]['id'];

const decideAccess = createDecider(access, rules, 'access');
const decideChange = createDecider(everyChange, rules, 'change');

const isListed = (license: WhiteboardLicense, account: Account | undefined): boolean =>
  account !== undefined && license.assigned.some((one) => isSameAccount(one, account));

export const whiteboard: Product<
  'whiteboard',
  WhiteboardLicense,
  WhiteboardRequest,
  WhiteboardChange,
  WhiteboardRuleId
> = {
  id: 'whiteboard',
  rules,
  countedBy: ['license/named-users', 'whiteboard/everybody-views-users-draw'],
  decide: (licenses, { action, account }) =>
    decideAccess({
      action,
      user: licenses.some((license) => isListed(license, account)) ? 'listed' : 'not-listed',
    }),
  count: ({ users, assigned }) =>
    countNamed<WhiteboardRuleId>(
      users,
      assigned.map((account) => ({ account, isCounted: true, because: ['license/permission-counts'] })),
    ),
  change: (license, wanted) =>
    carriedOut(
      decideChange({
        action: wanted.action,
        person: 'account' in wanted && isListed(license, wanted.account) ? 'listed' : 'not-listed',
        receiver: 'not-meant',
        room: license.assigned.length < license.users ? 'free' : 'full',
        size: 'seats' in wanted ? compareSeats(license.users, wanted.seats) : 'not-meant',
      }),
      () =>
        'seats' in wanted
          ? { ...license, users: wanted.seats }
          : {
              ...license,
              assigned: [
                ...license.assigned.filter((one) => !isSameAccount(one, wanted.account)),
                ...(wanted.action === 'assign' ? [wanted.account] : []),
              ],
            },
    ),
  standing: (licenses, account) => ({
    product: 'whiteboard',
    administers: [],
    because: [],
    state: licenses.some((license) => isListed(license, account)) ? 'active' : 'none',
    isTrialUsed: false,
    duplicates: [],
  }),
};
