// An Apps Script project running on this machine, with a small world of accounts and files around it.
import { eventFor, hostRunOf } from './add-on-host';
import type { CardAction, CreateEmulator, DriveItem, Execution, HostRun, WebAppReply } from './api';
import { assetText } from './assets';
import { faultOfArguments } from './page-call';
import { createServices } from './host/services';
import { type Trigger, hasScope } from './manifest';
import { type Finished, type Order, createExecutor } from './runtime/executor';
import { readProject } from './runtime/files';
import { faultOfAccount } from './world/accounts';
import { standardLimits } from './world/quotas';
import { type WebAppRun, webAppRun } from './web-app-run';
import { createWorld } from './world/world';

const keptExecutions = 200;

/** Starts an emulator for a project's folder. Rejects with one clear line where the folder is none. */
export const createEmulator: CreateEmulator = (options) =>
  // An async function would do, but nothing here waits: a rejection is all that a promise is for.
  Promise.resolve().then(() => {
    const { manifest, files } = readProject(options.folder);
    const listeners = new Set<() => void>();
    const changed = (): void => {
      for (const listener of listeners) listener();
    };
    const world = createWorld({ ...options, limits: { ...standardLimits, ...options.limits } }, changed);
    const ownerId = options.ownerAccountId ?? world.defaultAccountId();
    const executions: Execution[] = [];
    const executor = createExecutor({
      files,
      guestSource: assetText('guest.js'),
      services: createServices(world, manifest, options.hosts ?? {}),
      world,
      onServiceCall: options.onServiceCall,
      startJson: () =>
        JSON.stringify({
          webAppUrl: options.webAppUrl ?? '',
          scriptId: 'emulated-script',
          htmlFiles: files.html,
          advanced: Object.fromEntries(
            (manifest.dependencies?.enabledAdvancedServices ?? []).map(({ userSymbol, serviceId }) => [
              userSymbol,
              serviceId,
            ]),
          ),
          seesWholeDrive: ['drive', 'drive.readonly'].some((scope) => hasScope(manifest, scope)),
          clockOffset: world.clockOffset(),
        }),
    });
    const execute = async (order: Order): Promise<Finished> => {
      const refusal = order.refusal ?? faultOfAccount(world.account(order.accountId));
      const finished = await executor.execute({ ...order, refusal });
      executions.unshift(finished.execution);
      executions.length = Math.min(executions.length, keptExecutions);
      changed();
      return finished;
    };
    const event = (accountId: string, itemIds: readonly string[], action?: CardAction): object => {
      const items = itemIds.flatMap((id): readonly DriveItem[] => {
        const item = world.item(id);
        return item === undefined ? [] : [item];
      });
      return eventFor(world.account(accountId), manifest, world.now(), items, action);
    };
    const triggered = async (
      kind: 'homepage' | 'items-selected',
      trigger: Trigger | undefined,
      accountId: string,
      itemIds: readonly string[],
    ): Promise<HostRun> => {
      const functionName = trigger?.runFunction ?? '(no trigger in the manifest)';
      const args = [event(accountId, itemIds)];
      return hostRunOf(await execute({ kind, functionName, accountId, args }), 'cards');
    };
    const asWebApp = (accountId: string): WebAppRun =>
      webAppRun(manifest.webapp, world.account(accountId), world.account(ownerId));
    const { addOns } = manifest;
    return {
      world,
      manifest: manifest as Readonly<Record<string, unknown>>,
      homepage: (accountId) =>
        triggered('homepage', addOns?.drive?.homepageTrigger ?? addOns?.common?.homepageTrigger, accountId, []),
      itemsSelected: (accountId, itemIds) =>
        triggered(
          'items-selected',
          // An add-on that looks at no items shows its homepage whatever is selected.
          addOns?.drive?.onItemsSelectedTrigger ?? addOns?.drive?.homepageTrigger ?? addOns?.common?.homepageTrigger,
          accountId,
          itemIds,
        ),
      action: async (accountId, action) => {
        const args = [event(accountId, action.selectedIds, action)];
        return hostRunOf(
          await execute({ kind: 'action', functionName: action.functionName, accountId, args }),
          'action',
        );
      },
      universalAction: async (accountId, functionName) => {
        const args = [event(accountId, [])];
        return hostRunOf(await execute({ kind: 'universal-action', functionName, accountId, args }), 'universal');
      },
      suggestions: async (accountId, action) => {
        const args = [event(accountId, action.selectedIds, action)];
        const { functionName } = action;
        return hostRunOf(await execute({ kind: 'suggestions', functionName, accountId, args }), 'suggestions');
      },
      webApp: async (accountId, { method, query, body }) => {
        const functionName = method === 'GET' ? 'doGet' : 'doPost';
        const finished = await execute({
          kind: 'web-app',
          functionName,
          ...asWebApp(accountId),
          args: [requestEvent(query, body)],
        });
        return { execution: finished.execution, reply: webAppReply(finished) };
      },
      pageCall: async (accountId, functionName, args) => {
        // Functions whose name ends in an underscore are private: no page may call them.
        const name = functionName.endsWith('_') ? `${functionName} (private)` : functionName;
        const fault = faultOfArguments(args);
        if (fault !== undefined) throw new TypeError(fault);
        return (await execute({ kind: 'page-call', functionName: name, ...asWebApp(accountId), args })).execution;
      },
      run: async (accountId, functionName, args) =>
        (await execute({ kind: 'function', functionName, accountId, args })).execution,
      executions: () => executions,
      onChange: (listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      close: executor.close,
    };
  });

/** The event of doGet and doPost. */
function requestEvent(query: string, body: { readonly type: string; readonly text: string } | undefined): object {
  const search = new URLSearchParams(query);
  if (body?.type.startsWith('application/x-www-form-urlencoded') === true) {
    for (const [name, value] of new URLSearchParams(body.text)) search.append(name, value);
  }
  const names = [...new Set(search.keys())];
  return {
    parameter: Object.fromEntries(names.map((name) => [name, search.get(name)])),
    parameters: Object.fromEntries(names.map((name) => [name, search.getAll(name)])),
    queryString: query,
    contextPath: '',
    contentLength: body === undefined ? -1 : Buffer.byteLength(body.text),
    ...(body !== undefined && {
      postData: { type: body.type, contents: body.text, length: Buffer.byteLength(body.text), name: 'postData' },
    }),
  };
}

function webAppReply({ execution, returned }: Finished): WebAppReply {
  if (execution.outcome.status !== 'completed') return { type: 'fault', message: execution.outcome.error.message };
  if (returned?.kind === 'Page') return returned.json as WebAppReply;
  return { type: 'fault', message: 'The script completed but the returned value is not a supported return type.' };
}
