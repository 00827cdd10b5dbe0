// How a rule is followed, step by step, for those rules that somebody has to do something about; and what they mean in
// figures. In our own words.
import type { ProductId, RuleId } from '../rules/index';

type Steps = Readonly<Partial<Record<ProductId, readonly string[]>>>;

const chooseByGroup = (where: string, group: string, last: string): readonly string[] => [
  where,
  group,
  'Add the people who are to edit, or groups of them. Who is in several groups counts once.',
  last,
];

const transfer: Steps = {
  desktop: [
    'On each computer of whoever gives the seat up: open the Help menu of Desktop and press “Unregister from this Computer…”.',
    'Hand the license name and the license key over; both stay the same.',
    'On the computer of whoever receives it: install Desktop, open its Help menu, press “Register…”, and type name and key exactly as they are written.',
    'Have the seat moved here, so that the list of users is right.',
  ],
};

/** What to do, in order, by rule and product. */
const ruleSteps: Readonly<Partial<Record<RuleId, Steps>>> = {
  'desktop/unregistered-before-it-moves': transfer,
  'plugin/editors-are-selected': {
    confluence: chooseByGroup(
      'As an administrator of Confluence, open the administration and choose Groups.',
      'Make a group by the name balsamiq-mockups-editors, or open it; Confluence knows no other name for it.',
      'Nothing is set in the plugin: it reads the group whenever somebody edits.',
    ),
    jira: chooseByGroup(
      'As an administrator of JIRA, open the user management and choose Groups.',
      'Make a group by the name balsamiq-mockups-editors, or open the one that you use.',
      'In the plugin’s own configuration, name that group: JIRA lets you choose its name, Confluence does not.',
    ),
  },
  'plugin/vendor-license-need-not-match': {
    confluence: ['For instance, 10 editors may be registered on a Confluence of 500 users; the other 490 view.'],
    jira: ['For instance, 10 editors may be registered on a JIRA of 500 users; the other 490 view.'],
  },
  'plugin/staging-is-included': {
    confluence: ['Enter the same license on production and on its staging; the editors count once.'],
    jira: ['Enter the same license on production and on its staging; the editors count once.'],
  },
};

/** The steps of a rule for a product; none where there is nothing to do. */
export const stepsOf = (rule: RuleId, product: ProductId): readonly string[] => ruleSteps[rule]?.[product] ?? [];
