import type { Command, Option } from 'commander';

/** Shells that completion is written for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** Values that options take, by their long names without dashes, and inputs, by their names in brackets; what has none here takes a path or a text. */
export type Values = Readonly<Record<string, readonly string[]>>;

interface Completed {
  readonly names: readonly string[];
  readonly description: string;
  readonly takes: 'nothing' | 'value' | 'text';
  readonly values: readonly string[];
}

/** A command as a shell has to know it; `path`: `archive/add`, `''` for warraq itself. */
interface Known {
  readonly path: string;
  /** Words that may stand behind it: commands, or what an input may be. */
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly Completed[];
}

/** The script that lets a shell complete a program’s command lines, written from the program’s own definitions. */
export function completionFor(shell: Shell, program: Command, values: Values): string {
  const known = commandsBelow(program, '', values);
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](program.name(), known);
}

function commandsBelow(command: Command, path: string, values: Values): readonly Known[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const own: Known = {
    path,
    commands: [
      ...commands.map((one) => ({ name: one.name(), description: plain(one.description()) })),
      ...command.registeredArguments.flatMap((input) =>
        (values[`<${input.name()}>`] ?? []).map((name) => ({ name, description: plain(input.description) })),
      ),
    ],
    options: help.visibleOptions(command).map((option) => completed(option, values)),
  };
  const below = commands.filter((one) => one.name() !== 'help');
  return [
    own,
    ...below.flatMap((one) => commandsBelow(one, path ? `${path}/${one.name()}` : one.name(), values)),
  ];
}

function completed(option: Option, values: Values): Completed {
  const known = values[option.long?.slice(2) ?? ''] ?? [];
  const takes = !option.required && !option.optional ? 'nothing' : known.length > 0 ? 'value' : 'text';
  return {
    names: [option.short, option.long].flatMap((name) => name ?? []),
    description: plain(option.description),
    takes,
    values: known,
  };
}

/** A description in one line, without what a shell would read as its own, and without marks of direction. */
function plain(text: string): string {
  return text
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/['"`\\$:[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const namesOf = ({ options }: Known) => options.flatMap(({ names }) => names);

/** Patterns of `case` for the options of a command with what they take. */
function valueCases(
  known: readonly Known[],
  words: (values: readonly string[]) => string,
  files: string,
): string {
  return known
    .flatMap(({ path, options }) =>
      options
        .filter(({ takes }) => takes !== 'nothing')
        .map(({ names, takes, values }) => {
          const pattern = names.map((name) => `"${path} ${name}"`).join('|');
          return `    ${pattern}) ${takes === 'value' ? words(values) : files} ;;\n`;
        }),
    )
    .join('');
}

/** The words of a shell that find out which command is meant; the same in bash and in zsh but for where words begin. */
const pathLoop = (known: readonly Known[], list: string) => `  for word in "${list}"; do
    case "\${where:+$where/}$word" in
      ${known.flatMap(({ path }) => (path ? [path] : [])).join('|')}) where="\${where:+$where/}$word" ;;
    esac
  done
`;

function bashScript(name: string, known: readonly Known[]): string {
  const cases = known
    .map((one) => {
      const commands = one.commands.map((command) => command.name).join(' ');
      return `    "${one.path}") commands="${commands}" options="${namesOf(one).join(' ')}" ;;\n`;
    })
    .join('');
  return `# Completion for bash: eval "$(${name} completion bash)"
_${name}() {
  local word where="" commands="" options="" cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
${pathLoop(known, `\${COMP_WORDS[@]:1:COMP_CWORD-1}`)}  COMPREPLY=()
  case "$where $prev" in
${valueCases(known, (values) => `COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$cur")); return`, 'return')}  esac
  case "$where" in
${cases}  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
  esac
}
complete -o default -F _${name} ${name}
`;
}

function zshScript(name: string, known: readonly Known[]): string {
  const described = (names: readonly string[], description: string) =>
    names.map((one) => `'${one}:${description}'`);
  const cases = known
    .map((one) => {
      const commands = one.commands.flatMap((command) => described([command.name], command.description));
      const options = one.options.flatMap((option) => described(option.names, option.description));
      return `    "${one.path}")\n      commands=(${commands.join(' ')})\n      options=(${options.join(' ')}) ;;\n`;
    })
    .join('');
  return `#compdef ${name}
# Completion for zsh: ${name} completion zsh > "\${fpath[1]}/_${name}", or eval "$(${name} completion zsh)"
_${name}() {
  local word where="" cur="\${words[CURRENT]}" prev="\${words[CURRENT-1]}"
  local -a commands options
${pathLoop(known, `\${(@)words[2,CURRENT-1]}`)}  case "$where $prev" in
${valueCases(known, (values) => `compadd -- ${values.join(' ')}; return`, '_files; return')}  esac
  case "$where" in
${cases}  esac
  case "$cur" in
    -*) _describe -o option options ;;
    *) (( $#commands )) && _describe command commands; _files ;;
  esac
}
if [[ "$funcstack[1]" = "_${name}" ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function fishScript(name: string, known: readonly Known[]): string {
  const paths = known.flatMap(({ path }) => (path ? [path] : []));
  const lines = known.flatMap(({ path, commands, options }) => {
    const at = `complete -c ${name} -n 'test (__${name}_where) = "${path}"'`;
    return [
      ...commands.map((one) => `${at} -a '${one.name}' -d '${one.description}'`),
      ...options.map(({ names, description, takes, values }) => {
        const flags = names.map((one) =>
          one.startsWith('--') ? `-l ${one.slice(2)}` : `-s ${one.slice(1)}`,
        );
        const argument = { nothing: '', value: ` -x -a '${values.join(' ')}'`, text: ' -r' }[takes];
        return `${at} ${flags.join(' ')}${argument} -d '${description}'`;
      }),
    ];
  });
  return `# Completion for fish: ${name} completion fish | source
function __${name}_where
  set -l found
  for word in (commandline -opc)[2..]
    set -l next (string join -- / $found $word)
    contains -- $next ${paths.join(' ')}; and set found $next
  end
  echo "$found"
end
${lines.join('\n')}
`;
}
