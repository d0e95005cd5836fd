import { applySafeFixes } from '../core/apply.ts'
import { exceedsSeverity, type Finding, type Fix, type Linter, type Severity } from '../core/index.ts'
import { jsonReport } from '../report/json.ts'
import type { FileResult, Result } from '../report/result.ts'
import { ansi, stylishReport, unpainted } from '../report/stylish.ts'
import type { Io } from './io.ts'
import { version } from './version.ts'

export interface LintArguments {
  readonly paths: readonly string[]
  readonly format: string
  readonly fix: boolean
  readonly quiet: boolean
  readonly failOn: Severity
  readonly maxWarnings: number
  readonly stdinPath: string
}

/** Formats of the report, by name. */
export const formats: Readonly<Record<string, (result: Result, io: Io) => string>> = {
  stylish: (result, io) => stylishReport(result, wantsColour(io) ? ansi : unpainted),
  json: (result) => jsonReport(result),
}

function wantsColour({ env, isTTY }: Io): boolean {
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true
  return isTTY && !env.NO_COLOR && env.TERM !== 'dumb'
}

/** Lints files and prints the report. Exit code 0: nothing at the failing severity; 1: findings; 2: something could not be checked. */
export async function lint(args: LintArguments, linter: Linter, io: Io): Promise<number> {
  let failed = false
  const fail = (message: string) => {
    failed = true
    io.error(`goodform: ${message}\n`)
  }
  const files: FileResult[] = []
  for (const path of args.paths) {
    if (path === '-') {
      const text = decode(await io.stdin())
      if (text === undefined) fail('standard input is not UTF-8 text.')
      else {
        const result = check(args.stdinPath, text, linter, args)
        if (result) files.push(result)
        else fail(notOurs(args.stdinPath))
      }
      continue
    }
    const found = await io.find(path)
    if (!found) {
      fail(`${path}: no such file or folder, and no file matches it.`)
      continue
    }
    for (const file of found) {
      if (files.some((known) => known.path === file)) continue
      try {
        const text = decode(await io.read(file))
        if (text === undefined) fail(`${file}: is not UTF-8 text, so it was not checked. Save it as UTF-8.`)
        else {
          const result = check(file, text, linter, args)
          if (result) files.push(await fixed(result, linter, args, io))
          // A folder may hold any YAML; a file that is named is meant.
          else if (file === path) fail(notOurs(file))
        }
      } catch (error) {
        fail(`${file}: could not be read or written: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  const result: Result = { files, claims: linter.claims, version }
  if (files.length || args.format !== 'stylish') io.out(formats[args.format]!(result, io))
  if (failed) return 2
  const all = files.flatMap((file) => file.findings)
  const warnings = all.filter((finding) => finding.severity === 'warning').length
  return all.some((finding) => !exceedsSeverity(args.failOn, finding.severity)) || warnings > args.maxWarnings ? 1 : 0
}

/** UTF-8 text, its byte order mark kept; undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

const notOurs = (path: string) =>
  `${path}: is YAML but no exercise file, so it was not checked. Name it *.exercise.yaml, or give it “$schema: …/exercise.schema.json”.`

/** Lints one text; undefined for YAML that holds no exercises. */
function check(path: string, text: string, linter: Linter, args: LintArguments): FileResult | undefined {
  const document = linter.open(text, { path })
  if (document.format.name === 'none') return undefined
  const memory = new Map<Finding, readonly Fix[]>()
  const findings = args.quiet
    ? document.findings.filter((finding) => !exceedsSeverity(args.failOn, finding.severity))
    : document.findings
  const fixes = (finding: Finding) => {
    const known = memory.get(finding) ?? linter.fixes(document, finding)
    memory.set(finding, known)
    return known
  }
  return { path, text, findings, fixes }
}

/** Applies the safe fixes until none is left, and writes the file when that changed it. */
async function fixed(file: FileResult, linter: Linter, args: LintArguments, io: Io): Promise<FileResult> {
  if (!args.fix) return file
  const { text } = applySafeFixes(linter.open(file.text, { path: file.path }), linter)
  if (text === file.text) return file
  await io.write(file.path, text)
  return check(file.path, text, linter, args) ?? file
}
