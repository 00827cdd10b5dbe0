// What of the subscriptions a command looks at.
import type { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import type { Scope } from '../../contract/review';
import { Refusal, exitCode } from '../failure';
import { adminFormat } from '../words';
import type { Ask } from './server';

/** The options of a command that looks through subscriptions. */
export interface ScopeOptions {
  readonly organisation?: string;
  readonly everything?: true;
  readonly administered?: true;
}

/** Adds the options to a command. */
export const withScopeOptions = (command: Command): Command =>
  command
    .option('--organisation <id>', adminHelp.organisation)
    .option('--everything', adminHelp.everything)
    .option('--administered', adminHelp.administered);

/** The scope that was asked for, or the widest that this account may review; with the server's clock. */
export async function chosenScope(
  ask: Ask,
  { organisation, everything, administered }: ScopeOptions,
): Promise<{ readonly scope: Scope; readonly now: number }> {
  const { scopes, email, now } = await ask('reviewScopes', null);
  if (organisation !== undefined) return { scope: { kind: 'organisation', organisation }, now };
  if (everything === true) return { scope: { kind: 'everything' }, now };
  if (administered === true) return { scope: { kind: 'administered' }, now };
  if (email === undefined) throw new Refusal([adminFormat('scope.unknown')], exitCode.signIn);
  const [widest] = scopes;
  if (widest === undefined) throw new Refusal([adminFormat('scope.none', { email })], exitCode.no);
  return { scope: widest, now };
}

/** Scopes in words. */
export const scopeWords = (scopes: readonly Scope[]): string =>
  scopes.length === 0
    ? adminFormat('scope.nothing')
    : scopes
        .map((scope) =>
          scope.kind === 'organisation'
            ? adminFormat('scope.organisation', { organisation: scope.organisation })
            : adminFormat(`scope.${scope.kind}`),
        )
        .join(', ');
