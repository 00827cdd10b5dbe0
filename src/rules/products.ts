// The table of products: whatever this module knows how to license. A further product is one file and one line here.
import { desktop } from './products/desktop';
import { googleDrive } from './products/google-drive';
import { createPlugin } from './products/plugin';

export const products = {
  'google-drive': googleDrive,
  desktop,
  confluence: createPlugin('confluence'),
  jira: createPlugin('jira'),
} as const;

type Products = typeof products;

/** One of the products of the table. */
export type ProductId = keyof Products;

/** What was bought, of the product named or of any. */
export type License<Id extends ProductId = ProductId> = { [Key in Id]: Parameters<Products[Key]['count']>[0] }[Id];

/** What somebody wants to do with the product named or with any. */
export type Request<Id extends ProductId = ProductId> = { [Key in Id]: Parameters<Products[Key]['decide']>[1] }[Id];

/** What may be changed about a license of the product named or of any. */
export type Change<Id extends ProductId = ProductId> = { [Key in Id]: Parameters<Products[Key]['change']>[1] }[Id];

/** The name of a rule of the product named or of any. */
export type RuleId<Id extends ProductId = ProductId> = { [Key in Id]: Products[Key]['rules'][number]['id'] }[Id];
