#!/usr/bin/env node
// mockups-admin: what administrators do from a terminal. One file a command; this one only gathers them.
import { Command, CommanderError } from 'commander';
import { countCommand } from './commands/count';
import { explainCommand } from './commands/explain';
import { exitCode, run } from './failure';

const program = new Command('mockups-admin')
  .description('Answers questions about the licenses of mockups, from a license book.')
  .exitOverride()
  .addCommand(explainCommand())
  .addCommand(countCommand())
  .addHelpText(
    'after',
    `
Exit codes:
  0  done; a "no" is an answer too
  1  a fault of the program
  2  what was given can't be used: arguments, book or requests`,
  );

for (const command of program.commands) command.exitOverride();

await run(
  async () => {
    try {
      await program.parseAsync();
    } catch (error) {
      // Commander has said what was wrong, or shown the help that was asked for.
      if (!(error instanceof CommanderError)) throw error;
      process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.refused;
    }
  },
  (line) => process.stderr.write(`${line}\n`),
);
