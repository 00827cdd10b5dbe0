// As whom a web app runs, and who may open it. https://developers.google.com/apps-script/guides/web
import type { Account } from './api';
import type { Manifest } from './manifest';
import { areColleagues } from './world/accounts';

/** Whose execution a request becomes. */
export interface WebAppRun {
  readonly accountId: string;
  /** The visitor, where the app runs as its owner. */
  readonly visitorId?: string;
  readonly refusal?: string;
}

/** An app without a `webapp` section is open to everybody here and runs as its visitor. */
export function webAppRun(webapp: Manifest['webapp'], visitor: Account, owner: Account): WebAppRun {
  const mayOpen =
    webapp?.access === 'MYSELF'
      ? visitor.id === owner.id
      : webapp?.access !== 'DOMAIN' || areColleagues(visitor, owner);
  const run =
    webapp?.executeAs === 'USER_DEPLOYING' && visitor.id !== owner.id
      ? { accountId: owner.id, visitorId: visitor.id }
      : { accountId: visitor.id };
  return mayOpen ? run : { ...run, refusal: 'You need access. Ask for access, or switch to an account with access.' };
}
