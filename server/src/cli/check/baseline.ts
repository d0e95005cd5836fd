import { dirname, relative, resolve } from 'node:path'
import { type Entries, type Entry, parseBaseline, recognise } from '../../config/baseline.ts'
import type { FileReport } from '../../report/result.ts'

/**
 * Findings of an old archive that are not to be told again. A finding is known by its claim and its sentence, wherever that stands in the
 * file; or, where the sentence was edited, by its claim and both of its neighbours.
 */
export class Baseline {
  private readonly now: Record<string, readonly Entry[]> = Object.create(null)
  private staleEntries = 0

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
    return new Baseline(cwd, folder, text === undefined ? {} : parseBaseline(text))
  }

  /** The report without the findings that are known. */
  filter(report: FileReport): FileReport {
    const name = this.nameOf(report.path)
    const found = report.diagnostics.map(({ claim, neighbourhood }) => ({ claim, ...neighbourhood }))
    const entries = Object.hasOwn(this.files, name) ? this.files[name]! : []
    const { known, stale } = recognise(entries, report.diagnostics, ({ neighbourhood }) => neighbourhood)
    // What matches nothing may stand in the part that could not be checked.
    const whole = report.problem === undefined
    this.now[name] = whole ? found : [...found, ...stale]
    if (whole) this.staleEntries += stale.length
    return known.size
      ? { ...report, diagnostics: report.diagnostics.filter((one) => !known.has(one)), known: known.size }
      : report
  }

  /**
   * How many entries match nothing any more: of checked files, and of files that are gone.
   * @param exists whether a file is there
   */
  async stale(exists: (path: string) => Promise<boolean>): Promise<number> {
    let count = this.staleEntries
    for (const [name, entries] of Object.entries(this.files))
      if (!this.now[name] && !(await exists(resolve(this.folder, name)))) count += entries.length
    return count
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
