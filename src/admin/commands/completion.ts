// mockups-admin completion: what a shell needs to complete commands, options and the values that an option may take.
import { Argument, Command, type Option } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';

const shells = ['bash', 'zsh', 'fish'] as const;

/** A command with what may follow its name. */
interface Completed {
  /** Of a command below another, both names. */
  readonly name: string;
  readonly summary: string;
  /** The commands below it, or what its argument may be. */
  readonly words: readonly string[];
  readonly options: readonly { readonly flag: string; readonly summary: string; readonly choices: readonly string[] }[];
}

/** @param program whose commands are completed, all of them there when somebody asks */
export const completionCommand = (program: Command): Command =>
  new Command('completion')
    .description(adminHelp.completion.summary)
    .addArgument(new Argument('<shell>', adminHelp.completion.shell).choices(shells))
    .addHelpText('after', adminHelp.completion.examples)
    .action((shell: (typeof shells)[number]) => {
      // A shell reads it: it stays as it is, however wide the terminal is.
      process.stdout.write(`${scripts[shell](program.name(), completedOf(program))}\n`);
    });

/** Every command, those below others too, and help of them. */
function completedOf(program: Command): readonly Completed[] {
  const below = (commands: readonly Command[], above = ''): readonly Completed[] =>
    commands.flatMap((command) => [
      {
        name: above + command.name(),
        summary: command.description(),
        words: [
          ...command.commands.map((one) => one.name()),
          ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
        ],
        options: [...command.options.map(optionOf), { flag: '--help', summary: adminHelp.help, choices: [] }],
      },
      ...below(command.commands, `${above}${command.name()} `),
    ]);
  const names = program.commands.map((command) => command.name());
  return [...below(program.commands), { name: 'help', summary: adminHelp.help, words: names, options: [] }];
}

const optionOf = ({ long, description, argChoices }: Option): Completed['options'][number] => ({
  flag: long ?? '',
  summary: description,
  choices: argChoices ?? [],
});

const isBelow = ({ name }: Completed): boolean => name.includes(' ');

/** Commands that others are below of. */
const withOthers = (commands: readonly Completed[]): readonly string[] => [
  ...new Set(commands.filter(isBelow).map(({ name }) => name.split(' ')[0] ?? '')),
];

const followersOf = ({ words, options }: Completed): string => [...words, ...options.map(({ flag }) => flag)].join(' ');

/** Words that may follow an option, as patterns of `case`: after `COMMAND:OPTION`. */
const choicesOf = (commands: readonly Completed[]): readonly (readonly [after: string, words: string])[] =>
  commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, choices }) =>
      choices.length === 0 ? [] : [[`${quoted(name)}:${flag}`, choices.join(' ')] as const],
    ),
  );

/** Between single quotes, as every one of these shells reads it. */
const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;

// https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
const bash = (program: string, commands: readonly Completed[]): string => `# ${program} completion for bash
_mockups_admin() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words= line
  case "$command" in ${withOthers(commands).join(' | ')}) [ "$COMP_CWORD" -gt 2 ] && command="$command \${COMP_WORDS[2]}" ;; esac
  if [ "$COMP_CWORD" -eq 1 ]; then words=${quoted(namesOf(commands))}
  else
    case "$command:$before" in
${choicesOf(commands)
  .map(([after, words]) => `      ${after}) words=${quoted(words)} ;;`)
  .join('\n')}
      *:--file | *:--output | *:--put | *:--book | *:--client) ;;
      *) case "$command" in
${commands.map((command) => `        ${quoted(command.name)}) words=${quoted(followersOf(command))} ;;`).join('\n')}
      esac ;;
    esac
  fi
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$words" -- "$word")
}
complete -o default -F _mockups_admin ${program}`;

const namesOf = (commands: readonly Completed[]): string =>
  commands
    .filter((command) => !isBelow(command))
    .map(({ name }) => name)
    .join(' ');

// https://zsh.sourceforge.io/Doc/Release/Completion-System.html
const zsh = (program: string, commands: readonly Completed[]): string => `#compdef ${program}
# ${program} completion for zsh
_mockups_admin() {
  local command="$words[2]"
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands
  .filter((command) => !isBelow(command))
  .map(({ name, summary }) => `      ${quoted(`${name}:${summary}`)}`)
  .join('\n')}
    )
    _describe command commands
    return
  fi
  case "$command" in ${withOthers(commands).join(' | ')}) (( CURRENT > 3 )) && command="$command $words[3]" ;; esac
  case "$command:$words[CURRENT-1]" in
${choicesOf(commands)
  .map(([after, words]) => `    ${after}) compadd -- ${words}; return ;;`)
  .join('\n')}
  esac
  case "$command" in
${commands
  .map((command) => {
    const { name, words, options } = command;
    const others = words.length > 0 ? `compadd -- ${words.join(' ')}` : '_files';
    const flags = options.map(({ flag }) => flag).join(' ');
    return `    ${quoted(name)}) if [[ $words[CURRENT] == -* ]]; then compadd -- ${flags}; else ${others}; fi ;;`;
  })
  .join('\n')}
  esac
}
compdef _mockups_admin ${program}`;

// https://fishshell.com/docs/current/completions.html
const fish = (program: string, commands: readonly Completed[]): string =>
  [
    `# ${program} completion for fish`,
    ...commands
      .filter((command) => !isBelow(command))
      .map(
        ({ name, summary }) => `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ),
    ...commands.flatMap(({ name, words, options }) => {
      const isHere = name
        .split(' ')
        .map((one) => `__fish_seen_subcommand_from ${one}`)
        .join('; and ');
      const isNext = words.length === 0 ? '' : `${isHere}; and not __fish_seen_subcommand_from ${words.join(' ')}`;
      return [
        ...(words.length === 0 ? [] : [`complete -c ${program} -n ${quoted(isNext)} -f -a ${quoted(words.join(' '))}`]),
        ...options.map(
          ({ flag, summary, choices }) =>
            `complete -c ${program} -n ${quoted(isHere)} -l ${flag.slice(2)} -d ${quoted(summary)}${
              choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ''
            }`,
        ),
      ];
    }),
  ].join('\n');

const scripts = { bash, zsh, fish } as const;
