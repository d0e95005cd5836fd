import { parseArgs } from 'node:util'
import { type Severity, severities } from '../core/index.ts'
import { version } from '../version.ts'
import type { LintArguments } from './commands/lint.ts'
import { type Shell, shells } from './completion.ts'
import { type FormatName, formatNames, formats } from './formats.ts'

export const help = `goodform ${version}: finds fitness claims that are worded more strongly than the evidence

  goodform lint [options] PATH...     lint files, folders or globs of Markdown and exercise YAML;
                                      - reads standard input
  goodform explain CLAIM              print the evidence of a claim, or what a rule is about
  goodform explain --at FILE:LINE:COL print how the sentence there was read, every step
  goodform claims [--format json]     list the claims
  goodform why PATH                   tell why a file is checked or not, and with which settings
  goodform packs test PATH...         check packs of your own and run their examples
  goodform mcp                        serve programs that write articles (Model Context Protocol, stdio)
  goodform completion SHELL           print a completion script for bash, zsh or fish

Options of lint
  --format NAME        stylish (the default), or:
${formatNames
  .slice(1)
  .map((name) => `                         ${name.padEnd(9)} ${formats[name].says}`)
  .join('\n')}
  --fix                apply the fixes whose meaning cannot go wrong
  --quiet              show only findings at the failing severity
  --fail-on SEVERITY   error | warning | information | hint (default warning): exit code 1 at or above it;
                       none: findings never fail
  --max-warnings N     exit code 1 when there are more warnings; where --fail-on is left out, only then and at errors
  --stdin-path PATH    the name that standard input is reported under
  --stream             standard input holds an article a line, as JSON: a text, or {"path", "text"}; each is answered
                       at once (as ndjson, where no format is named)
  --changed[=REF]      only files that changed, by git: since the last commit, since REF, or in a range (main...HEAD),
                       what is not committed then left out
  --baseline FILE      do not tell findings that the baseline knows
  --update-baseline    write what is found into the baseline, and prune it

Options of all commands
  -h, --help           print this
  -v, --version        print the version

Examples
  goodform lint articles
  goodform lint --format json "posts/**/*.md" > report.json
  cat draft.md | goodform lint -
  goodform lint --changed=main...HEAD --format github articles
  jq -c '{path: .slug, text: .body}' posts.json | goodform lint --stream
  goodform lint --baseline goodform-baseline.json --update-baseline articles
  goodform explain foam-rolling/breaks-up-knots

Exit codes: 0 nothing at the failing severity, 1 findings, 2 something could not be checked, 130 stopped by Ctrl-C,
141 the reader of the output has gone
`

/** What the arguments ask for. */
export type Asked =
  | { readonly command: 'wrong'; readonly message: string }
  | { readonly command: 'help' | 'version' | 'mcp' }
  | ({ readonly command: 'lint' } & LintArguments)
  | { readonly command: 'claims'; readonly json: boolean }
  | { readonly command: 'explain'; readonly claim: string }
  | { readonly command: 'explain-at'; readonly path: string; readonly line: number; readonly column: number }
  | { readonly command: 'why'; readonly path: string }
  | { readonly command: 'completion'; readonly shell: Shell }
  | { readonly command: 'packs'; readonly paths: readonly string[] }

/** Reads the command line's arguments; a wrong one gives a message that says what there is. */
export function readOptions(argv: readonly string[]): Asked {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  const [command, ...rest] = positionals
  if (values.version) return { command: 'version' }
  if (values.help || !command || command === 'help') return { command: 'help' }
  const surplus = surplusOf(command, rest, Object.keys(values))
  if (surplus) return wrong(surplus)
  switch (command) {
    case 'lint':
      return lintOptions(values, rest)
    case 'claims':
      return values.format === undefined || values.format === 'json'
        ? { command, json: values.format === 'json' }
        : wrong(`claims knows no format but json; not “${values.format}”.`)
    case 'explain':
      if (values.at !== undefined)
        return rest.length ? wrong('explain takes a claim or --at, not both.') : explainAt(values.at)
      return rest[0] ? { command, claim: rest[0] } : wrong('explain needs a claim; goodform claims lists them.')
    case 'why':
      return rest[0] ? { command, path: rest[0] } : wrong('why needs the path of a file.')
    case 'packs':
      return rest[0] === 'test' && rest.length > 1 && rest.every(Boolean)
        ? { command, paths: rest.slice(1) }
        : wrong('packs test needs the path of a pack.')
    case 'mcp':
      return { command }
    case 'completion':
      return (shells as readonly string[]).includes(rest[0] ?? '')
        ? { command, shell: rest[0] as Shell }
        : wrong(`completion needs a shell: ${shells.join(', ')}.`)
    default:
      return wrong(`there is no command “${command}”; there are lint, why, explain, claims, packs, mcp and completion.`)
  }
}

/** What each command takes: options, and how many arguments. */
const takes: Readonly<Record<string, { readonly options: readonly string[]; readonly most: number }>> = {
  lint: {
    options: [
      ...['format', 'fix', 'quiet', 'fail-on', 'max-warnings', 'stdin-path', 'stream', 'changed'],
      ...['baseline', 'update-baseline'],
    ],
    most: Number.POSITIVE_INFINITY,
  },
  claims: { options: ['format'], most: 0 },
  explain: { options: ['at'], most: 1 },
  why: { options: [], most: 1 },
  packs: { options: [], most: Number.POSITIVE_INFINITY },
  mcp: { options: [], most: 0 },
  completion: { options: [], most: 1 },
}

/** What is said of options and arguments that a command does not take; undefined where there are none. */
function surplusOf(command: string, rest: readonly string[], options: readonly string[]): string | undefined {
  const own = Object.hasOwn(takes, command) ? takes[command] : undefined
  if (!own) return undefined
  const option = options.find((name) => !own.options.includes(name))
  if (option !== undefined) return `${command} takes no --${option}.`
  return rest.length > own.most ? `${command} does not take “${rest[own.most]}”.` : undefined
}

function explainAt(at: string): Asked {
  const found = /^(.+?):(\d+)(?::(\d+))?$/.exec(at)
  if (!found) return wrong('--at takes FILE:LINE:COL, counted from 1.')
  return { command: 'explain-at', path: found[1]!, line: Number(found[2]), column: Number(found[3] ?? 1) }
}

function lintOptions(values: ReturnType<typeof parse>['values'], paths: readonly string[]): Asked {
  const stream = values.stream ?? false
  const format = values.format ?? (stream ? 'ndjson' : 'stylish')
  const maxWarnings = values['max-warnings'] ?? 'Infinity'
  // Who allows for some warnings does not want to fail at each.
  const failOn = values['fail-on'] ?? (values['max-warnings'] === undefined ? 'warning' : 'error')
  if (!paths.length && values.changed === undefined && !stream)
    return wrong('lint needs a path, or - for standard input.')
  if (paths.includes('')) return wrong('lint needs a path, and one is empty: is a variable of the shell not set?')
  if (stream && paths.some((path) => path !== '-'))
    return wrong('--stream reads articles from standard input: lint files without it.')
  if (!isFormat(format)) return wrong(`there is no format “${format}”; there are ${formatNames.join(', ')}.`)
  if (failOn !== 'none' && !isSeverity(failOn))
    return wrong(`--fail-on takes ${severities.join(', ')} or none; not “${failOn}”.`)
  if (!/^(\d+|Infinity)$/.test(maxWarnings)) return wrong(`--max-warnings takes a whole number; not “${maxWarnings}”.`)
  if (values.fix && (stream || paths.includes('-')))
    return wrong('--fix changes files, and standard input is none: read it without.')
  return {
    command: 'lint',
    paths: paths.length ? paths : stream ? ['-'] : ['.'],
    format,
    fix: values.fix ?? false,
    quiet: values.quiet ?? false,
    failOn,
    maxWarnings: Number(maxWarnings),
    stdinPath: values['stdin-path'] ?? 'stdin.md',
    stream,
    changed: values.changed,
    baseline: values.baseline,
    updateBaseline: values['update-baseline'] ?? false,
  }
}

const wrong = (message: string): Asked => ({ command: 'wrong', message })
const isFormat = (name: string): name is FormatName => (formatNames as readonly string[]).includes(name)
const isSeverity = (name: string): name is Severity => (severities as readonly string[]).includes(name)

function parse(argv: readonly string[]) {
  return parseArgs({
    // An option with a value that may be left out: it takes one only behind “=”.
    args: argv.map((arg) => (arg === '--changed' ? '--changed=HEAD' : arg)),
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      format: { type: 'string' },
      fix: { type: 'boolean' },
      quiet: { type: 'boolean' },
      'fail-on': { type: 'string' },
      'max-warnings': { type: 'string' },
      'stdin-path': { type: 'string' },
      stream: { type: 'boolean' },
      changed: { type: 'string' },
      baseline: { type: 'string' },
      'update-baseline': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  })
}
