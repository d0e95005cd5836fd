import { type Claim, configName, exceedsSeverity, type Linter, type Severity } from '../../core/index.ts'
import type { Fault, FileReport, Reporter, Totals, Wanted } from '../../report/result.ts'
import { version } from '../../version.ts'
import { Baselines } from '../check/baselines.ts'
import type { CheckAll } from '../check/check.ts'
import { readText } from '../check/checks.ts'
import { exercisesAround } from '../check/exercises-around.ts'
import { type Inputs, inputsOf } from '../check/inputs.ts'
import { Settings } from '../check/settings.ts'
import { type CheckText, standardInput, streamed } from '../check/standard-input.ts'
import { fromRoot, wantsColour } from '../check/surroundings.ts'
import { type FormatName, formats } from '../formats.ts'
import type { Io } from '../io/io.ts'

export interface LintArguments {
  readonly paths: readonly string[]
  readonly format: FormatName
  readonly fix: boolean
  readonly quiet: boolean
  /** Exit code 1 at or above it; `none`: findings never fail. */
  readonly failOn: Severity | 'none'
  readonly maxWarnings: number
  readonly stdinPath: string
  /** Standard input holds an article a line. */
  readonly stream: boolean
  /** Only the files that changed since this commit, or in this range. */
  readonly changed?: string | undefined
  /** The baseline's path. */
  readonly baseline?: string | undefined
  readonly updateBaseline: boolean
}

/** What `lint` works with: the claims, a linter, and ways to check texts and many files. */
export interface Workshop {
  readonly claims: ReadonlyMap<string, Claim>
  readonly linter: () => Promise<Linter>
  readonly checkAll: CheckAll
  readonly checkText: CheckText
}

/**
 * Lints files and prints the report while they come in.
 * @returns exit code 0: nothing at the failing severity; 1: findings; 2: something could not be checked; 130: interrupted
 */
export async function lint(args: LintArguments, workshop: Workshop, io: Io): Promise<number> {
  if (args.fix || args.updateBaseline) io.mustFinish?.()
  const { format, fixes, collected = false, forPeople } = formats[args.format]
  const claims = new Map(workshop.claims)
  const { failOn } = args
  const fails = (severity: Severity) => failOn !== 'none' && !exceedsSeverity(failOn, severity)
  const published = workshop.claims
  const reporter = (await format())({
    claims,
    published,
    version,
    colour: wantsColour(io),
    fails,
    fromRoot: fromRoot(io),
  })
  const tally = new Tally()
  const settings = new Settings(io.cwd, (path) => readText(path, io))
  const inputs = await inputsOf(args.paths, args.changed, io)
  const baselines = new Baselines(args.baseline, args.updateBaseline, settings, io)
  const readsInput = args.paths.includes('-')
  const unusable = await baselines.open([...inputs.files, ...(readsInput ? [args.stdinPath] : [])])
  for (const message of unusable) io.error(`goodform: ${message}\n`)
  if (unusable.length) return 2
  for (const hint of await misnamed(io)) io.error(`goodform: ${hint}\n`)
  const wanted: Wanted = { fixes, neighbourhoods: collected || args.baseline !== undefined }
  for await (const report of reports(args, inputs, settings, workshop, wanted, io)) {
    for (const claim of report.claims ?? []) claims.set(claim.id, claim)
    take(await baselines.filter(report), args.quiet ? fails : () => true, args.stream, tally, reporter, io)
  }
  tally.interrupted = io.interrupted?.() ?? false
  if (tally.files || !forPeople) io.out(reporter.end(tally))
  if (tally.fixed) io.error(`goodform: ${count(tally.fixed, 'finding')} fixed in ${count(tally.fixedFiles, 'file')}.\n`)
  if (tally.interrupted) return 130
  if (!tally.files && !tally.unchecked && tally.ignored)
    io.error(
      `goodform: 0 files checked, ${tally.ignored} left out by the configuration; goodform why PATH tells more.\n`,
    )
  if (args.updateBaseline) return updateBaselines(baselines, tally, io)
  const stale = await baselines.stale()
  if (stale) io.error(`goodform: ${stale} of the baseline match nothing any more; --update-baseline prunes them.\n`)
  if (tally.unchecked) return 2
  const failing = Object.entries(tally.bySeverity).some(([severity, n]) => n && fails(severity as Severity))
  return failing || tally.bySeverity.warning > args.maxWarnings ? 1 : 0
}

class Tally implements Totals {
  files = 0
  unchecked = 0
  known = 0
  /** Findings that are fixed, and files in which there were such. */
  fixed = 0
  fixedFiles = 0
  /** Files that a configuration leaves out, but for those that were named. */
  ignored = 0
  /** Whether a configuration or a pack is not what its writer meant. */
  faulty = false
  interrupted = false
  /** Faults of configurations and packs that were told already, by their text. */
  readonly told = new Map<string, Fault>()
  readonly bySeverity: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 }

  get faults(): readonly Fault[] {
    return [...this.told.values()]
  }
}

function take(
  report: FileReport,
  shows: (severity: Severity) => boolean,
  stream: boolean,
  tally: Tally,
  reporter: Reporter,
  io: Io,
): void {
  for (const { text, grave } of report.faults ?? []) {
    if (tally.told.has(text)) continue
    tally.told.set(text, { text, grave })
    if (grave) {
      tally.unchecked++
      tally.faulty = true
    }
    io.error(`goodform: ${text}\n`)
  }
  if (report.problem !== undefined) io.error(`goodform: ${report.path}: ${report.problem}\n`)
  if (report.skipped) {
    if (report.skipped === 'ignored' && report.problem === undefined) tally.ignored++
    // Who sent it waits for an answer.
    if (stream) io.out(reporter.file(report))
    return
  }
  if (report.problem !== undefined) tally.unchecked++
  if (report.problem === undefined || report.diagnostics.length) tally.files++
  tally.known += report.known ?? 0
  if (report.fixed) {
    tally.fixed += report.fixed
    tally.fixedFiles++
  }
  for (const { severity } of report.diagnostics) tally.bySeverity[severity]++
  io.out(reporter.file({ ...report, diagnostics: report.diagnostics.filter(({ severity }) => shows(severity)) }))
}

/** Writes the baselines, unless what is meant to be in them is not known. @returns the exit code */
async function updateBaselines(baselines: Baselines, { faulty, unchecked }: Tally, io: Io): Promise<number> {
  if (faulty) {
    io.error('goodform: the baseline was not written: mend the configuration first.\n')
    return 2
  }
  return (await baselines.write()) && !unchecked ? 0 : 2
}

/** What is told of files in the current folder that look like a configuration and are not read. */
async function misnamed(io: Io): Promise<string[]> {
  if (await io.exists(configName)) return []
  const hints: string[] = []
  for (const name of ['.goodform.yml', 'goodform.yaml', 'goodform.yml'])
    if (await io.exists(name)) hints.push(`${name} is not read: a configuration is named ${configName}.`)
  return hints
}

async function* reports(
  args: LintArguments,
  inputs: Inputs,
  settings: Settings,
  { checkAll, checkText, linter }: Workshop,
  wanted: Wanted,
  io: Io,
): AsyncGenerator<FileReport> {
  yield* inputs.failures
  if (args.stream) yield* streamed(args.stdinPath, wanted, checkText, io)
  else if (args.paths.includes('-')) {
    const report = await standardInput(args.stdinPath, wanted, checkText, io)
    if (report) yield report
  }
  const { files, named } = inputs
  const known = await exercisesAround(inputs, linter, settings, io)
  let done = 0
  for await (const report of checkAll(files, { ...wanted, fix: args.fix, named, ...(known ? { known } : {}) })) {
    if (files.length > 20) io.progress?.('')
    yield report
    if (files.length > 20) io.progress?.(`${++done} of ${files.length} files`)
  }
  io.progress?.('')
}

const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`
