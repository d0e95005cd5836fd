import { formatNames } from './formats.ts'

const commands = ['lint', 'explain', 'claims', 'why', 'packs', 'mcp', 'completion']
const flags = [
  ...['--format', '--fix', '--quiet', '--fail-on', '--max-warnings', '--stdin-path', '--baseline', '--update-baseline'],
  ...['--changed', '--stream', '--at', '--help', '--version'],
]

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** A script that makes a shell complete the commands and options. */
export const completion: Readonly<Record<Shell, string>> = {
  bash: `_goodform() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  case "$previous" in
    --format) COMPREPLY=($(compgen -W "${formatNames.join(' ')}" -- "$current")); return ;;
    --fail-on) COMPREPLY=($(compgen -W "error warning information hint none" -- "$current")); return ;;
    explain) COMPREPLY=($(compgen -W "$(goodform claims | cut -d' ' -f1)" -- "$current")); return ;;
  esac
  if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "${flags.join(' ')}" -- "$current"))
  elif [[ $COMP_CWORD == 1 ]]; then COMPREPLY=($(compgen -W "${commands.join(' ')}" -- "$current"))
  else COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _goodform goodform
`,
  zsh: `#compdef goodform
_goodform() {
  if (( CURRENT == 2 )); then compadd ${commands.join(' ')}
  elif [[ $words[CURRENT-1] == --format ]]; then compadd ${formatNames.join(' ')}
  elif [[ $words[CURRENT-1] == --fail-on ]]; then compadd error warning information hint none
  elif [[ $words[2] == explain ]]; then compadd $(goodform claims | cut -d' ' -f1)
  elif [[ $words[CURRENT] == -* ]]; then compadd -- ${flags.join(' ')}
  else _files; fi
}
compdef _goodform goodform
`,
  fish: `complete -c goodform -n __fish_use_subcommand -f -a "${commands.join(' ')}"
complete -c goodform -n "__fish_seen_subcommand_from lint" -l format -x -a "${formatNames.join(' ')}"
complete -c goodform -n "__fish_seen_subcommand_from lint" -l fail-on -x -a "error warning information hint none"
${flags
  .filter((flag) => flag !== '--format' && flag !== '--fail-on')
  .map((flag) => `complete -c goodform -n "__fish_seen_subcommand_from lint" -l ${flag.slice(2)}`)
  .join('\n')}
complete -c goodform -n "__fish_seen_subcommand_from explain" -f -a "(goodform claims | string split -f1 ' ')"
`,
}
