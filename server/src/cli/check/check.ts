import { applySafeFixes, inEnglish } from '../../core/index.ts'
import { describe } from '../../report/describe.ts'
import type { FileReport, Wanted } from '../../report/result.ts'
import type { Io } from '../io/io.ts'
import type { Check, Checks } from './checks.ts'

/** How files are checked; plain data, so that a worker can have it. */
export interface CheckOptions extends Wanted {
  /** Apply the safe fixes and write the file. */
  readonly fix: boolean
  /** Paths that were named one by one: a folder may hold any YAML, but a file that is named is meant. */
  readonly named: readonly string[]
  /** The exercises in the files of this run, as pairs of a `KnownExercises`; without them unknown ones are not told. */
  readonly known?: readonly (readonly [string, string | undefined])[]
}

/** Checks files; their reports come in the order of the paths. */
export type CheckAll = (paths: readonly string[], options: CheckOptions) => AsyncIterable<FileReport>

/** Checks files one after the other, here. */
export function checkHere(checks: Checks, io: Io): CheckAll {
  return async function* (paths, options) {
    for (const path of paths) {
      if (io.interrupted?.()) return
      yield await checkFile(path, checks, options, io)
    }
  }
}

/** Checks one file. What keeps it from being read or written is told in the report; nothing is thrown. */
export async function checkFile(path: string, checks: Checks, options: CheckOptions, io: Io): Promise<FileReport> {
  try {
    const check = await checks.of(path)
    return await within(path, check, options, () => checkBytes(path, check, options, io))
  } catch (error) {
    return failed(path, `was not checked: Goodform failed on it (${saying(error)}). Please report it.`)
  }
}

/** Checks a text that comes from elsewhere, as if it stood at a path. */
export async function checkGiven(
  path: string,
  text: string,
  checks: Checks,
  options: CheckOptions,
): Promise<FileReport> {
  const check = await checks.of(path)
  return within(path, check, options, () => checkText(path, text, check, options))
}

/** The report of a file, if its configuration wants it checked, with what is wrong in that. A file that is named is not left out in silence. */
async function within(
  path: string,
  { decision, faults }: Check,
  options: CheckOptions,
  report: () => FileReport | Promise<FileReport>,
): Promise<FileReport> {
  if (decision.checked) {
    const own = await report()
    return faults.length ? { ...own, faults: [...faults, ...(own.faults ?? [])] } : own
  }
  const why = decision.why.map(inEnglish).join(' ')
  const told = options.named.includes(path) ? { problem: why } : {}
  return { path, diagnostics: [], skipped: 'ignored', faults, ...told }
}

async function checkBytes(path: string, check: Check, options: CheckOptions, io: Io): Promise<FileReport> {
  let bytes: Uint8Array
  try {
    bytes = await io.read(path)
  } catch (error) {
    return failed(path, `could not be read: ${saying(error)}`)
  }
  const text = decode(bytes)
  if (text === undefined) return failed(path, `is not UTF-8 text, so it was not checked. ${advice(bytes)}`)
  if (!options.fix) return checkText(path, text, check, options)
  if (check.faults.some(({ grave }) => grave))
    return { ...checkText(path, text, check, options), faults: [unfixedForFaults] }
  const { linter, decision } = check
  const document = linter.open(text, { ...decision.lint, ...hint(path, options) })
  if (document.end < text.length) {
    const report = checkText(path, text, check, options)
    return { ...report, problem: `${report.problem} So no fix was applied.` }
  }
  const { text: fixed } = applySafeFixes(document, linter)
  if (fixed !== text) {
    const unfixed = (problem: string): FileReport => ({ ...checkText(path, text, check, options), problem })
    const now = await io.read(path).catch(() => undefined)
    if (!now || !sameBytes(now, bytes)) return unfixed('was changed meanwhile, so no fix was applied: run it again.')
    try {
      await io.write(path, fixed)
    } catch (error) {
      return unfixed(`could not be written, so no fix was applied: ${saying(error)}`)
    }
  }
  const report = checkText(path, fixed, check, options)
  const gone = document.findings.length - report.diagnostics.length
  return gone > 0 ? { ...report, fixed: gone } : report
}

/** What is meant to be left out or left alone is not known then. */
const unfixedForFaults = {
  text: 'no fix was applied to files whose configuration or packs have a fault: mend that first.',
  grave: true,
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i])

/** Checks a text that is reported under a path. */
export function checkText(
  path: string,
  text: string,
  { linter, decision, isAdded }: Check,
  options: CheckOptions,
): FileReport {
  const document = linter.open(text, { ...decision.lint, ...hint(path, options) })
  if (document.format.name === 'none')
    return options.named.includes(path) ? failed(path, notOurs) : { path, diagnostics: [], skipped: 'foreign' }
  const neighbourhoods = options.neighbourhoods || decision.baseline !== undefined
  const described = describe(path, document, document.findings, linter, { ...options, neighbourhoods })
  const added = new Set(described.diagnostics.map(({ claim }) => claim).filter(isAdded))
  const claims = [...added].flatMap((id) => linter.claims.get(id) ?? [])
  const report = claims.length ? { ...described, claims } : described
  const unread = report.diagnostics.find((diagnostic) => diagnostic.unchecked)
  if (!unread) return report
  const { line } = unread.range.start
  const says = /\bchecked\b/i.test(unread.message)
    ? unread.message
    : `${unread.message.replace(/\.$/, '')}; it was not checked.`
  return { ...report, problem: `line ${line + 1}: ${says}` }
}

const hint = (path: string, { known }: CheckOptions) => ({ path, ...(known?.length ? { known: new Map(known) } : {}) })

/** What is said of YAML that holds no exercise. */
export const notOurs =
  'is YAML but no exercise file, so it was not checked. Name it *.exercise.yaml, or give it “$schema: …/exercise.schema.json”.'

/** A report of a file that could not be checked. */
export const failed = (path: string, problem: string): FileReport => ({ path, diagnostics: [], problem })

/** UTF-8 text, its byte order mark kept; undefined for anything else. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function advice([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'It is UTF-16: save it as UTF-8.'
  return 'If it is an article, save it as UTF-8; if not, leave it out.'
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'what stands before the last “/” is no folder',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many open files',
  ELOOP: 'its symbolic links lead in a circle',
}

/** What an error says to a person. */
export function saying(error: unknown): string {
  const code = (error as { code?: string } | undefined)?.code
  return (code && reasons[code]) || (error instanceof Error ? error.message : String(error))
}
