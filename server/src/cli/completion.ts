import { formatNames } from './formats.ts'

const commands = ['lint', 'explain', 'claims', 'why', 'packs', 'mcp', 'completion']
const flags = [
  ...['--format', '--fix', '--quiet', '--fail-on', '--max-warnings', '--stdin-path', '--baseline', '--update-baseline'],
  ...['--changed', '--stream', '--at', '--help', '--version'],
]

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

const severities = 'error warning information hint none'
const claims = 'goodform claims 2>/dev/null'

/** A script that makes a shell complete the commands, their words and options. */
export const completion: Readonly<Record<Shell, string>> = {
  bash: `_goodform() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words="" name
  case "$previous" in
    --format) words="${formatNames.join(' ')}" ;;
    --fail-on) words="${severities}" ;;
    explain) words="$(${claims} | cut -d' ' -f1)" ;;
    packs) words=test ;;
    completion) words="${shells.join(' ')}" ;;
  esac
  if [[ -z "$words" && "$current" == -* ]]; then words="${flags.join(' ')}"
  elif [[ $COMP_CWORD == 1 ]]; then words="${commands.join(' ')}"; fi
  COMPREPLY=()
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(
    if [[ -n "$words" ]]; then compgen -W "$words" -- "$current"; else compgen -f -- "$current"; fi
  )
}
complete -o filenames -F _goodform goodform
`,
  zsh: `#compdef goodform
_goodform() {
  if (( CURRENT == 2 )); then compadd ${commands.join(' ')}
  elif [[ $words[CURRENT-1] == --format ]]; then compadd ${formatNames.join(' ')}
  elif [[ $words[CURRENT-1] == --fail-on ]]; then compadd ${severities}
  elif [[ $words[CURRENT] == -* ]]; then compadd -- ${flags.join(' ')}
  elif [[ $words[2] == explain ]]; then compadd $(${claims} | cut -d' ' -f1)
  elif [[ $words[2] == packs && $CURRENT == 3 ]]; then compadd test
  elif [[ $words[2] == completion ]]; then compadd ${shells.join(' ')}
  else _files; fi
}
compdef _goodform goodform
`,
  fish: `complete -c goodform -n __fish_use_subcommand -f -a "${commands.join(' ')}"
complete -c goodform -n "__fish_seen_subcommand_from lint" -l format -x -a "${formatNames.join(' ')}"
complete -c goodform -n "__fish_seen_subcommand_from lint" -l fail-on -x -a "${severities}"
${flags
  .filter((flag) => flag !== '--format' && flag !== '--fail-on')
  .map((flag) => `complete -c goodform -n "__fish_seen_subcommand_from lint" -l ${flag.slice(2)}`)
  .join('\n')}
complete -c goodform -n "__fish_seen_subcommand_from explain" -f -a "(${claims} | string split -f1 ' ')"
complete -c goodform -n "__fish_seen_subcommand_from packs; and not __fish_seen_subcommand_from test" -f -a test
complete -c goodform -n "__fish_seen_subcommand_from completion" -f -a "${shells.join(' ')}"
`,
}
