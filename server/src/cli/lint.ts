import { dirname, normalize, relative, resolve } from 'node:path'
import { Configurations } from '../config/find.ts'
import { joined } from '../config/linters.ts'
import { type Claim, type Defined, exceedsSeverity, knownExercises, type Severity } from '../core/index.ts'
import type { Fault, FileReport, Reporter, Totals, Wanted } from '../report/result.ts'
import { Baseline } from './baseline.ts'
import { type CheckAll, type CheckOptions, decode, failed, saying } from './check.ts'
import { readText } from './checks.ts'
import { type FormatName, formats } from './formats.ts'
import type { Found, Io } from './io.ts'
import { fromRoot, wantsColour } from './surroundings.ts'
import { version } from './version.ts'

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

/** What `lint` works with: the claims, a linter for texts, and a way to check many files. */
export interface Workshop {
  readonly claims: ReadonlyMap<string, Claim>
  readonly checkAll: CheckAll
  /** The exercises that a text defines. */
  readonly defined: (path: string, text: string) => Promise<readonly Defined[]>
  readonly checkText: (path: string, text: string, options: CheckOptions) => Promise<FileReport>
}

/**
 * Lints files and prints the report while they come in.
 * @returns exit code 0: nothing at the failing severity; 1: findings; 2: something could not be checked; 130: interrupted
 */
export async function lint(args: LintArguments, workshop: Workshop, io: Io): Promise<number> {
  const { format, fixes, collected = false } = formats[args.format]
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
  const path = args.baseline ?? (await configuredBaseline(io))
  let baseline: Baseline | undefined
  try {
    baseline = path === undefined ? undefined : await openBaseline(path, args.updateBaseline, io)
  } catch (error) {
    io.error(`goodform: ${path}: ${saying(error)}\n`)
    return 2
  }
  if (path === undefined && args.updateBaseline) {
    io.error('goodform: --update-baseline needs --baseline FILE, or “baseline” in .goodform.yaml.\n')
    return 2
  }
  const wanted: Wanted = { fixes, neighbourhoods: collected || baseline !== undefined }
  for await (const report of reports(args, workshop, wanted, io)) {
    for (const claim of report.claims ?? []) claims.set(claim.id, claim)
    take(
      baseline && !report.skipped ? baseline.filter(report) : report,
      args.quiet ? fails : () => true,
      tally,
      reporter,
      io,
    )
  }
  tally.interrupted = io.interrupted?.() ?? false
  if (tally.files || !formats[args.format].forPeople) io.out(reporter.end(tally))
  if (tally.interrupted) return 130
  if (baseline && path !== undefined && args.updateBaseline) {
    try {
      await io.write(path, await baseline.updated(async (file) => (await io.readIfThere(file)) !== undefined))
    } catch (error) {
      io.error(`goodform: ${path}: could not be written: ${saying(error)}\n`)
      return 2
    }
    io.error(`goodform: the baseline ${path} now holds what was found.\n`)
    return tally.unchecked ? 2 : 0
  }
  if (baseline?.stale)
    io.error(`goodform: ${baseline.stale} of the baseline match nothing any more; --update-baseline prunes them.\n`)
  if (tally.unchecked) return 2
  const failing = Object.entries(tally.bySeverity).some(([severity, n]) => n && fails(severity as Severity))
  return failing || tally.bySeverity.warning > args.maxWarnings ? 1 : 0
}

class Tally implements Totals {
  files = 0
  unchecked = 0
  known = 0
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
  tally: Tally,
  reporter: Reporter,
  io: Io,
): void {
  for (const { text, grave } of report.faults ?? []) {
    if (tally.told.has(text)) continue
    tally.told.set(text, { text, grave })
    if (grave) tally.unchecked++
    io.error(`goodform: ${text}\n`)
  }
  if (report.skipped) return
  if (report.problem !== undefined) {
    tally.unchecked++
    io.error(`goodform: ${report.path}: ${report.problem}\n`)
  }
  if (report.problem === undefined || report.diagnostics.length) tally.files++
  tally.known += report.known ?? 0
  for (const { severity } of report.diagnostics) tally.bySeverity[severity]++
  io.out(reporter.file({ ...report, diagnostics: report.diagnostics.filter(({ severity }) => shows(severity)) }))
}

async function openBaseline(path: string, update: boolean, io: Io): Promise<Baseline> {
  const bytes = await io.readIfThere(path)
  if (!bytes && !update) throw new Error('there is no such baseline; --update-baseline makes it.')
  return Baseline.read(path, bytes && new TextDecoder().decode(bytes), io.cwd)
}

/** The baseline that the configuration of the current folder names. */
async function configuredBaseline(io: Io): Promise<string | undefined> {
  const cwd = io.cwd.replaceAll('\\', '/')
  const found = await new Configurations({ read: (path) => readText(path, io) }).nearest(joined(cwd, 'article.md'))
  const baseline = found?.config.baseline
  return found && baseline && (relative(io.cwd, joined(found.folder, baseline.text)) || undefined)
}

async function* reports(args: LintArguments, workshop: Workshop, wanted: Wanted, io: Io): AsyncGenerator<FileReport> {
  let paths = new Set<string>()
  const named: string[] = []
  for (const path of args.paths) {
    if (path === '-' && args.stream) {
      yield* streamed(args, workshop, wanted, io)
      continue
    }
    if (path === '-') {
      yield await standardInput(args.stdinPath, wanted, workshop, io)
      continue
    }
    let found: Found | undefined
    try {
      found = await io.find(path)
    } catch (error) {
      yield failed(path, `could not be read: ${saying(error)}`)
      continue
    }
    if (!found) yield failed(path, 'no such file or folder, and no file matches it.')
    else if (!found.files.length && !found.locked.length) yield failed(path, 'holds no Markdown or YAML file.')
    for (const { path: folder, error } of found?.locked ?? [])
      yield failed(folder, `could not be read, so nothing in it was checked: ${saying(error)}`)
    for (const file of found?.files ?? []) paths.add(file)
    if (found?.files[0] === path) named.push(path)
  }
  if (args.changed !== undefined) {
    try {
      const changed = new Set((await io.changed(args.changed)).map((path) => normalize(path)))
      paths = new Set([...paths].filter((path) => isIn(changed, normalize(relative(io.cwd, resolve(io.cwd, path))))))
    } catch (error) {
      yield failed('git', saying(error))
      return
    }
  }
  let done = 0
  const known = await exercisesIn([...paths], workshop, io)
  for await (const report of workshop.checkAll([...paths], { ...wanted, fix: args.fix, named, known })) {
    if (paths.size > 20) io.progress?.('')
    yield report
    if (paths.size > 20) io.progress?.(`${++done} of ${paths.size} files`)
  }
  io.progress?.('')
}

/** Whether a path, or a folder above it (a submodule that changed), is one of these. */
function isIn(changed: ReadonlySet<string>, path: string): boolean {
  const above = dirname(path)
  return changed.has(path) || (above !== path && isIn(changed, above))
}

async function standardInput(path: string, wanted: Wanted, { checkText }: Workshop, io: Io): Promise<FileReport> {
  let bytes: Uint8Array
  try {
    bytes = await io.stdin()
  } catch (error) {
    return failed(path, `standard input ${saying(error)}`)
  }
  const text = decode(bytes)
  if (text === undefined) return failed(path, 'standard input is not UTF-8 text, so it was not checked.')
  return checkText(path, text, { ...wanted, fix: false, named: [path] })
}

/** Checks the articles of a stream, each line one, as they come. */
async function* streamed(
  { stdinPath }: LintArguments,
  { checkText }: Workshop,
  wanted: Wanted,
  io: Io,
): AsyncGenerator<FileReport> {
  let number = 0
  try {
    for await (const bytes of io.lines()) {
      if (io.interrupted?.()) return
      const name = `line ${++number}`
      const line = decode(bytes)
      const article = line?.trim() ? articleIn(number === 1 ? line.replace(/^\uFEFF/, '') : line) : undefined
      if (article) {
        const path = article.path ?? stdinPath
        yield await checkText(path, article.text, { ...wanted, fix: false, named: [path] })
      } else if (line === undefined) yield failed(name, 'is not UTF-8 text, so it was not checked.')
      else if (line.trim())
        yield failed(name, 'is no article: it takes a JSON string, or an object with “text” and “path”.')
    }
  } catch (error) {
    yield failed(stdinPath, `standard input ${saying(error)}`)
  }
}

/** The article that a line of a stream holds. */
function articleIn(line: string): { readonly path?: string; readonly text: string } | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value === 'string') return { text: value }
  const { path, text } = (value ?? {}) as { path?: unknown; text?: unknown }
  if (typeof text !== 'string' || (path !== undefined && typeof path !== 'string')) return undefined
  return path ? { path, text } : { text }
}

/** The exercises that the YAML files of a run define: what articles and other exercises may name. */
async function exercisesIn(
  paths: readonly string[],
  { defined }: Workshop,
  io: Io,
): Promise<[string, string | undefined][]> {
  const files: { path: string; defined: readonly Defined[] }[] = []
  for (const path of paths.filter((file) => /\.ya?ml$/i.test(file))) {
    // A file that cannot be read is told when its turn comes.
    const text = decode(await io.read(path).catch(() => new Uint8Array()))
    files.push({ path, defined: (text && (await defined(path, text))) || [] })
  }
  return [...knownExercises(files)]
}
