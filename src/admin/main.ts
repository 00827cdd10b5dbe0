#!/usr/bin/env node
// mockups-admin: what administrators do from a terminal. One file a command; this one only gathers them.
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { adminHelp } from '../messages/admin-help.en';
import { auditCommand } from './commands/audit';
import { bindCommand, releaseCommand, transferCommand } from './commands/change-seats';
import { completionCommand } from './commands/completion';
import { countCommand } from './commands/count';
import { explainCommand } from './commands/explain';
import { exportCommand } from './commands/export';
import { importCommand } from './commands/import';
import { loginCommand, logoutCommand } from './commands/login';
import { migrateCommand } from './commands/migrate';
import { organisationCommand } from './commands/organisation';
import { personCommand } from './commands/person';
import { policyCommand } from './commands/policy';
import { purchasesCommand } from './commands/purchases';
import { reconcileCommand } from './commands/reconcile';
import { remindCommand } from './commands/remind';
import { renewalsCommand } from './commands/renewals';
import { reviewCommand } from './commands/review';
import { storeCommand } from './commands/store';
import { whatIfCommand } from './commands/what-if';
import { exitCode, run } from './failure';
import { endWhenAsked } from './interruption';
import { remark } from './output/print';
import { columnsOf, wrappedHelp, wrappedLines } from './output/width';

const everyCommand = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(everyCommand)];

const help = new Command('help').argument('[command]').description(adminHelp.help).helpGroup(adminHelp.groups.shell);

const program = new Command('mockups-admin')
  .description(adminHelp.program)
  // An option of a command may have the name of one of these.
  .enablePositionalOptions()
  .version(version, '--version', adminHelp.version)
  .addHelpCommand(help)
  .commandsGroup(adminHelp.groups.signIn)
  .addCommand(loginCommand())
  .addCommand(logoutCommand())
  .commandsGroup(adminHelp.groups.look)
  .addCommand(reviewCommand())
  .addCommand(personCommand())
  .addCommand(renewalsCommand())
  .addCommand(auditCommand())
  .addCommand(exportCommand())
  .commandsGroup(adminHelp.groups.change)
  .addCommand(bindCommand())
  .addCommand(releaseCommand())
  .addCommand(transferCommand())
  .addCommand(importCommand())
  .addCommand(reconcileCommand())
  .addCommand(remindCommand())
  .commandsGroup(adminHelp.groups.operate)
  .addCommand(organisationCommand())
  .addCommand(storeCommand())
  .addCommand(migrateCommand())
  .addCommand(purchasesCommand())
  .commandsGroup(adminHelp.groups.book)
  .addCommand(explainCommand())
  .addCommand(countCommand())
  .addCommand(whatIfCommand())
  .addCommand(policyCommand())
  .addHelpText('after', adminHelp.environment);

program.addCommand(completionCommand(program).helpGroup(adminHelp.groups.shell));
for (const command of [help, ...everyCommand(program)]) {
  command
    .exitOverride()
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => process.stdout.write(wrappedHelp(text, columnsOf(process.stdout))),
      writeErr: (text) => process.stderr.write(wrappedLines(text, columnsOf(process.stderr) ?? Infinity)),
    });
}

endWhenAsked();
await run(async () => {
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander has said what was wrong, or shown the help that was asked for.
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.refused;
  }
}, remark);
