// mockups-admin completion: what a shell needs to complete commands, options and the values that an option may take.
import { Argument, Command, type Option } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { say } from '../output/print';

const shells = ['bash', 'zsh', 'fish'] as const;

/** A command with what may follow its name. */
interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly flag: string; readonly summary: string; readonly choices: readonly string[] }[];
}

/** @param program whose commands are completed, all of them there when somebody asks */
export const completionCommand = (program: Command): Command =>
  new Command('completion')
    .description(adminHelp.completion.summary)
    .addArgument(new Argument('<shell>', adminHelp.completion.shell).choices(shells))
    .addHelpText('after', adminHelp.completion.examples)
    .action((shell: (typeof shells)[number]) => {
      say(scripts[shell](program.name(), completedOf(program)));
    });

const completedOf = ({ commands }: Command): readonly Completed[] =>
  commands.map((command) => ({
    name: command.name(),
    summary: command.description(),
    options: [...command.options.map(optionOf), { flag: '--help', summary: adminHelp.help, choices: [] }],
  }));

const optionOf = ({ long, description, argChoices }: Option): Completed['options'][number] => ({
  flag: long ?? '',
  summary: description,
  choices: argChoices ?? [],
});

const flagsOf = ({ options }: Completed): string => options.map(({ flag }) => flag).join(' ');

/** Words that may follow an option, as patterns of `case`: after `COMMAND:OPTION`. */
const choicesOf = (commands: readonly Completed[]): readonly (readonly [after: string, words: string])[] =>
  commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, choices }) =>
      choices.length === 0 ? [] : [[`${name}:${flag}`, choices.join(' ')] as const],
    ),
  );

/** Between single quotes, as every one of these shells reads it. */
const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;

// https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
const bash = (program: string, commands: readonly Completed[]): string => `# ${program} completion for bash
_mockups_admin() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=
  if [ "$COMP_CWORD" -eq 1 ]; then words=${quoted(['help', ...commands.map(({ name }) => name)].join(' '))}
  else
    case "\${COMP_WORDS[1]}:$before" in
${choicesOf(commands)
  .map(([after, words]) => `      ${after}) words=${quoted(words)} ;;`)
  .join('\n')}
      *:--file | *:--output | *:--put | *:--book | *:--client) ;;
      *) case "\${COMP_WORDS[1]}" in
${commands.map((command) => `        ${command.name}) words=${quoted(flagsOf(command))} ;;`).join('\n')}
      esac ;;
    esac
  fi
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$words" -- "$word")
}
complete -o default -F _mockups_admin ${program}`;

// https://zsh.sourceforge.io/Doc/Release/Completion-System.html
const zsh = (program: string, commands: readonly Completed[]): string => `#compdef ${program}
# ${program} completion for zsh
_mockups_admin() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, summary }) => `      ${quoted(`${name}:${summary}`)}`).join('\n')}
    )
    _describe command commands
    return
  fi
  case "$words[2]:$words[CURRENT-1]" in
${choicesOf(commands)
  .map(([after, words]) => `    ${after}) compadd -- ${words}; return ;;`)
  .join('\n')}
  esac
  case "$words[2]" in
${commands.map((command) => `    ${command.name}) [[ $words[CURRENT] == -* ]] && compadd -- ${flagsOf(command)} || _files ;;`).join('\n')}
  esac
}
compdef _mockups_admin ${program}`;

// https://fishshell.com/docs/current/completions.html
const fish = (program: string, commands: readonly Completed[]): string =>
  [
    `# ${program} completion for fish`,
    ...commands.map(
      ({ name, summary }) => `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ),
    ...commands.flatMap(({ name, options }) =>
      options.map(
        ({ flag, summary, choices }) =>
          `complete -c ${program} -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -l ${flag.slice(2)} -d ${quoted(summary)}${
            choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ''
          }`,
      ),
    ),
  ].join('\n');

const scripts = { bash, zsh, fish } as const;
