import { parseArgs } from 'node:util'
import { type CompiledPacks, createLinter, type ExerciseKnowledge, type Severity, severities } from '../core/index.ts'
import { claimPage } from '../core/judge/page.ts'
import type { ClaimModel } from '../core/learn/index.ts'
import type { Io } from './io.ts'
import { formats, lint } from './lint.ts'
import { testPacks } from './packs.ts'
import { version } from './version.ts'

const help = `goodform ${version}: finds fitness claims that are worded more strongly than the evidence

  goodform lint [options] PATH...     lint files, folders or globs of Markdown and exercise YAML; - reads standard input
  goodform explain CLAIM              print the evidence of a claim
  goodform claims [--format json]     list the claims
  goodform packs test PATH...         check packs of your own and run their examples

Options of lint
  --format NAME        ${Object.keys(formats).join(' | ')} (default stylish)
  --fix                apply the fixes whose meaning cannot go wrong
  --quiet              show only findings at the failing severity
  --fail-on SEVERITY   error | warning | information | hint (default warning): exit code 1 at or above it
  --max-warnings N     exit code 1 when there are more warnings
  --stdin-path PATH    the name that standard input is reported under

Examples
  goodform lint articles
  goodform lint --format json "posts/**/*.md" > report.json
  cat draft.md | goodform lint -
  goodform explain foam-rolling/breaks-up-knots

Exit codes: 0 nothing at the failing severity, 1 findings, 2 something could not be checked
`

/**
 * The command line.
 * @param argv the arguments behind the program's name
 * @returns the exit code
 */
export async function run(
  argv: readonly string[],
  packs: CompiledPacks,
  io: Io,
  model?: () => ClaimModel,
  exercises?: ExerciseKnowledge,
): Promise<number> {
  const usage = (message: string) => {
    io.error(`goodform: ${message}\nTry goodform --help.\n`)
    return 2
  }
  let parsed: ReturnType<typeof read>
  try {
    parsed = read(argv)
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  const [command, ...rest] = positionals
  if (values.version) return print(io, `${version}\n`)
  if (values.help || !command) return print(io, help)
  if (command === 'lint') {
    const format = values.format ?? 'stylish'
    const failOn = (values['fail-on'] ?? 'warning') as Severity
    const maxWarnings = values['max-warnings'] === undefined ? Number.POSITIVE_INFINITY : Number(values['max-warnings'])
    if (!rest.length) return usage('lint needs a path, or - for standard input.')
    if (!Object.hasOwn(formats, format))
      return usage(`there is no format “${format}”; there are ${Object.keys(formats).join(', ')}.`)
    if (!severities.includes(failOn)) return usage(`--fail-on takes ${severities.join(', ')}.`)
    if (Number.isNaN(maxWarnings)) return usage('--max-warnings takes a number.')
    const args = {
      paths: rest,
      format,
      fix: values.fix ?? false,
      quiet: values.quiet ?? false,
      failOn,
      maxWarnings,
      stdinPath: values['stdin-path'] ?? 'stdin.md',
    }
    return lint(args, createLinter(packs, model?.(), exercises), io)
  }
  if (command === 'claims') {
    if (values.format === 'json') {
      const list = packs.claims.map(({ id, claim, verdict, certainty, carries, sources, reviewed }) => ({
        id,
        claim,
        verdict,
        certainty,
        carries,
        sources: sources.length,
        reviewed,
      }))
      return print(io, `${JSON.stringify(list, undefined, 2)}\n`)
    }
    return print(
      io,
      packs.claims
        .map(
          (claim) => `${claim.id.padEnd(42)} ${claim.verdict.padEnd(13)} ${claim.certainty.padEnd(9)} ${claim.claim}\n`,
        )
        .join(''),
    )
  }
  if (command === 'packs') {
    const [what, ...paths] = rest
    if (what !== 'test' || !paths.length) return usage('packs test needs the path of a pack.')
    return testPacks(paths, packs, (all) => createLinter(all, model?.()), io)
  }
  if (command === 'explain') {
    const claim = packs.claims.find(({ id }) => id === rest[0])
    if (claim) return print(io, claimPage(claim))
    const near = packs.claims
      .filter(({ id }) => rest[0] && id.includes(rest[0].split('/').pop() as string))
      .map(({ id }) => id)
    return usage(
      `there is no claim “${rest[0] ?? ''}”.${near.length ? ` Did you mean ${near.slice(0, 3).join(', ')}?` : ' goodform claims lists them.'}`,
    )
  }
  return usage(`there is no command “${command}”.`)
}

function read(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      fix: { type: 'boolean' },
      quiet: { type: 'boolean' },
      'fail-on': { type: 'string' },
      'max-warnings': { type: 'string' },
      'stdin-path': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  })
}

function print(io: Io, text: string): number {
  io.out(text)
  return 0
}
