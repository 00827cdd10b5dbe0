// The desk's questions to its server.
import type {
  CardAction,
  Condition,
  Execution,
  HostRun,
  Outage,
  StripeDelivery,
  StripeExchange,
  StripeSettings,
} from '../api';
import type { DeskState } from '../server/desk-state';

const token = document.body.dataset['token'] ?? '';

/** The account that the browser starts with. */
export const firstAccountId = document.body.dataset['account'] ?? '';

async function ask(what: string, body: object): Promise<unknown> {
  const response = await fetch(`/api/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Desk-Token': token },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export const askState = async (accountId: string): Promise<DeskState> =>
  (await ask('state', { accountId })) as DeskState;

/** The add-on's card for what is selected. */
export const askPanel = async (accountId: string, selected: readonly string[]): Promise<HostRun> =>
  (await ask('panel', { accountId, selected })) as HostRun;

export const askAction = async (accountId: string, action: CardAction): Promise<HostRun> =>
  (await ask('action', { accountId, action })) as HostRun;

export const askSuggestions = async (accountId: string, action: CardAction): Promise<HostRun> =>
  (await ask('suggestions', { accountId, action })) as HostRun;

export const askUniversal = async (accountId: string, functionName: string): Promise<HostRun> =>
  (await ask('universal', { accountId, functionName })) as HostRun;

/** All of an execution: what its function was called with, and what came of it. */
export const askExecution = async (id: string): Promise<Execution> => (await ask('execution', { id })) as Execution;

/** Runs the same function with the same arguments for the same account. */
export const askReplay = async (id: string): Promise<Execution> => (await ask('replay', { id })) as Execution;

/** A request to Stripe with what it was answered. */
export const askExchange = async (id: string): Promise<StripeExchange> =>
  (await ask('exchange', { id })) as StripeExchange;

/** Where Drive opens the app's page, told of files or of a folder. */
export const openFromDrive = (
  account: string,
  { ids = [], folderId }: { readonly ids?: readonly string[]; readonly folderId?: string },
): string =>
  `/open-with?${new URLSearchParams([
    ['token', token],
    ['account', account],
    ...ids.map((id) => ['id', id]),
    ...(folderId === undefined ? [] : [['folder', folderId]]),
  ]).toString()}`;

/** Changes of the world that a person makes on the desk. */
export const tell = {
  property: (accountId: string, store: 'script' | 'user', key: string, value: string | null) =>
    ask('property', { accountId, store, key, value }),
  grant: (accountId: string, itemId: string) => ask('grant', { accountId, itemId }),
  clock: (now: number) => ask('clock', { now }),
  trigger: (id: string) => ask('trigger', { id }),
  outage: (outage: Outage, isOut: boolean) => ask('outage', { outage, isOut }),
  condition: (name: Condition, value: string) => ask('condition', { name, value }),
  stripeDown: (isDown: boolean) => ask('stripe', { isDown }),
  stripeDelivery: (delivery: StripeDelivery, isOn: boolean) => ask('stripe', { delivery, isOn }),
  stripeSettings: (settings: Partial<StripeSettings>) => ask('stripe', settings),
  /** @param scopes all that the account has agreed to */
  consent: (accountId: string, scopes: readonly string[]) => ask('consent', { accountId, scopes }),
  makeDefault: (accountId: string) => ask('default', { accountId }),
  identity: (accountId: string, identity: 'shown' | 'hidden') => ask('identity', { accountId, identity }),
};

/** Calls back after each change of the world, whoever made it. */
export function onChange(listener: () => void): () => void {
  const changes = new EventSource('/api/changes');
  changes.onmessage = listener;
  return () => {
    changes.close();
  };
}
