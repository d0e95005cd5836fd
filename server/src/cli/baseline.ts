import { dirname, relative, resolve } from 'node:path'
import type { Diagnostic, FileReport } from '../report/result.ts'

/** A finding that is known: its claim, and hashes of its sentence and of those beside it. */
interface Entry {
  readonly claim: string
  readonly sentence: string
  readonly before: string
  readonly after: string
}

type Entries = Record<string, readonly Entry[]>

/**
 * Findings of an old archive that are not to be told again. A finding is known by its claim and its sentence, wherever that stands in the
 * file; or, where the sentence was edited, by its claim and both of its neighbours.
 */
export class Baseline {
  private readonly now: Record<string, Entry[]> = Object.create(null)
  /** Entries of checked files that matched nothing. */
  stale = 0

  private constructor(
    private readonly cwd: string,
    private readonly folder: string,
    private readonly files: Entries,
  ) {}

  /**
   * @param path where the baseline stands; its paths count from its folder
   * @param text its content; undefined for a new one
   * @param cwd what paths of reports count from
   * @throws an Error that says what is wrong with it
   */
  static read(path: string, text: string | undefined, cwd: string): Baseline {
    const folder = dirname(resolve(cwd, path))
    if (text === undefined) return new Baseline(cwd, folder, {})
    let parsed: { version?: unknown; files?: unknown }
    try {
      parsed = JSON.parse(text)
    } catch (error) {
      throw new Error(`is not JSON: ${(error as Error).message}`)
    }
    const { version, files } = parsed ?? {}
    if (version !== 1 || typeof files !== 'object' || files === null || !Object.values(files).every(areEntries))
      throw new Error('is no baseline of this version; --update-baseline writes a new one over it once it is removed.')
    return new Baseline(cwd, folder, files as Entries)
  }

  /** The report without the findings that are known. */
  filter(report: FileReport): FileReport {
    const name = this.nameOf(report.path)
    const known = [...(Object.hasOwn(this.files, name) ? this.files[name]! : [])]
    this.now[name] = report.diagnostics.map(({ claim, neighbourhood: { sentence, before, after } }) => ({
      claim,
      sentence,
      before,
      after,
    }))
    const left = [sameSentence, sameNeighbours].reduce<readonly Diagnostic[]>(
      (unknown, same) =>
        unknown.filter((diagnostic) => {
          const at = known.findIndex((entry) => entry.claim === diagnostic.claim && same(entry, diagnostic))
          if (at >= 0) known.splice(at, 1)
          return at < 0
        }),
      report.diagnostics,
    )
    this.stale += known.length
    const count = report.diagnostics.length - left.length
    return count ? { ...report, diagnostics: left, known: count } : report
  }

  /**
   * The baseline of what was found now. Files that were not checked this time keep their entries, as long as they exist.
   * @param exists whether a file is there
   */
  async updated(exists: (path: string) => Promise<boolean>): Promise<string> {
    const files: Record<string, readonly Entry[]> = Object.create(null)
    for (const [name, entries] of Object.entries(this.files))
      if (!this.now[name] && (await exists(resolve(this.folder, name)))) files[name] = entries
    for (const [name, entries] of Object.entries(this.now)) if (entries.length) files[name] = entries
    const rows = Object.keys(files)
      .sort()
      .map((name) => {
        const entries = files[name]!.map((entry) => `    ${JSON.stringify(entry)}`)
        return `  ${JSON.stringify(name)}: [\n${entries.join(',\n')}\n  ]`
      })
    return `{"version": 1, "files": {\n${rows.join(',\n')}\n}}\n`
  }

  private nameOf(path: string): string {
    return relative(this.folder, resolve(this.cwd, path)).replaceAll('\\', '/')
  }
}

const sameSentence = (entry: Entry, { neighbourhood }: Diagnostic) => entry.sentence === neighbourhood.sentence
const sameNeighbours = (entry: Entry, { neighbourhood }: Diagnostic) =>
  entry.before === neighbourhood.before && entry.after === neighbourhood.after

const areEntries = (list: unknown) =>
  Array.isArray(list) &&
  list.every((entry) =>
    (['claim', 'sentence', 'before', 'after'] as const).every((key) => typeof entry?.[key] === 'string'),
  )
